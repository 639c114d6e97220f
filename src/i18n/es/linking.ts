import type { AreaWords } from '../messages.js';

/** Linking an account. */
export const linking = {
  'linking.title': 'Vincule su cuenta de servicios',
  'linking.sub': 'Después verá aquí sus facturas. Tenga a la mano la más reciente.',
  'linking.signInTitle': 'Inicie sesión para vincular su cuenta',
  'linking.remember': 'Recordar estos datos',
  'linking.rememberHint':
    'Si marca esto, verá la cuenta cada vez que inicie sesión. Si no lo marca, el vínculo termina cuando cierre sesión.',
  'linking.submit': 'Buscar mi cuenta',
  'linking.working': 'Buscando su cuenta…',
  'linking.noMatch': 'No encontramos ninguna cuenta con estos datos',
  'linking.noMatchBody':
    'Revise cada dato en su factura más reciente. Luego intente de nuevo. Todos deben ser de la misma cuenta.',
  'linking.expired': 'Ya pasó un tiempo desde que encontramos la cuenta',
  'linking.expiredBody': 'Búsquela una vez más. Lo que escribió sigue aquí.',
  'linking.found': { one: 'Encontramos {count} cuenta', other: 'Encontramos {count} cuentas' },
  'linking.check': 'Revise que sea la suya.',
  'linking.choose': '¿Qué cuenta quiere vincular?',
  'linking.chooseFirst': 'Elija la cuenta que quiere vincular',
  'linking.labelled': '{label}: {number}',
  'linking.number.account-number': 'Número de cuenta',
  'linking.number.customer-number': 'Número de cliente',
  'linking.show': 'Mostrar los números completos',
  'linking.hide': 'Ocultar los números completos',
  'linking.already': 'Ya está vinculada',
  'linking.allAlready': {
    one: 'Esta cuenta ya está vinculada',
    other: 'Estas cuentas ya están vinculadas',
  },
  'linking.forGood': 'La verá aquí cada vez que inicie sesión.',
  'linking.forNow':
    'El vínculo termina cuando cierre sesión. La próxima vez le pediremos otra vez sus números.',
  'linking.confirm': 'Vincular esta cuenta',
  'linking.confirming': 'Vinculando la cuenta…',
  'linking.back': 'Cambiar lo que escribió',
  'linking.unsure': 'No pudimos saber si la cuenta quedó vinculada',
  'linking.unsureBody': 'Intente de nuevo. Vincularla dos veces no hace daño.',
  'linking.refused': 'No se pudo vincular esta cuenta',
  'linking.refusedBody': 'Por favor, llámenos. Tenga su factura a la mano.',
  'linking.done': 'Su cuenta está vinculada',
  'linking.bills': 'Ver sus facturas',
  'linking.another': 'Vincular otra cuenta',
} as const satisfies AreaWords['linking'];
