import { choice, text, type Area } from '../values.ts'

/** What is stored of an outcome, in the words of whoever enters it. */
export const logbookWords = {
  'logbook.told': {
    is: choice('died', 'return', 'infection', 'readmission', 'complication', 'well'),
    grade: text,
  },
} as const satisfies Area
