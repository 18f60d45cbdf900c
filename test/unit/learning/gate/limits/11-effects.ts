import { withEffect, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'a standard error of 0.004, against 0.005, which is 0.01 at two decimals',
    refused: () => withEffect({ standardError: 0.004 }),
    says: 'The effect has no finite value with a standard error above zero at two decimals. Wait for more outcomes.',
    passes: () => withEffect({ standardError: 0.005 }),
  },
  {
    what: 'a profile of seven points, against eight',
    refused: () => withEffect({ profile: [1, 2, 3, 4, 5, 6, 7] }),
    says: 'The effect has no finite value with a standard error above zero at two decimals. Wait for more outcomes.',
    passes: () => withEffect({ profile: [1, 2, 3, 4, 5, 6, 7, 8] }),
  },
]
