import { choice, text, type Area } from '../values.ts'

/** What is stored of an outcome, in the words of whoever enters it; and what of one cannot be. */
export const logbookWords = {
  'logbook.told': {
    is: choice('died', 'return', 'infection', 'readmission', 'complication', 'well'),
    grade: text,
  },
  'logbook.no-outcome': {},
  'logbook.no-outcome-remedy': {},
  'logbook.no-grade': {},
  'logbook.no-grade-remedy': {},
  'logbook.before-operation': {},
  'logbook.before-operation-remedy': {},
} as const satisfies Area
