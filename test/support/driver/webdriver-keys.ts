/** WebDriver names keys without a character by code points of a private area. */
const CODES: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F6: '\uE036',
  Meta: '\uE03D',
};

interface KeyAction {
  type: 'keyDown' | 'keyUp';
  value: string;
}

function codeOf(key: string): string {
  const code = CODES[key];
  if (code !== undefined) return code;
  if ([...key].length === 1) return key;
  throw new Error(`No such key: ${key}`);
}

const down = (key: string): KeyAction => ({ type: 'keyDown', value: codeOf(key) });
const up = (key: string): KeyAction => ({ type: 'keyUp', value: codeOf(key) });

/** `Shift+Tab` as pressing and releasing in order. */
export function chord(keys: string): KeyAction[] {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return [...parts.map(down), ...parts.reverse().map(up)];
}

export function typing(text: string): KeyAction[] {
  return [...text].flatMap((character) => {
    const key = character === '\n' ? 'Enter' : character;
    return [down(key), up(key)];
  });
}
