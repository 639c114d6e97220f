import { testAccounts, testRouting } from './test-accounts.js';
import { testCards } from './test-cards.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const grouped = (number: string): string =>
  number.length === 15 ? number.replace(/^(.{4})(.{6})/, '$1 $2 ') : number.replace(/(.{4})(?=.)/g, '$1 ');
const brandNames = { visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express', discover: 'Discover' };

/** What a developer needs to know to pay here. */
export function helpPage(): string {
  const rows = testCards.map(
    ({ number, brand, note }) =>
      `<tr><th scope="row"><code>${safe(grouped(number))}</code></th><td>${brandNames[brand]}</td><td>${safe(note)}</td></tr>`,
  );
  const accounts = testAccounts.map(
    ({ number, note }) => `<tr><th scope="row"><code>${safe(number)}</code></th><td>${safe(note)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Test cards and accounts – simulated payment processor</title>
<link rel="stylesheet" href="/help.css">
</head>
<body>
<main>
<p class="note">Simulation. No money moves here, and no real card or account belongs here.</p>
<h1>Test cards</h1>
<p>These numbers work in the payment form of the demo cities. Use any expiration date in the future, any security code
(3 digits, American Express 4) and any ZIP code of 5 digits.</p>
<div class="scroll" role="region" aria-label="Test cards" tabindex="0">
<table>
<thead><tr><th scope="col">Card number</th><th scope="col">Brand</th><th scope="col">What happens</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
<h2 id="accounts">Test bank accounts</h2>
<p>Use the routing number <code>${testRouting}</code>, any name and either type of account. Other account numbers are paid after
2 business days too. The utility’s own clock says when that is.</p>
<div class="scroll" role="region" aria-label="Test bank accounts" tabindex="0">
<table>
<thead><tr><th scope="col">Account number</th><th scope="col">What happens</th></tr></thead>
<tbody>
${accounts.join('\n')}
</tbody>
</table>
</div>
<h2>The card page</h2>
<p>A utility’s page frames <code>/&lt;tenant&gt;/card</code>, for example <a href="/pleasanton/card">/pleasanton/card</a>. Page and frame
speak over a message channel; the card or account goes from the frame to this server and nowhere else.</p>
</main>
</body>
</html>
`;
}

export const helpStyle = `:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#eef1f3, #0d1216); color: light-dark(#16202a, #e9eef2); }
main { box-sizing: border-box; max-width: 46em; margin: auto; padding: 2em 1em 4em; }
h1 { font-size: 1.75em; line-height: 1.2; }
h2 { margin-top: 1.6em; font-size: 1.25em; }
.note { padding: .75em 1em; border-inline-start: .25em solid currentcolor; background: light-dark(#fdf3e0, #35270d); color: light-dark(#7a4b00, #f2c063); }
.scroll { overflow-x: auto; border: 1px solid light-dark(#d5dce1, #33404a); border-radius: .75em; background: light-dark(#fff, #151c22); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .625em 1em; text-align: start; vertical-align: baseline; }
tbody tr { border-block-start: 1px solid light-dark(#d5dce1, #33404a); }
tbody th { font-weight: 400; white-space: nowrap; }
a { color: light-dark(#0b5f6b, #6fd0dc); }
:focus-visible { outline: 3px solid light-dark(#1a56db, #9cc2ff); outline-offset: 2px; }
`;
