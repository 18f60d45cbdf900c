import { counted, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: 'nineteen people in an arm, against twenty-two, fewer than which cannot fill both cells',
    refused: () => counted({ exposedPeople: 19, exposedEvents: 9 }),
    says: 'The exposed group has fewer than 20 people. Wait for more people, or ask for a wider population.',
    passes: () => counted({ exposedPeople: 22, exposedEvents: 11 }),
  },
]
