import type { Area } from '../values.ts'

/** What each command does, as the manual says it. */
export const commandManual = {
  'manual.init': {},
  'manual.import': {},
  'manual.count': {},
  'manual.patients': {},
  'manual.show': {},
  'manual.quarantine': {},
  'manual.retry': {},
  'manual.waiting': {},
  'manual.read-waiting': {},
  'manual.undo': {},
  'manual.ask': {},
  'manual.cards': {},
  'manual.share': {},
  'manual.publish': {},
  'manual.withdraw': {},
  'manual.pool': {},
  'manual.peers': {},
  'manual.sync': {},
  'manual.pack': {},
  'manual.unpack': {},
  'manual.backup': {},
  'manual.restore': {},
  'manual.verify': {},
  'manual.demo': {},
} as const satisfies Area
