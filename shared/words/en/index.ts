import type { Language } from '../language.ts'
import { command } from './command.ts'
import { faults } from './faults.ts'
import { program } from './program.ts'

export const english: Language = {
  tag: 'en-GB',
  name: 'English',
  direction: 'ltr',
  reviewedBy: 'Casebook',
  sentences: { ...command, ...faults, ...program },
}
