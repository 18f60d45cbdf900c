import { count, text, type Area } from '../values.ts'

/** Clinical documents: what they are called, and why one or a part of it could not be read. */
export const ccda = {
  'ccda.title': {},
  'ccda.asks-for': {},
  'ccda.doctype': {},
  'ccda.doctype-remedy': {},
  'ccda.charset': {},
  'ccda.charset-remedy': {},
  'ccda.broken': { line: count },
  'ccda.cut': {},
  'ccda.broken-remedy': {},
  'ccda.no-patient': {},
  'ccda.no-patient-remedy': {},
  'ccda.lacks': { element: text, lacks: text },
  'ccda.lacks-remedy': {},
} as const satisfies Area
