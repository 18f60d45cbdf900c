import type { interpretationCodes } from '../../../../shared/domain/entry.ts'
import type { Concept } from '../../../../shared/domain/fact.ts'

const SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'

/** The displays that HL7 gives its codes. */
const displays: Readonly<Record<(typeof interpretationCodes)[number], string>> = {
  N: 'Normal',
  A: 'Abnormal',
  AA: 'Critical abnormal',
  H: 'High',
  HH: 'Critical high',
  L: 'Low',
  LL: 'Critical low',
}

/** What a result means, as HL7 writes it. */
export const interpretationOf = (code: (typeof interpretationCodes)[number]): Concept => ({
  codes: [{ system: SYSTEM, code, display: displays[code] }],
})
