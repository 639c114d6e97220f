/** Guides and templates, as components of their framework. */
declare module '*.mdx' {
  import type { ComponentType } from 'react';
  const page: ComponentType;
  export default page;
}

/** Files that a guide shows as they are. */
declare module '*?raw' {
  const text: string;
  export default text;
}
