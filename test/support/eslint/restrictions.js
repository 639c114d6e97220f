/**
 * What the library's own code may not use, as options for ESLint's no-restricted-* rules. Each entry says why, since the
 * message is all that someone who trips over it will see.
 */

const WHERE_TIME_COMES_FROM =
  'Time, timers and random values come from src/core/clock.ts, so that tests can set them.';
const WHERE_REQUESTS_LEAVE = 'Requests leave through src/adapter/send.ts alone.';
const TEXT_ONLY = 'What a backend or a page says is text, never markup.';
const OLD_LIBRARIES = 'Old libraries on host pages break it (Prototype 1.7, MooTools 1.4): ';
const GLOBAL_OBJECTS = ['window', 'self', 'globalThis'];

const onGlobals = (property, message) => GLOBAL_OBJECTS.map((object) => ({ object, property, message }));
const inTemplate = (tag, pattern, message) => ({
  selector: `TaggedTemplateExpression[tag.name=/^(${tag})$/] TemplateElement[value.raw=/${pattern}/]`,
  message,
});

export const network = {
  globals: [
    { name: 'fetch', message: WHERE_REQUESTS_LEAVE },
    { name: 'XMLHttpRequest', message: WHERE_REQUESTS_LEAVE },
  ],
  properties: [
    ...onGlobals('fetch', WHERE_REQUESTS_LEAVE),
    { object: 'navigator', property: 'sendBeacon', message: WHERE_REQUESTS_LEAVE },
  ],
};

export const time = {
  globals: ['setTimeout', 'setInterval'].map((name) => ({ name, message: WHERE_TIME_COMES_FROM })),
  properties: [
    { object: 'Date', property: 'now', message: WHERE_TIME_COMES_FROM },
    { object: 'Math', property: 'random', message: WHERE_TIME_COMES_FROM },
    ...onGlobals('setTimeout', WHERE_TIME_COMES_FROM),
    ...onGlobals('setInterval', WHERE_TIME_COMES_FROM),
    { property: 'randomUUID', message: WHERE_TIME_COMES_FROM },
    { property: 'getRandomValues', message: WHERE_TIME_COMES_FROM },
  ],
  syntax: [
    {
      selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
      message: WHERE_TIME_COMES_FROM,
    },
  ],
};

export const markup = {
  properties: [
    ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment'].map(
      (property) => ({
        property,
        message: TEXT_ONLY,
      }),
    ),
    { object: 'document', property: 'write', message: TEXT_ONLY },
    { object: 'document', property: 'writeln', message: TEXT_ONLY },
  ],
  imports: [
    {
      group: ['**/unsafe-html.js', '**/unsafe-svg.js', '**/unsafe-mathml.js'],
      message: TEXT_ONLY,
    },
    {
      group: ['**/style-map.js'],
      message: 'A strict content security policy refuses style attributes: set the style through CSSOM.',
    },
  ],
};

export const hostPages = {
  syntax: [
    {
      selector: 'CallExpression[callee.object.name="Array"][callee.property.name="from"]',
      message: `${OLD_LIBRARIES}spread instead of Array.from.`,
    },
    {
      selector: 'CallExpression[callee.property.name="entries"][arguments.length=0]',
      message: `${OLD_LIBRARIES}for…of over the thing itself instead of .entries().`,
    },
    {
      selector: ':matches(ClassDeclaration, ClassExpression)[superClass.name="Event"]',
      message: `${OLD_LIBRARIES}extend CustomEvent instead of Event.`,
    },
    { selector: 'ForInStatement', message: `${OLD_LIBRARIES}for…of instead of for…in.` },
    inTemplate(
      'html|svg',
      '\\sstyle\\s*=',
      'A strict content security policy refuses style attributes in templates.',
    ),
    inTemplate(
      'html|svg',
      '\\shref\\s*=\\s*["\\u0027]?#',
      'A bare #fragment leaves the page where <base href> is set.',
    ),
    inTemplate(
      'html|svg|css',
      'url\\(\\s*["\\u0027]?#',
      'url(#id) does not resolve where the page sets <base href>.',
    ),
    inTemplate('css', '[0-9.]rem\\b', 'rem is not 16 px on many host pages: use em.'),
  ],
};

export const tests = {
  syntax: [
    {
      selector:
        'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(only|skip|todo|skipIf|runIf)$/]',
      message: 'Every test runs, every time.',
    },
    {
      selector: 'CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]',
      message: 'Every test runs, every time.',
    },
  ],
};

const only = (rule, lists) => {
  const entries = lists.flat();
  return entries.length === 0 ? {} : { [rule]: ['error', ...entries] };
};

/** The rules for a folder: ESLint lets a later block replace a rule's options, so each block states all that it wants. */
export function restrict(...groups) {
  const patterns = groups.flatMap((group) => group.imports ?? []);
  return {
    ...only(
      'no-restricted-globals',
      groups.map((group) => group.globals ?? []),
    ),
    ...only(
      'no-restricted-properties',
      groups.map((group) => group.properties ?? []),
    ),
    ...only(
      'no-restricted-syntax',
      groups.map((group) => group.syntax ?? []),
    ),
    ...(patterns.length === 0 ? {} : { 'no-restricted-imports': ['error', { patterns }] }),
  };
}
