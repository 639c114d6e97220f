/** What the usage chart draws with: tokens that its own styles declare, so that no other tag downloads them. */
export const chartTokens = {
  'color-chart-bar': 'var(--_color-accent)',
  'color-chart-estimated': 'var(--_color-chart-bar)',
  'color-chart-missing': 'var(--_color-text-muted)',
  'color-chart-grid': 'var(--_color-border)',
  'color-chart-active': 'color-mix(in srgb, var(--_color-accent) 12%, var(--_color-surface))',
} as const;

export type ChartTokenName = keyof typeof chartTokens;
