import type { AreaWords } from '../messages.js';

/** Words that every widget may need. */
export const common = {
  'common.required': '{label} (obligatorio)',
  'common.requiredStar': '* {label}',
  'common.problem': 'Hay un problema',
  'common.retry': 'Intente otra vez',
  'common.stillWorking': 'Seguimos en ello. Espere, por favor.',
  'common.loading': 'Cargando',
  'common.show': 'Mostrar',
  'common.hide': 'Ocultar',
  'common.showPassword': 'Mostrar la contraseña',
  'common.hidePassword': 'Ocultar la contraseña',
  'common.help': '¿Necesita ayuda? Llame al {phone}. Horario: {hours}',
  'common.helpNoPhone': 'Intente otra vez en unos minutos, por favor.',
  'common.signInFirst': 'No ha iniciado sesión',
  'common.signInLink': 'Iniciar sesión',
  'common.expired': 'Su sesión se cerró porque pasó mucho tiempo. Inicie sesión otra vez.',
  'common.notOffered': 'No se ofrece en línea',
  'common.notOfferedBody': '{utility} no ofrece esto en su sitio web.',
  'common.notConfigured': 'Esta parte de la página todavía no está lista',
  'common.notConfiguredBody': 'Por ahora, comuníquese con nosotros de otra manera, por favor.',
  'common.nowhere': 'Esta página no puede llevarle allí',
  'common.nowhereBody': 'Busque en el menú de este sitio o llámenos.',
  'common.insecure': 'Esta página no es segura',
  'common.insecureBody': 'No pedimos datos privados en una página sin https. Mejor llámenos, por favor.',
  'failed.title': 'No pudimos cargar esto',
  'failed.network':
    'No podemos llegar al sistema. Revise su conexión a internet e intente otra vez o vuelva a cargar la página. Nada ha cambiado en su cuenta.',
  'failed.service': 'El sistema no responde en este momento. Nada ha cambiado en su cuenta.',
  'failed.maintenance': 'El sistema está cerrado por mantenimiento. Nada ha cambiado en su cuenta.',
  'failed.rateLimited': {
    one: 'Hubo demasiadas solicitudes. Espere {count} segundo e intente otra vez.',
    other: 'Hubo demasiadas solicitudes. Espere {count} segundos e intente otra vez.',
  },
  'failed.rateLimitedLong':
    'Hubo demasiadas solicitudes. Nada ha cambiado en su cuenta. Espere un rato, por favor.',
  'failed.wait': {
    one: 'Intente otra vez en {count} minuto.',
    other: 'Intente otra vez en {count} minutos.',
  },
  'failed.other':
    'El sistema mandó una respuesta que no se pudo leer. Su conexión a internet está bien. Nada ha cambiado en su cuenta.',
  'failed.notYours': 'Usted no puede ver esto, o ya no. Si es suyo, llámenos, por favor.',
  'failed.gone': 'Esto ya no está aquí. Si todavía lo necesita, llámenos, por favor.',
  'failed.latest': 'Ver lo que hay ahora',
  'failed.reference': 'Si llama, dé este código: {code}',
  'common.starMeans': '* significa obligatorio',
  'common.notRefreshed': 'No pudimos revisar sus facturas otra vez. Es posible que hayan cambiado.',
} as const satisfies AreaWords['common'];
