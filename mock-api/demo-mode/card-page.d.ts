/** The card page in one piece; whoever bundles demo mode provides it. */
declare module 'virtual:card-page' {
  const cardPage: string;
  export default cardPage;
}
