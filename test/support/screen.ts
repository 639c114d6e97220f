/** The window and the resident's settings, for widget tests. Both are back to normal in the next test file. */
import { executeServerCommand } from '@web/test-runner-commands';

import type { Engine } from './engines.js';
import type { Media } from './driver/types.js';

export async function engine(): Promise<Engine> {
  return executeServerCommand<Engine, undefined>('engine');
}

/** CSS pixels; 1024 × 768 at the start of a file. 300 px is the narrowest that every engine can be. */
export async function setViewport(width: number, height: number): Promise<void> {
  await executeServerCommand('viewport', { width, height });
}

/** Chromium only: put the test in a file named `*.chromium.test.ts`. An empty object goes back to normal. */
export async function emulateMedia(media: Media): Promise<void> {
  await executeServerCommand('media', media);
}

/**
 * What the browser tells a screen reader about the test page, one line each, indented by two spaces, states after the
 * name: `textbox "Amount" required invalid`. Chromium only, as above.
 */
export function accessibilityTree(): Promise<string> {
  return executeServerCommand<string, undefined>('accessibility-tree');
}

export interface Kept {
  readonly text: string;
  readonly written: boolean;
}

/** A text kept in `test/widget/stories/trees`, empty where there is none; `KEEP_TREES=1` lets `keep` take its place. */
export function keptText(file: string, keep?: string): Promise<Kept> {
  return executeServerCommand<Kept, { file: string; keep?: string }>('kept', {
    file,
    ...(keep === undefined ? {} : { keep }),
  });
}
