import type { Page, Scope } from '../driver/index.js';

interface Spot {
  readonly role: string;
  readonly name: string;
}

const farthest = 60;
const hasName = (spot: Spot, name: string | RegExp): boolean =>
  typeof name === 'string' ? spot.name === name : name.test(spot.name);

/** Presses Tab until the focus is there, as a resident without a pointer does. Gives what was passed on the way. */
export async function tabTo(
  page: Page,
  role: string,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<Spot[]> {
  const passed: Spot[] = [];
  while (passed.length < farthest) {
    await page.press(key);
    const spot = await page.focused();
    if (spot.role === role && hasName(spot, name)) return passed;
    passed.push(spot);
  }
  const way = passed.map((spot) => `${spot.role} "${spot.name}"`).join('\n');
  throw new Error(`${key} never came to ${role} ${String(name)}:\n${way}`);
}

/** The focus is inside the frame already or comes into it with the next Tabs. */
export async function tabInFrameTo(page: Page, frame: Scope, name: string): Promise<void> {
  for (let presses = 0; presses < farthest; presses += 1) {
    if ((await page.focused()).role === 'iframe' && (await frame.focused()).name === name) return;
    await page.press('Tab');
  }
  throw new Error(`Tab never came to "${name}" in the frame`);
}

/** Waits until something that took the focus by itself has it: a heading that says what has happened. */
export async function awaitFocus(page: Page, role: string, name: string | RegExp): Promise<void> {
  await page.find(role, name);
  const end = Date.now() + 15_000;
  for (;;) {
    const spot = await page.focused();
    if (spot.role === role && hasName(spot, name)) return;
    if (Date.now() > end)
      throw new Error(`The focus is on ${spot.role} "${spot.name}", not on ${role} ${String(name)}`);
  }
}
