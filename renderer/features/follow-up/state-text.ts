import { words } from '../../ui/words.ts'
import type { WaitedFor } from './use-waited-for.ts'

type Standing = Pick<WaitedFor, 'is' | 'days' | 'lastSeen'>

function sayingOf({ is, days, lastSeen }: Standing) {
  if (is === 'ended') return 'ended'
  if (is === 'lost') return lastSeen === '' ? 'never' : 'lost'
  if (days > 0) return 'overdue'
  // An answer counts over a time, of which the last day is still to come.
  if (is === 'due') return 'open'
  return days === 0 ? 'today' : 'ahead'
}

/** Where she stands, as a clinician says it: `due in 9 days`, `12 days overdue`, `lost: last seen 3 May 2026`. */
export const stateText = (one: Standing): string =>
  words('follow-up.state', { is: sayingOf(one), days: Math.abs(one.days), seen: one.lastSeen })
