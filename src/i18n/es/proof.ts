import type { AreaWords } from '../messages.js';

/** Showing which account is meant: for linking it, and for paying as a guest. */
export const proof = {
  'proof.label.account-number': 'Número de cuenta',
  'proof.label.customer-number': 'Número de cliente',
  'proof.label.last-name': 'Apellido',
  'proof.label.last-bill-amount': 'Monto de su última factura',
  'proof.label.name-or-amount': 'Apellido o monto de su última factura',
  'proof.label.other': 'Dato de su factura',
  'proof.hint.account-number': 'Está en su factura.',
  'proof.hint.customer-number': 'Está en su factura.',
  'proof.hint.last-name': 'Como está en su factura.',
  'proof.hint.last-bill-amount': 'Por ejemplo, 84.20',
  'proof.hint.name-or-amount': 'Basta con uno de los dos.',
  'proof.hint.other': 'Está en su factura.',
  'proof.digits': {
    one: '{count} dígito, como en su factura',
    other: '{count} dígitos, como en su factura',
  },
  'proof.digitsBetween': 'De {least} a {most} dígitos, como en su factura',
  'proof.empty': 'Escriba esto: {label}',
  'proof.notDigits': 'Use solo dígitos para esto: {label}',
  'proof.tooShort': {
    one: 'Faltan dígitos: {label}. En su factura tiene {count} dígito.',
    other: 'Faltan dígitos: {label}. En su factura tiene {count} dígitos.',
  },
  'proof.tooShortBetween': 'Faltan dígitos: {label}. En su factura tiene de {least} a {most} dígitos.',
  'proof.tooLong': {
    one: 'Sobran dígitos: {label}. Escriba solo este número. En su factura tiene {count} dígito.',
    other: 'Sobran dígitos: {label}. Escriba solo este número. En su factura tiene {count} dígitos.',
  },
  'proof.tooLongBetween':
    'Sobran dígitos: {label}. Escriba solo este número. En su factura tiene de {least} a {most} dígitos.',
  'number.swapped': 'Estos dígitos parecen de otro número: {other}. Escriba aquí este: {label}',
  'number.filled': 'También llenamos esto: {label}',
  'proof.other': 'Revise esto: {label}',
  'guest.title': 'Pague sin iniciar sesión',
  'guest.sub': 'Tenga su factura a la mano.',
  'guest.submit': 'Buscar mi factura',
  'guest.working': 'Buscando su factura…',
  'guest.noMatch': 'No encontramos ninguna cuenta con lo que escribió',
  'guest.noMatchBody': 'Revíselo en su factura e intente otra vez. Todo tiene que ser de la misma factura.',
  'guest.expired': 'Cerramos su factura porque pasó un tiempo. No se le cobró nada.',
  'guest.signIn': 'Prefiero iniciar sesión',
  'guest.found': 'Encontramos su factura.',
} as const satisfies AreaWords['proof'];
