import type { Command } from '../command.ts'
import { enter } from './entry.ts'
import { erase, erasures } from './erase.ts'
import { exportAll } from './export.ts'
import { acknowledge, critical } from './critical.ts'
import { count, patients, show } from './charts.ts'
import { imports, undo } from './imports.ts'
import { importFiles, quarantine, retry } from './intake.ts'
import { ask, cards, pool, publish, share, withdraw } from './knowledge.ts'
import { measures } from './measures.ts'
import { benchmarks } from './measures-against.ts'
import { readWaiting, waiting } from './waiting.ts'
import { apart, different, people, same } from './people.ts'
import { pack, peers, sync, unpack } from './peers.ts'
import { refer } from './refer.ts'
import { recipeCommand } from './recipes.ts'
import { backup, drill, init, previous, putAside, rebuild, restore, verify } from './store.ts'

/** Every command over a casebook, by its name and in the manual's order. `demo` makes casebooks of its own. */
export const commands: Readonly<Record<string, Command>> = {
  init,
  'import': importFiles,
  enter,
  count,
  patients,
  show,
  people,
  same,
  different,
  apart,
  critical,
  acknowledge,
  quarantine,
  retry,
  waiting,
  'read-waiting': readWaiting,
  'recipe': recipeCommand,
  imports,
  undo,
  erase,
  erasures,
  ask,
  cards,
  share,
  publish,
  withdraw,
  pool,
  measures,
  benchmarks,
  peers,
  sync,
  pack,
  unpack,
  backup,
  drill,
  refer,
  'export': exportAll,
  restore,
  previous,
  'put-aside': putAside,
  verify,
  rebuild,
}
