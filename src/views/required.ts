import type { PortalConfig } from '../contract/index.js';
import type { Language } from '../i18n/locale.js';

/** How this portal marks the label of a required field. The mark is part of the text, so that no page rule can hide it. */
export const markRequired =
  ({ requiredMark }: PortalConfig, { t }: Language) =>
  (label: string): string => {
    if (requiredMark === 'word') return t('common.required', { label });
    return requiredMark === 'asterisk' ? t('common.requiredStar', { label }) : label;
  };

/** What the mark means, where it is a sign and not a word. */
export const requiredNote = ({ requiredMark }: PortalConfig, { t }: Language): string | null =>
  requiredMark === 'asterisk' ? t('common.starMeans') : null;
