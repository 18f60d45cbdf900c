import type { logbookWords as area } from '../areas/logbook.ts'
import type { Sentences } from '../language.ts'

export const logbookWords: Sentences<typeof area> = {
  'logbook.told':
    '{is, select, died {Died} return {Return to theatre} infection {Surgical site infection} ' +
    'readmission {Readmission} complication {Complication, Clavien-Dindo grade {grade}} other {Alive and well}}',
}
