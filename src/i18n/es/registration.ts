import type { AreaWords } from '../messages.js';

/** Registering and confirming an address. */
export const registration = {
  'register.title': 'Cree su cuenta',
  'register.intro.pay':
    'Regístrese una sola vez. Después puede iniciar sesión para ver y pagar sus facturas. Le enviamos un mensaje para confirmar su correo.',
  'register.intro.bills':
    'Regístrese una sola vez. Después puede iniciar sesión para ver sus facturas. Le enviamos un mensaje para confirmar su correo.',
  'register.intro.usage':
    'Regístrese una sola vez. Después puede iniciar sesión para ver su consumo. Le enviamos un mensaje para confirmar su correo.',
  'register.intro.other':
    'Regístrese una sola vez. Después puede iniciar sesión. Le enviamos un mensaje para confirmar su correo.',
  'register.everyField': 'Llene todos los campos, menos los que dicen que son opcionales.',
  'register.optional': '{label} (opcional)',
  'register.step': 'Paso {step} de {count}',
  'register.back': 'Volver',
  'register.continue': 'Continuar',
  'register.submit': 'Crear cuenta',
  'register.working': 'Creando su cuenta…',
  'register.restart': 'Empezar de nuevo',
  'register.haveAccount': '¿Ya tiene una cuenta? Inicie sesión',

  'register.termsTitle': 'Condiciones',
  'register.termsLead': 'Lea estas condiciones, por favor. Puede seguir cuando las haya aceptado.',
  'register.termsAccept': 'Acepto',
  'register.termsRefuse': 'Si no acepta, no puede usar este servicio en línea.',

  'register.label.user-name': 'Nombre de usuario',
  'register.label.email': 'Correo electrónico',
  'register.label.password': 'Contraseña',
  'register.label.password-hint': 'Pista para la contraseña',
  'register.label.name': 'Nombre',
  'register.label.mobile': 'Número de celular',
  'register.label.other': 'Respuesta',
  'register.again': '{label} otra vez',

  'register.hint.user-name': 'Con este nombre inicia sesión.',
  'register.hint.email': 'Enviamos un mensaje a este correo.',
  'register.hint.password-hint':
    'Palabras que le recuerdan su contraseña, pero que no la dicen a otras personas.',
  'register.hint.mobile': 'Para mensajes de texto.',
  'register.hint.other': '',
  'register.length': {
    one: '{count} letra o número como máximo.',
    other: '{count} letras o números como máximo.',
  },
  'register.lengthBetween': 'De {least} a {most} letras o números.',
  'register.digits': {
    one: '{count} dígito, como en su factura. Los espacios y guiones no importan.',
    other: '{count} dígitos, como en su factura. Los espacios y guiones no importan.',
  },
  'register.digitsBetween':
    'De {least} a {most} dígitos, como en su factura. Los espacios y guiones no importan.',
  'register.passwordLength': 'Use de {least} a {most} letras, números o signos.',
  'register.password.lower-missing': 'Use al menos una letra minúscula.',
  'register.password.upper-missing': 'Use al menos una letra mayúscula.',
  'register.password.digit-missing': 'Use al menos un número.',
  'register.password.other': '',

  'register.empty.user-name': 'Escriba un nombre de usuario',
  'register.empty.email': 'Escriba su correo electrónico',
  'register.empty.password': 'Escriba una contraseña',
  'register.empty.password-hint': 'Escriba una pista para la contraseña',
  'register.empty.name': 'Escriba su nombre',
  'register.empty.mobile': 'Escriba su número de celular',
  'register.empty.choice': 'Marque esta casilla para seguir',
  'register.empty.other': 'Llene este campo',
  'register.emptyNamed': 'Llene esto: {label}',
  'register.emptyAgain': 'Escriba esto por segunda vez: {label}',
  'register.mismatch': 'Estos dos no son iguales: {label}. Revise los dos.',
  'register.taken.user-name': 'Alguien ya tiene este nombre de usuario. Elija otro.',
  'register.taken.other': 'Esto no se puede usar. Escriba otro.',
  'register.invalid.user-name': 'Use letras y números, sin espacios',
  'register.invalid.email': 'Escriba un correo como nombre@example.com',
  'register.invalid.mobile': 'Escriba un teléfono con código de área, como 925-555-0100',
  'register.invalid.other': 'Revise esta respuesta',
  'register.tooShort': {
    one: 'Use {count} letra o número como mínimo.',
    other: 'Use {count} letras o números como mínimo.',
  },
  'register.tooLong': {
    one: 'Use {count} letra o número como máximo.',
    other: 'Use {count} letras o números como máximo.',
  },
  'register.tellsPassword': 'La pista no debe decir su contraseña',
  'register.numberWrong': {
    one: 'Escriba el dígito ({count}) que está en su factura: {label}',
    other: 'Escriba los {count} dígitos que están en su factura: {label}',
  },
  'number.swapped': 'Estos dígitos parecen de otro número: {other}. Escriba aquí este: {label}',
  'number.filled': 'También llenamos esto: {label}',
  'register.numberWrongBetween': 'Escriba los {least} a {most} dígitos que están en su factura: {label}',

  'register.question': 'Pregunta',
  'register.questionHint': 'Su respuesta muestra que usted es una persona.',
  'register.questionEmpty': 'Responda la pregunta',
  'register.questionWrong': 'Esa respuesta no sirvió. Conteste esta otra pregunta, por favor.',
  'register.questionLoading': 'La pregunta viene en camino…',
  'register.questionFailed': 'No pudimos cargar la pregunta que hacemos a todos.',
  'register.questionAgain': 'Cargar otra vez la pregunta',

  'register.networkFailed': 'No pudimos llegar al sistema. Revise su conexión a internet e intente otra vez.',
  'register.serviceFailed': 'El sistema no responde en este momento. Intente otra vez en unos minutos.',
  'register.otherFailed': 'No pudimos aceptar esto. Revise lo que escribió e intente otra vez, o llámenos.',
  'register.unreadable': 'No pudimos leer la respuesta del sistema. Intente otra vez o llámenos.',
  'register.noMatch': 'No encontramos ninguna cuenta con estos números. Revíselos en su factura.',
  'register.ticketExpired': 'Pasó mucho tiempo desde que confirmó su correo. Empiece de nuevo, por favor.',
  'register.kept': 'Lo que escribió sigue aquí.',
  'register.tooMany': {
    one: 'Hubo demasiadas solicitudes. Espere {count} segundo e intente otra vez.',
    other: 'Hubo demasiadas solicitudes. Espere {count} segundos e intente otra vez.',
  },
  'register.tooManyLong': {
    one: 'Hubo demasiadas solicitudes. Espere {count} minuto e intente otra vez.',
    other: 'Hubo demasiadas solicitudes. Espere {count} minutos e intente otra vez.',
  },

  'register.doneTitle': 'Su cuenta está lista',
  'register.done': 'Ya tiene su registro en {service}.',
  'register.signIn': 'Iniciar sesión',
  'register.link': 'Vincular su cuenta de servicios',
  'register.bills': 'Ver sus facturas',
  'register.usage': 'Ver su consumo',
  'register.signedInTitle': 'Ya inició sesión',
  'register.signedInAs':
    'Inició sesión como {userName}. Para registrar a otra persona, primero cierre la sesión.',
  'register.signOut': 'Cerrar sesión',
  'register.signedOut': 'Cerró su sesión.',
  'register.signOutFailed':
    'No pudimos llegar al sistema para cerrar su visita. Cierre la sesión otra vez, por favor.',

  'verify.title': 'Confirme su correo o su teléfono',
  'verify.sentTitle.email': 'Revise su correo',
  'verify.sentTitle.text': 'Revise su teléfono',
  'verify.sentTitle.other': 'Revise sus mensajes',
  'verify.sent.email':
    'Enviamos un mensaje a {sentTo}. Abra el enlace del mensaje o escriba aquí el código. Basta con uno de los dos.',
  'verify.sent.text': 'Enviamos un mensaje de texto a {sentTo}. Escriba aquí el código.',
  'verify.sent.other': 'Enviamos un mensaje a {sentTo}. Escriba aquí el código.',
  'verify.code': 'Código',
  'verify.codeHint': {
    one: '{count} letra o número, del mensaje. Lo puede pegar.',
    other: '{count} letras o números, del mensaje. Los puede pegar.',
  },
  'verify.codeEmpty': 'Escriba el código del mensaje',
  'verify.codeLength': {
    one: 'Escriba todo el código: {count} letra o número',
    other: 'Escriba todo el código: {count} letras o números',
  },
  'verify.codeWrong': 'Ese no es el código. Mire el mensaje más nuevo y escríbalo otra vez.',
  'verify.confirm': 'Confirmar',
  'verify.working': 'Revisando…',
  'verify.noMessage': '¿Todavía no llega el mensaje?',
  'verify.noMessageTime': 'Puede tardar unos minutos.',
  'verify.noMessageJunk': 'Mire también en su correo no deseado.',
  'verify.resend': 'Enviar el mensaje otra vez',
  'verify.resendIn': {
    one: 'Enviar el mensaje otra vez (en {count} segundo)',
    other: 'Enviar el mensaje otra vez (en {count} segundos)',
  },
  'verify.resendWait': {
    one: 'Puede pedir otro mensaje en {count} segundo.',
    other: 'Puede pedir otro mensaje en {count} segundos.',
  },
  'verify.resending': 'Enviando el mensaje…',
  'verify.resent': 'Enviamos un mensaje nuevo a {sentTo}. Los mensajes de antes ya no sirven.',
  'verify.otherAddress': 'Usar otro correo electrónico',
  'verify.otherPhone': 'Usar otro número de celular',
  'verify.addressTitle': 'Use otro correo electrónico',
  'verify.addressBody': 'Allí enviamos un mensaje nuevo. Entonces el mensaje a {sentTo} ya no sirve.',
  'verify.addressSubmit': 'Enviar el mensaje',
  'verify.addressBack': 'Dejar el mismo correo',
  'verify.phoneBack': 'Dejar el mismo número',

  'verify.linkTitle': 'Confirme su correo',
  'verify.linkBody':
    'Abrió el enlace de nuestro mensaje. Pulse el botón para confirmar que el correo es suyo.',
  'verify.linkConfirm': 'Confirmar mi correo',

  'verify.emptyTitle': 'Todavía no hay nada que confirmar aquí',
  'verify.empty': 'Abra el mensaje que le enviamos y pulse el enlace. Mire también en su correo no deseado.',
  'verify.emptyNext': '¿No llegó el mensaje? Inicie sesión y le ofrecemos enviarle otro.',
  'verify.signedIn': 'Inició sesión como {userName}. Su correo está confirmado.',

  'verify.refusedTitle.expired': 'Este mensaje ya no sirve',
  'verify.refusedTitle.used': 'Esto ya está confirmado',
  'verify.refusedTitle.superseded': 'Hay un mensaje más nuevo',
  'verify.refusedTitle.wrong-account': 'Esto es para otra cuenta',
  'verify.refusedTitle.unusable': 'Este enlace no sirve',
  'verify.refusedTitle.other': 'Este enlace no sirve',
  'verify.refused.expired': 'El enlace y el código ya vencieron. Pida un mensaje nuevo.',
  'verify.refused.used': 'El enlace o el código ya se usó. Ya puede iniciar sesión.',
  'verify.refusedUnfinished':
    'El enlace o el código ya se usó. Si ya tiene contraseña, inicie sesión. Si no, siga con su registro. Si este empieza por su correo, le enviamos un enlace nuevo.',
  'verify.refused.superseded':
    'Enviamos otro mensaje después de este. Use el más nuevo: su enlace o su código.',
  'verify.refused.wrong-account':
    'Inició sesión con otra cuenta. Cierre la sesión y abra otra vez el enlace del mensaje.',
  'verify.refused.unusable': 'Tal vez falta una parte. Ábralo otra vez desde el mensaje.',
  'verify.refused.other': 'Ábralo otra vez desde el mensaje.',
  'verify.refusedSignIn': 'Inicie sesión y le ofrecemos enviarle un mensaje nuevo.',
  'verify.typeCode': 'Escribir un código',

  'verify.elsewhere': 'Esta página le pide confirmar en otra parte. Siga allí, por favor.',

  'verify.doneTitle': 'Su correo quedó confirmado',
  'verify.doneTitlePhone': 'Su teléfono quedó confirmado',
  'verify.done.details': 'Llene lo que falta, por favor. Después su cuenta estará lista.',
  'verify.done.sign-in': 'Su cuenta en {service} está lista. Ya puede iniciar sesión.',
  'verify.done.signed-in': 'Su cuenta en {service} está lista y ya inició sesión.',
  'verify.goOn': 'Seguir con su registro',
} as const satisfies AreaWords['registration'];
