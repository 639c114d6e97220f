import { systemClock } from '../../core/clock.js';

/** Has the browser save a text under this name. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read it only after the click.
  systemClock.after(5000, () => {
    URL.revokeObjectURL(url);
  });
}
