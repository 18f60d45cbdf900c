import { expect, it } from 'vitest'
import { stateText } from '../../../../../renderer/features/follow-up/state-text.ts'

it.each([
  [{ is: 'coming', days: -9 }, 'due in 9 days'],
  [{ is: 'coming', days: -1 }, 'due in 1 day'],
  [{ is: 'coming', days: 0 }, 'due today'],
  [{ is: 'coming', days: 12 }, '12 days overdue'],
  [{ is: 'due', days: 30 }, '30 days overdue'],
  [{ is: 'due', days: -91 }, 'due now, 91 days left'],
  [{ is: 'due', days: 0 }, 'due now, today is the last day'],
  [{ is: 'lost', days: 141 }, 'lost: last seen 3 May 2026'],
  [{ is: 'lost', days: 141, lastSeen: '' }, 'lost: never seen'],
  [{ is: 'ended', days: 141 }, 'not to be asked again'],
] as const)('%o is said as “%s”', (one, said) => {
  expect(stateText({ lastSeen: '3 May 2026', ...one })).toBe(said)
})
