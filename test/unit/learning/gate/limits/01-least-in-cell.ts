import { counted, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'ten people with the outcome, against eleven',
    refused: () => counted({ comparatorEvents: 10 }),
    says:
      'Fewer than 11 people of the comparator group are with the outcome. Wait for more people, ask over a ' +
      'longer time, or choose a more common outcome.',
    passes: () => counted({ comparatorEvents: 11 }),
  },
  {
    what: 'ten people without the outcome, against eleven',
    refused: () => counted({ exposedPeople: 33 }),
    says:
      'Fewer than 11 people of the exposed group are without the outcome. Wait for more people, ask over a ' +
      'longer time, or choose a more common outcome.',
    passes: () => counted({ exposedPeople: 34 }),
  },
]
