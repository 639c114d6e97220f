import type { Plugin } from 'vite';

/** Writes down which modules stand in the built files. */
export const noteModules = (modules: string[]): Plugin => ({
  name: 'note-modules',
  generateBundle: (_, bundle) => {
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') modules.push(...chunk.moduleIds);
  },
});
