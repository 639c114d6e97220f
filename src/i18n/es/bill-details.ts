import type { AreaWords } from '../messages.js';

/** The details of a bill, for whoever opens one. */
export const billDetails = {
  'bills.line': 'Cargo',
  'bills.amount': 'Monto',
  'bills.total': 'Total',
  'bills.each': '{quantity} {unit} a {price}',
  'bills.meter': 'Medidor {meter}',
  'bills.period': 'del {from} al {to}',
  'bills.reads': 'Lectura de {previous} y después de {current}',
  'bills.replaced':
    'El medidor se cambió en este período. Por eso el consumo no es la diferencia entre las dos lecturas.',
  'bills.estimated': 'Esta lectura es estimada.',
  'bills.used': 'Consumo: {quantity} {unit}',
  'bills.unit': '1 {unit} = {quantity} {other}',
  'bills.year': 'Año de facturación {year}',
} as const satisfies AreaWords['bill-details'];
