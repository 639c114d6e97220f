import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The build settings of the script tag are not those of a site.
  viteFinal: (vite) => ({
    ...vite,
    build: {
      ...vite.build,
      lib: false,
      manifest: false,
      target: 'es2022',
      rolldownOptions: {},
      chunkSizeWarningLimit: 4096,
    },
  }),
};

export default config;
