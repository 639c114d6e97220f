import type { AreaWords } from '../messages.js';

/** Use, period by period. */
export const usage = {
  'usage.title': 'Su consumo',
  'usage.signInTitle': 'Inicie sesión para ver su consumo',
  'usage.account': 'Cuenta {number}',
  'usage.accountLabel': 'Cuenta',
  'usage.takeaway.actual.more': 'Usó {quantity} {unit} del {from} al {to}, {change} más que la vez anterior.',
  'usage.takeaway.actual.less':
    'Usó {quantity} {unit} del {from} al {to}, {change} menos que la vez anterior.',
  'usage.takeaway.actual.same': 'Usó {quantity} {unit} del {from} al {to}, igual que la vez anterior.',
  'usage.takeaway.actual.first': 'Usó {quantity} {unit} del {from} al {to}.',
  'usage.takeaway.estimated.more':
    'Usó cerca de {quantity} {unit} del {from} al {to}, {change} más que la vez anterior.',
  'usage.takeaway.estimated.less':
    'Usó cerca de {quantity} {unit} del {from} al {to}, {change} menos que la vez anterior.',
  'usage.takeaway.estimated.same':
    'Usó cerca de {quantity} {unit} del {from} al {to}, igual que la vez anterior.',
  'usage.takeaway.estimated.first': 'Usó cerca de {quantity} {unit} del {from} al {to}.',
  'usage.takeaway.missing': 'No tenemos lectura del {from} al {to}.',
  'usage.point.actual.more': 'Del {from} al {to}: {quantity} {unit}, {change} más que la vez anterior',
  'usage.point.actual.less': 'Del {from} al {to}: {quantity} {unit}, {change} menos que la vez anterior',
  'usage.point.actual.same': 'Del {from} al {to}: {quantity} {unit}, igual que la vez anterior',
  'usage.point.actual.first': 'Del {from} al {to}: {quantity} {unit}',
  'usage.point.estimated.more':
    'Del {from} al {to}: {quantity} {unit}, estimado, {change} más que la vez anterior',
  'usage.point.estimated.less':
    'Del {from} al {to}: {quantity} {unit}, estimado, {change} menos que la vez anterior',
  'usage.point.estimated.same': 'Del {from} al {to}: {quantity} {unit}, estimado, igual que la vez anterior',
  'usage.point.estimated.first': 'Del {from} al {to}: {quantity} {unit}, estimado',
  'usage.point.missing': 'Del {from} al {to}: sin lectura',
  'usage.period': '{from} al {to}',
  'usage.units': 'Mostrar en',
  'usage.chart': 'Consumo en {unit}, por período. Use las flechas para moverse.',
  'usage.how': 'Señale una barra o use las flechas.',
  'usage.latest': {
    one: 'La gráfica muestra el último período ({count}). La tabla los tiene todos.',
    other: 'La gráfica muestra los últimos {count} períodos. La tabla los tiene todos.',
  },
  'usage.kind.actual': 'Leído del medidor',
  'usage.kind.estimated': 'Estimado',
  'usage.kind.missing': 'Sin lectura',
  'usage.table': 'Mostrar como tabla',
  'usage.tableHide': 'Ocultar la tabla',
  'usage.tablePeriod': 'Período',
  'usage.tableUse': 'Consumo en {unit}',
  'usage.tableKind': 'Cómo lo sabemos',
  'usage.csv': 'Guardar como archivo (CSV)',
  'usage.csvSaved': 'El archivo se está guardando.',
  'usage.csvFrom': 'Desde',
  'usage.csvTo': 'Hasta',
  'usage.csvUse': 'Consumo',
  'usage.csvUnit': 'Unidad',
  'usage.csvBill': 'Factura',
  'usage.none': 'Todavía no hay consumo que mostrar',
  'usage.noneBody': 'Lo verá aquí después de su primera factura.',
  'usage.noAccount': 'Todavía no hay una cuenta vinculada',
  'usage.noAccountBody': 'Llámenos y vincularemos su cuenta de servicios con su usuario.',
  'usage.noAccountLinkBody': 'Vincule su cuenta de servicios para ver aquí su consumo.',
  'usage.link': 'Vincular su cuenta',
} as const satisfies AreaWords['usage'];
