import { text, type Area } from '../values.ts'

/** HL7 v2: what its files are called, and why a message or a part of it could not be read. */
export const hl7v2 = {
  'hl7v2.title': {},
  'hl7v2.asks-for': {},
  'hl7v2.no-header': {},
  'hl7v2.no-header-remedy': {},
  'hl7v2.charset': {},
  'hl7v2.charset-remedy': {},
  'hl7v2.two-in-one': {},
  'hl7v2.two-in-one-remedy': {},
  'hl7v2.no-number': {},
  'hl7v2.no-number-remedy': {},
  'hl7v2.no-patient': {},
  'hl7v2.no-patient-remedy': {},
  'hl7v2.status-alone': {},
  'hl7v2.status-alone-remedy': {},
  'hl7v2.lacks': { segment: text, field: text },
  'hl7v2.lacks-remedy': {},
} as const satisfies Area
