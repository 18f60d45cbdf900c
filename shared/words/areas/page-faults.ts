import type { Area } from '../values.ts'

/** What happened and what to do, for every way a service can fail. The compiler asks for each. */
export const pageFaults = {
  'trouble.bad-request': {},
  'trouble.not-found': {},
  'trouble.conflict': {},
  'trouble.cancelled': {},
  'trouble.locked': {},
  'trouble.wrong-passphrase': {},
  'trouble.not-permitted': {},
  'trouble.unreadable-source': {},
  'trouble.unavailable': {},
  'trouble.newer-store': {},
  'trouble.store-damaged': {},
  'trouble.disk-full': {},
  'trouble.disk-read-only': {},
  'trouble.disk-failing': {},
  'trouble.file-busy': {},
  'trouble.refused': {},
  'trouble.untrusted': {},
  'trouble.offline': {},
  'trouble.internal': {},
} as const satisfies Area
