import { against, told, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'a member that is not on the list',
    refused: () => against({ ...told(), years: { from: 2015, to: 2019, months: 3 } }),
    says:
      '"years.months" is not among the things that may ever be sent. This is a fault in Casebook. Nothing ' +
      'was sent.',
    passes: () => against(told()),
  },
]
