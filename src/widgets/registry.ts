/** Tag → the module that defines it. Used by the loader, and by the portal tag, alone. */
export const registry: Readonly<Record<string, () => Promise<unknown>>> = {
  'utility-bill-list': () => import('./bill-list/define.js'),
  'utility-link-account': () => import('./link-account/define.js'),
  'utility-login': () => import('./login/define.js'),
  'utility-pay-now': () => import('./pay-now/define.js'),
  'utility-provider': () => import('./provider/define.js'),
  'utility-register': () => import('./register/define.js'),
  'utility-usage-chart': () => import('./usage-chart/define.js'),
  'utility-verify': () => import('./verify/define.js'),
};
