/** What `.storybook/main.ts` makes of the tags' classes. */
declare module 'virtual:manifest' {
  import type { Manifest } from '../test/support/package/manifest.js';
  const manifest: Manifest;
  export default manifest;
}
