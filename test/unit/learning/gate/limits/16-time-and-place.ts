import { exampleCard } from '../example-card.ts'
import { aged, verdictOn, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'ten people in all years, against eleven',
    refused: () => verdictOn({ ...exampleCard(), accrual: [{ year: 2019, people: 10 }] }),
    says:
      'This card does not say in which years at least 11 people began. Ask the question again and share the' +
      ' new card.',
    passes: () => verdictOn({ ...exampleCard(), accrual: [{ year: 2019, people: 11 }] }),
  },
  ...(
    [
      [41, undefined, 40, undefined],
      [19, undefined, 18, undefined],
      [95, undefined, 90, undefined],
      [undefined, 63, undefined, 64],
      [undefined, 66, undefined, 65],
      [undefined, 16, undefined, 17],
      [undefined, 88, undefined, 91],
      [undefined, 21, undefined, 18],
    ] as const
  ).map(([from, to, goodFrom, goodTo]) => ({
    what: `ages ${from ?? 0} to ${to ?? 'any'}, against ${goodFrom ?? 0} to ${goodTo ?? 'any'}`,
    refused: () => aged(from, to),
    says:
      'The ages of this question do not begin and end with bands of 5 years, with 90 and over together. Use' +
      ' ages that are multiples of 5, or 18.',
    passes: () => aged(goodFrom, goodTo),
  })),
]
