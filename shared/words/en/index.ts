import type { Language } from '../language.ts'
import { faults } from './faults.ts'
import { views } from './views.ts'

export const english: Language = {
  tag: 'en-GB',
  name: 'English',
  direction: 'ltr',
  reviewedBy: 'Casebook',
  sentences: { ...faults, ...views },
}
