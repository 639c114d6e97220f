import type { MethodUsed } from '../../contract/index.js';
import type { Ready } from '../../element/runtime-controller.js';

/** What is paid with, as far as it may be shown. */
export function methodText(method: MethodUsed, { language: { t, coded } }: Ready): string {
  const { last4 } = method;
  return method.kind === 'card'
    ? t('pay.methodCard', { brand: coded('brand', method.brand), last4 })
    : t('pay.methodBank', { last4 });
}
