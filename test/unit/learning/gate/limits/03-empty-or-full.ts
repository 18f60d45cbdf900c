import { counted, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'nobody with the outcome, against eleven',
    refused: () => counted({ comparatorEvents: 0 }),
    says:
      'In the comparator group the outcome is the same for everybody, so it would be known of each of them.' +
      ' Ask for a wider population or a longer time.',
    passes: () => counted({ comparatorEvents: 11 }),
  },
  {
    what: 'everybody with the outcome, against all but eleven',
    refused: () => counted({ comparatorEvents: 131 }),
    says:
      'In the comparator group the outcome is the same for everybody, so it would be known of each of them.' +
      ' Ask for a wider population or a longer time.',
    passes: () => counted({ comparatorEvents: 120 }),
  },
]
