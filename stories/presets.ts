/** The published presets, each as its style sheet says it. */
import communityConnect from '../mock-api/demo/community-connect/theme.css';
import glendora from '../mock-api/demo/glendora/theme.css';
import ontario from '../mock-api/demo/ontario/theme.css';
import pleasanton from '../mock-api/demo/pleasanton/utility-theme.css';
import dark from '../src/theme/presets/dark.css';
import standard from '../src/theme/presets/default.css';
import govuk from '../src/theme/presets/govuk.css';
import highContrast from '../src/theme/presets/high-contrast.css';
import underline from '../src/theme/presets/underline.css';
import uswds from '../src/theme/presets/uswds.css';

export const presetSheets = {
  default: standard,
  dark,
  'high-contrast': highContrast,
  uswds,
  govuk,
  underline,
  pleasanton,
  glendora,
  ontario,
  'community-connect': communityConnect,
} as const satisfies Readonly<Record<string, string>>;

/** The tokens that a preset sets, by their names. */
export function tokensOf(css: string): Readonly<Record<string, string>> {
  const declared = css.replace(/\/\*[^]*?\*\//g, '').matchAll(/--utility-([\w-]+):\s*([^;]+);/g);
  return Object.fromEntries(
    [...declared].map(([, name = '', value = '']) => [name, value.replace(/\s+/g, ' ')]),
  );
}
