import { against, told, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'a count that is not a midpoint',
    refused: () => against({ ...told(), exposed: { people: 107, events: 21, riskPer100: 19.6 } }),
    says:
      "The exposed group's counts are not rounded to the middle of 6, or its percentage is not made from " +
      'the rounded counts. This is a fault in Casebook. Nothing was sent.',
    passes: () => against({ ...told(), exposed: { people: 105, events: 21, riskPer100: 20 } }),
  },
  {
    what: 'outcomes that are not a midpoint',
    refused: () => against({ ...told(), exposed: { people: 105, events: 20, riskPer100: 19 } }),
    says:
      "The exposed group's counts are not rounded to the middle of 6, or its percentage is not made from " +
      'the rounded counts. This is a fault in Casebook. Nothing was sent.',
    passes: () => against(told()),
  },
  {
    what: 'a percentage of the exact counts',
    refused: () => against({ ...told(), comparator: { people: 129, events: 39, riskPer100: 31.3 } }),
    says:
      "The comparator group's counts are not rounded to the middle of 6, or its percentage is not made from" +
      ' the rounded counts. This is a fault in Casebook. Nothing was sent.',
    passes: () => against(told()),
  },
]
