/** Guides and templates, as components of their framework. */
declare module '*.mdx' {
  import type { ComponentType } from 'react';
  const page: ComponentType;
  export default page;
}
