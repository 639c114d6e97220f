/** What `.storybook/main.ts` makes of the tags' classes. */
declare module 'virtual:manifest' {
  const manifest: unknown;
  export default manifest;
}

declare module 'virtual:event-details' {
  const details: Readonly<Record<string, string>>;
  export default details;
}
