import type { AreaWords } from '../messages.js';

/** Signing in and out. */
export const signIn = {
  'signIn.title': 'Inicie sesión',
  'signIn.sub': 'para ver y pagar sus facturas',
  'signIn.label.user-id': 'Usuario',
  'signIn.label.email': 'Correo electrónico',
  'signIn.label.other': 'Nombre de usuario',
  'signIn.empty.user-id': 'Escriba su usuario',
  'signIn.empty.email': 'Escriba su correo electrónico',
  'signIn.empty.other': 'Escriba su nombre de usuario',
  'signIn.tooLong': {
    one: 'Use {count} letra o número como máximo',
    other: 'Use {count} letras o números como máximo',
  },
  'signIn.password': 'Contraseña',
  'signIn.passwordEmpty': 'Escriba su contraseña',
  'signIn.remember': 'Recordarme en este aparato',
  'signIn.submit': 'Iniciar sesión',
  'signIn.working': 'Iniciando sesión…',
  'signIn.wrong': 'Los datos no coinciden. Revise lo que escribió en los dos campos e intente otra vez.',
  'signIn.rateLimited': {
    one: 'Hubo demasiados intentos. Espere {count} segundo e inicie sesión otra vez.',
    other: 'Hubo demasiados intentos. Espere {count} segundos e inicie sesión otra vez.',
  },
  'signIn.network': 'No pudimos llegar al sistema. Revise su conexión e inicie sesión otra vez.',
  'signIn.service': 'El sistema no responde. Inicie sesión otra vez en unos minutos.',
  'signIn.other': 'No pudimos leer la respuesta. Inicie sesión otra vez.',
  'signIn.pendingTitle': 'Primero confirme su cuenta, por favor',
  'signIn.pending':
    'Enviamos un mensaje a {sentTo}. Ábralo y siga las indicaciones. Después inicie sesión aquí.',
  'signIn.pendingWays': 'Escribir el código o pedir otro mensaje',
  'signIn.back': 'Volver a iniciar sesión',
  'signIn.register': '¿Es su primera vez? Cree una cuenta',
  'signIn.done': 'Ya inició sesión',
  'signIn.doneAs': 'Inició sesión como {userName}',
  'signIn.out': 'Cerrar sesión',
  'signIn.outDone': 'Cerró su sesión. Sus datos ya no se ven en esta página.',
  'signIn.outUnconfirmed':
    'Sus datos ya no se ven en esta página. Pero no pudimos llegar al sistema para cerrar su visita. Cierre la sesión otra vez, por favor.',
  'signIn.outAgain': 'Cerrar sesión otra vez',
} as const satisfies AreaWords['sign-in'];
