import { createElement as h, type ReactElement } from 'react';
import details from 'virtual:event-details';
import { tags } from '../manifest.js';

/** Each event of the manifest, with the tags that fire it. */
export const events = [...new Set(tags.flatMap((tag) => tag.events.map(({ name }) => name)))].sort();

const firedBy = (event: string) =>
  tags.flatMap(({ tagName, events: own }) =>
    own.filter(({ name }) => name === event).map(({ description = '' }) => ({ tagName, description })),
  );

const row = (event: string): ReactElement => {
  const all = firedBy(event);
  const when = [...new Set(all.map(({ description }) => description))];
  // Where the tags mean different things by it, each says its own.
  const told = when.map((words) =>
    h(
      'p',
      { key: words },
      when.length > 1
        ? `${all
            .filter(({ description }) => description === words)
            .map(({ tagName }) => tagName)
            .join(', ')}: `
        : '',
      words.replace(' Cancelable.', ''),
    ),
  );
  const cells = [
    h('code', {}, event),
    h('p', {}, all.map(({ tagName }) => tagName.replace('utility-', '')).join(', ')),
    h('code', {}, details[event] ?? ''),
    h('div', {}, told),
    when.some((words) => words.includes('Cancelable')) ? 'yes' : 'no',
  ];
  return h('tr', { key: event }, ...cells.map((cell, index) => h('td', { key: index.toString() }, cell)));
};

export const EventTable = (): ReactElement =>
  h(
    'div',
    { className: 'wide', tabIndex: 0, role: 'region', 'aria-label': 'Events' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...['Event', 'Fired by', 'detail', 'When', 'Cancelable'].map((name) =>
            h('th', { key: name, scope: 'col' }, name),
          ),
        ),
      ),
      h('tbody', {}, ...events.map(row)),
    ),
  );
