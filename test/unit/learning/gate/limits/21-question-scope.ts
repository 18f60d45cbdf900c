import { exampleCard } from '../example-card.ts'
import { aged, verdictOn, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'a question built here, against one of the library',
    refused: () => verdictOn(exampleCard(), [], 'own'),
    says: 'This question was built here, and peers do not know it. Share the question itself first.',
    passes: () => verdictOn(exampleCard(), [], 'library'),
  },
  {
    what: 'ages that span one year, against five',
    refused: () => aged(65, 65),
    says:
      'Its people are within fewer than 5 years of age of each other: it looks built round one person. Ask ' +
      'for ages at least 5 years wide.',
    passes: () => aged(65, 69),
  },
]
