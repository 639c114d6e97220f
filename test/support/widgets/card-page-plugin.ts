import type { TestRunnerPlugin } from '@web/test-runner-core';

import { cardDocument, cardPageFiles } from '../../../mock-api/processor/serverless/build.js';

/** Serves the card page. The server answers to `localhost` and to `127.0.0.1`: to a browser, two origins. */
export function cardPagePlugin(): TestRunnerPlugin {
  let files: ReturnType<typeof cardPageFiles> | undefined;
  return {
    name: 'card-page',
    async serve({ path }) {
      const [, name = ''] = /^\/card-page\/([\w.-]+)$/.exec(path) ?? [];
      if (name === '') return undefined;
      // As demo mode has it.
      if (name === 'document.html') return { body: await cardDocument(), type: 'html' };
      const body = (await (files ??= cardPageFiles())).get(name);
      return body === undefined ? undefined : { body, type: name.split('.').at(-1) ?? '' };
    },
  };
}
