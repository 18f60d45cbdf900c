import type { logbookWords as area } from '../areas/logbook.ts'
import type { Sentences } from '../language.ts'

export const logbookWords: Sentences<typeof area> = {
  'logbook.told':
    '{is, select, died {Died} return {Return to theatre} infection {Surgical site infection} ' +
    'readmission {Readmission} complication {Complication, Clavien-Dindo grade {grade}} other {Alive and well}}',
  'logbook.no-outcome': 'Nothing is chosen.',
  'logbook.no-outcome-remedy': 'Say what became of the operation.',
  'logbook.no-grade': 'The grade is missing.',
  'logbook.no-grade-remedy': 'Choose how the complication had to be treated.',
  'logbook.before-operation': 'This is before the operation.',
  'logbook.before-operation-remedy': 'Write its day or a later one.',
}
