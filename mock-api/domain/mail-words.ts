import type { LocalText } from '../../src/contract/index.js';

interface Words {
  readonly subject: LocalText;
  readonly text: LocalText;
}

/** `{city}` is the service's name as residents know it, `{code}` the code, `{minutes}` how long link and code work. */
export const mailWords = {
  verify: {
    subject: {
      en: '{city}: please confirm your e-mail address',
      es: '{city}: confirme su correo electrónico',
    },
    text: {
      en: `You asked for an online account with {city}.

Open the page below and press the button there. Or type this code on the page where you asked for the account: {code}

The link and the code work for {minutes} minutes. If you did not ask for an account, do nothing. No account is opened then.`,
      es: `Usted pidió una cuenta en línea de {city}.

Abra la página de abajo y pulse el botón. O escriba este código en la página donde pidió la cuenta: {code}

El enlace y el código sirven durante {minutes} minutos. Si usted no pidió una cuenta, no haga nada. Así no se abre ninguna cuenta.`,
    },
  },
  known: {
    subject: {
      en: '{city}: you have an account already',
      es: '{city}: usted ya tiene una cuenta',
    },
    text: {
      en: `Someone asked for an online account with this e-mail address. There is one already.

If it was you, sign in on the page below. If it was not you, do nothing. Your account is as it was.`,
      es: `Alguien pidió una cuenta en línea con este correo electrónico. Ya hay una.

Si fue usted, inicie sesión en la página de abajo. Si no fue usted, no haga nada. Su cuenta sigue igual.`,
    },
  },
  text: {
    subject: {},
    text: {
      en: '{city}: your code is {code}. It works for {minutes} minutes.',
      es: '{city}: su código es {code}. Sirve durante {minutes} minutos.',
    },
  },
} as const satisfies Readonly<Record<string, Words>>;
