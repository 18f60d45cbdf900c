import type { Language } from '../language.ts'
import { audit } from './audit.ts'
import { command } from './command.ts'
import { faults } from './faults.ts'
import { program } from './program.ts'
import { store } from './store.ts'
import { verify } from './verify.ts'

export const english: Language = {
  tag: 'en-GB',
  name: 'English',
  direction: 'ltr',
  reviewedBy: 'Casebook',
  sentences: { ...audit, ...command, ...faults, ...program, ...store, ...verify },
}
