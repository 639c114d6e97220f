import type { Finding } from './finding.js';

const marks = { wrong: '✗', doubt: '?', fine: '✓' } as const;
const styles = `
  :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-block-size: 60vh; overflow: auto; display: block }
  section { background: #fff; color: #16202a; border-block-start: 4px solid #0b5f6b; padding: 16px 20px; font: 16px/1.5 system-ui, sans-serif }
  section:focus { outline: none }
  h2 { font-size: 18px; margin: 0 0 8px }
  ul { margin: 0 0 12px; padding: 0; list-style: none }
  li { display: flex; padding: 4px 0; overflow-wrap: anywhere }
  li span { flex: none; inline-size: 28px }
  .wrong { color: #a4231c; font-weight: 650 }
  .doubt { color: #7a4b00 }
  .fine { color: #11652f }
  button { font: inherit; min-block-size: 44px; padding: 8px 20px; border: 1.5px solid #71808d; border-radius: 6px; background: #fff; color: inherit }
`;

/** What stands at the foot of the page, for who has no console at hand. Nothing of the page can change its look. */
export interface Panel {
  tell(title: string, findings: readonly Finding[]): void;
}

/** Puts the panel there; it says that it is looking until it is told what was found. */
export function show(): Panel {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const section = document.createElement('section');
  section.setAttribute('aria-label', 'utility-widgets');
  section.tabIndex = -1;
  const heading = document.createElement('h2');
  heading.textContent = 'utility-widgets: looking at this page …';
  const list = document.createElement('ul');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => {
    host.remove();
  });
  section.append(heading, list, close);
  root.append(section);
  document.body.append(host);
  return {
    tell(title, findings) {
      heading.textContent = title;
      for (const { level, text } of findings) {
        const item = document.createElement('li');
        item.className = level;
        const mark = document.createElement('span');
        mark.textContent = `${marks[level]} `;
        item.append(mark, text);
        list.append(item);
      }
      // Who listens to the page hears it now.
      section.focus();
    },
  };
}
