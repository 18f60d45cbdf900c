import type { Language } from '../language.ts'
import { audit } from './audit.ts'
import { command } from './command.ts'
import { diagnostics } from './diagnostics.ts'
import { doors } from './doors.ts'
import { faults } from './faults.ts'
import { gate } from './gate.ts'
import { program } from './program.ts'
import { question } from './question.ts'
import { reading } from './reading.ts'
import { store } from './store.ts'
import { study } from './study.ts'
import { verify } from './verify.ts'

export const english: Language = {
  tag: 'en-GB',
  name: 'English',
  direction: 'ltr',
  reviewedBy: 'Casebook',
  sentences: {
    ...audit,
    ...command,
    ...diagnostics,
    ...doors,
    ...faults,
    ...gate,
    ...program,
    ...question,
    ...reading,
    ...store,
    ...study,
    ...verify,
  },
}
