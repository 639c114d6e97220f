import type { Catalogue } from '../translate.js';

/** Registering and confirming an address. Plain words, grade 8 or below; each says what is true and what to do next. */
export const registration = {
  'register.title': 'Create your account',
  'register.intro.pay':
    'Register once. Then you can sign in to see and pay your bills. We send you a message to confirm your address.',
  'register.intro.bills':
    'Register once. Then you can sign in to see your bills. We send you a message to confirm your address.',
  'register.intro.usage':
    'Register once. Then you can sign in to see how much you use. We send you a message to confirm your address.',
  'register.intro.other':
    'Register once. Then you can sign in. We send you a message to confirm your address.',
  'register.everyField': 'Every field must be filled in, unless it says that it is optional.',
  'register.optional': '{label} (optional)',
  'register.step': 'Step {step} of {count}',
  'register.back': 'Back',
  'register.continue': 'Continue',
  'register.submit': 'Create account',
  'register.working': 'Creating your account…',
  'register.restart': 'Begin again',
  'register.haveAccount': 'Already have an account? Sign in',

  'register.termsTitle': 'Terms',
  'register.termsLead': 'Please read these terms. You can go on when you have accepted them.',
  'register.termsAccept': 'I accept',
  'register.termsRefuse': 'If you do not accept, you cannot use this service online.',

  // `other` serves every kind that has no words of its own.
  'register.label.user-name': 'User name',
  'register.label.email': 'Email address',
  'register.label.password': 'Password',
  'register.label.password-hint': 'Password hint',
  'register.label.name': 'Name',
  'register.label.mobile': 'Mobile phone number',
  'register.label.other': 'Answer',
  'register.again': '{label} again',

  'register.hint.user-name': 'You sign in with this name.',
  'register.hint.email': 'We send a message to this address.',
  'register.hint.password-hint': 'Words that remind you of your password, but do not tell it to others.',
  'register.hint.mobile': 'For text messages.',
  'register.hint.other': '',
  'register.length': {
    one: 'At most {count} character.',
    other: 'At most {count} characters.',
  },
  'register.lengthBetween': 'From {least} to {most} characters.',
  'register.digits': {
    one: '{count} digit, as printed on your bill. Spaces and dashes do not matter.',
    other: '{count} digits, as printed on your bill. Spaces and dashes do not matter.',
  },
  'register.digitsBetween':
    'From {least} to {most} digits, as printed on your bill. Spaces and dashes do not matter.',
  'register.passwordLength': 'Use {least} to {most} characters.',
  'register.password.lower-missing': 'Use at least one small letter.',
  'register.password.upper-missing': 'Use at least one capital letter.',
  'register.password.digit-missing': 'Use at least one number.',
  'register.password.other': '',

  'register.empty.user-name': 'Enter a user name',
  'register.empty.email': 'Enter your email address',
  'register.empty.password': 'Enter a password',
  'register.empty.password-hint': 'Enter a password hint',
  'register.empty.name': 'Enter your name',
  'register.empty.mobile': 'Enter your mobile phone number',
  'register.empty.choice': 'Tick this box to go on',
  'register.empty.other': 'Fill in this field',
  'register.emptyNamed': 'Fill in: {label}',
  'register.emptyAgain': 'Enter it a second time: {label}',
  'register.mismatch': 'These two are not the same: {label}. Check both.',
  'register.taken.user-name': 'This user name is taken. Choose another one.',
  'register.taken.other': 'This cannot be used. Enter another one.',
  'register.invalid.user-name': 'Use letters and numbers, without spaces',
  'register.invalid.email': 'Enter an email address such as name@example.com',
  'register.invalid.mobile': 'Enter a phone number with its area code, such as 925-555-0100',
  'register.invalid.other': 'Check this answer',
  'register.tooShort': {
    one: 'Use at least {count} character.',
    other: 'Use at least {count} characters.',
  },
  'register.tooLong': {
    one: 'Use at most {count} character.',
    other: 'Use at most {count} characters.',
  },
  'register.tellsPassword': 'The hint must not contain your password',
  'register.numberWrong': {
    one: 'Enter the {count} digit that your bill shows: {label}',
    other: 'Enter the {count} digits that your bill shows: {label}',
  },
  'number.swapped': 'This looks like another number: {other}. Type this one here: {label}',
  'number.filled': 'We filled this in too: {label}',
  'register.numberWrongBetween': 'Enter the {least} to {most} digits that your bill shows: {label}',

  'register.question': 'Question',
  'register.questionHint': 'Your answer shows that you are a person.',
  'register.questionEmpty': 'Answer the question',
  'register.questionWrong': 'That answer did not work. Please answer this new question.',
  'register.questionLoading': 'The question is on its way…',
  'register.questionFailed': 'We could not load the question that we ask everybody.',
  'register.questionAgain': 'Load the question again',

  'register.networkFailed': 'We could not reach the utility. Check your internet connection, then try again.',
  'register.serviceFailed': 'The utility is not answering right now. Try again in a few minutes.',
  'register.otherFailed':
    'The utility could not accept this. Check what you typed, then try again, or call us.',
  'register.unreadable': 'We could not read the utility’s answer. Try again, or call us.',
  'register.noMatch': 'We found no account with these numbers. Check them on your bill.',
  'register.ticketExpired': 'Too much time has passed since your address was confirmed. Please begin again.',
  'register.kept': 'What you typed is still here.',
  'register.tooMany': {
    one: 'There were too many requests. Wait {count} second, then try again.',
    other: 'There were too many requests. Wait {count} seconds, then try again.',
  },
  'register.tooManyLong': {
    one: 'There were too many requests. Wait {count} minute, then try again.',
    other: 'There were too many requests. Wait {count} minutes, then try again.',
  },

  'register.doneTitle': 'Your account is ready',
  'register.done': 'You are registered with {service}.',
  'register.signIn': 'Sign in',
  'register.link': 'Add your utility account',
  'register.bills': 'See your bills',
  'register.usage': 'See how much you use',
  'register.signedInTitle': 'You are signed in',
  'register.signedInAs': 'You are signed in as {userName}. To register somebody else, sign out first.',
  'register.signOut': 'Sign out',
  'register.signedOut': 'You are signed out.',
  'register.signOutFailed': 'We could not reach the utility to end your visit. Please sign out again.',

  'verify.title': 'Confirm your address',
  'verify.sentTitle.email': 'Check your email',
  'verify.sentTitle.text': 'Check your phone',
  'verify.sentTitle.other': 'Check your messages',
  'verify.sent.email':
    'We sent a message to {sentTo}. Press the link in it, or type its code here. Either one will do.',
  'verify.sent.text': 'We sent a text message to {sentTo}. Type its code here.',
  'verify.sent.other': 'We sent a message to {sentTo}. Type its code here.',
  'verify.code': 'Code',
  'verify.codeHint': {
    one: '{count} character, from the message. You can paste it.',
    other: '{count} characters, from the message. You can paste it.',
  },
  'verify.codeEmpty': 'Enter the code from the message',
  'verify.codeLength': {
    one: 'Enter all of the code: {count} character',
    other: 'Enter all of the code: {count} characters',
  },
  'verify.codeWrong': 'That is not the code. Check the newest message, then type it again.',
  'verify.confirm': 'Confirm',
  'verify.working': 'Checking…',
  'verify.noMessage': 'No message yet?',
  'verify.noMessageTime': 'It can take a few minutes.',
  'verify.noMessageJunk': 'Look in your junk mail folder too.',
  'verify.resend': 'Send the message again',
  'verify.resendIn': {
    one: 'Send the message again (in {count} second)',
    other: 'Send the message again (in {count} seconds)',
  },
  'verify.resendWait': {
    one: 'You can ask for another message in {count} second.',
    other: 'You can ask for another message in {count} seconds.',
  },
  'verify.resending': 'Sending the message…',
  'verify.resent': 'We sent a new message to {sentTo}. Earlier messages do not work any more.',
  'verify.otherAddress': 'Use another email address',
  'verify.otherPhone': 'Use another mobile number',
  'verify.addressTitle': 'Use another email address',
  'verify.addressBody': 'We send a new message there. The message to {sentTo} does not work any more then.',
  'verify.addressSubmit': 'Send the message',
  'verify.addressBack': 'Keep the address',
  'verify.phoneBack': 'Keep the number',

  'verify.linkTitle': 'Confirm your address',
  'verify.linkBody':
    'You opened the link from our message. Press the button to confirm that the address is yours.',
  'verify.linkConfirm': 'Confirm my address',

  'verify.emptyTitle': 'Nothing to confirm here yet',
  'verify.empty':
    'Open the message that we sent you, and press the link in it. Look in your junk mail folder too.',
  'verify.emptyNext': 'No message? Sign in, and we offer to send you another one.',
  'verify.signedIn': 'You are signed in as {userName}. Your address is confirmed.',

  'verify.refusedTitle.expired': 'This message is too old',
  'verify.refusedTitle.used': 'This is confirmed already',
  'verify.refusedTitle.superseded': 'There is a newer message',
  'verify.refusedTitle.wrong-account': 'This is for another account',
  'verify.refusedTitle.unusable': 'This link does not work',
  'verify.refusedTitle.other': 'This link does not work',
  'verify.refused.expired': 'Its link and its code have run out. Ask for a new message.',
  'verify.refused.used': 'Its link or its code has been used. You can sign in now.',
  'verify.refusedUnfinished':
    'Its link or its code has been used. If you have a password, sign in. If not, go on with your registration. If that begins with your email address, we send you a new link.',
  'verify.refused.superseded':
    'We sent another message after this one. Use the newest: its link, or its code.',
  'verify.refused.wrong-account':
    'You are signed in with a different account. Sign out, then open the link in the message again.',
  'verify.refused.unusable': 'Perhaps a part of it is missing. Open it from the message again.',
  'verify.refused.other': 'Open it from the message again.',
  'verify.refusedSignIn': 'Sign in, and we offer to send you a new message.',
  'verify.typeCode': 'Type a code',

  'verify.elsewhere': 'This page asks you to confirm in another place. Please go on there.',

  'verify.doneTitle': 'Your address is confirmed',
  'verify.doneTitlePhone': 'Your phone number is confirmed',
  'verify.done.details': 'Please fill in the rest, then your account is ready.',
  'verify.done.sign-in': 'Your account with {service} is ready. You can sign in now.',
  'verify.done.signed-in': 'Your account with {service} is ready, and you are signed in.',
  'verify.goOn': 'Go on with your registration',
} as const satisfies Catalogue;
