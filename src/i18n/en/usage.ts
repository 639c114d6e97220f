import type { Catalogue } from '../translate.js';

/** Use, period by period. Plain words, grade 8 or below. */
export const usage = {
  'usage.title': 'Your use',
  'usage.signInTitle': 'Sign in to see your use',
  'usage.account': 'Account {number}',
  'usage.accountLabel': 'Account',
  'usage.takeaway.actual.more':
    'You used {quantity} {unit} from {from} to {to}, {change} more than the time before.',
  'usage.takeaway.actual.less':
    'You used {quantity} {unit} from {from} to {to}, {change} less than the time before.',
  'usage.takeaway.actual.same':
    'You used {quantity} {unit} from {from} to {to}, the same as the time before.',
  'usage.takeaway.actual.first': 'You used {quantity} {unit} from {from} to {to}.',
  'usage.takeaway.estimated.more':
    'You used an estimated {quantity} {unit} from {from} to {to}, {change} more than the time before.',
  'usage.takeaway.estimated.less':
    'You used an estimated {quantity} {unit} from {from} to {to}, {change} less than the time before.',
  'usage.takeaway.estimated.same':
    'You used an estimated {quantity} {unit} from {from} to {to}, the same as the time before.',
  'usage.takeaway.estimated.first': 'You used an estimated {quantity} {unit} from {from} to {to}.',
  'usage.takeaway.missing': 'We have no reading from {from} to {to}.',
  'usage.point.actual.more': '{from} to {to}: {quantity} {unit}, {change} more than the time before',
  'usage.point.actual.less': '{from} to {to}: {quantity} {unit}, {change} less than the time before',
  'usage.point.actual.same': '{from} to {to}: {quantity} {unit}, the same as the time before',
  'usage.point.actual.first': '{from} to {to}: {quantity} {unit}',
  'usage.point.estimated.more':
    '{from} to {to}: {quantity} {unit}, estimated, {change} more than the time before',
  'usage.point.estimated.less':
    '{from} to {to}: {quantity} {unit}, estimated, {change} less than the time before',
  'usage.point.estimated.same': '{from} to {to}: {quantity} {unit}, estimated, the same as the time before',
  'usage.point.estimated.first': '{from} to {to}: {quantity} {unit}, estimated',
  'usage.point.missing': '{from} to {to}: no reading',
  'usage.period': '{from} to {to}',
  'usage.units': 'Show it in',
  'usage.chart': 'Use in {unit}, by period. Move with the arrow keys.',
  'usage.how': 'Point at a bar, or move with the arrow keys.',
  'usage.latest': {
    one: 'The chart shows the latest {count} period. The table has all of them.',
    other: 'The chart shows the latest {count} periods. The table has all of them.',
  },
  'usage.kind.actual': 'Read from the meter',
  'usage.kind.estimated': 'Estimated',
  'usage.kind.missing': 'No reading',
  'usage.table': 'Show as a table',
  'usage.tableHide': 'Hide the table',
  'usage.tablePeriod': 'Period',
  'usage.tableUse': 'Use in {unit}',
  'usage.tableKind': 'How we know',
  'usage.csv': 'Save as a file (CSV)',
  'usage.csvSaved': 'The file is being saved.',
  'usage.csvFrom': 'From',
  'usage.csvTo': 'To',
  'usage.csvUse': 'Use',
  'usage.csvUnit': 'Unit',
  'usage.csvBill': 'Bill',
  'usage.none': 'There is no use to show yet',
  'usage.noneBody': 'It shows up here after your first bill.',
  'usage.noAccount': 'No account is linked yet',
  'usage.noAccountBody': 'Call us and we will link your utility account to your sign-in.',
  'usage.noAccountLinkBody': 'Link your utility account to see its use here.',
  'usage.link': 'Link your account',
} as const satisfies Catalogue;
