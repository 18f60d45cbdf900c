import { audit } from './audit.ts'
import { day } from './day.ts'
import type { Client } from './define.ts'
import { drafts } from './drafts.ts'
import { exchange } from './exchange.ts'
import { intake } from './intake.ts'
import { learning } from './learning.ts'
import { library } from './library.ts'
import { measures } from './measures.ts'
import { patients } from './patients.ts'
import { safekeeping } from './safekeeping.ts'
import { vault } from './vault.ts'

/** Every contract that the window (or the command line in its place) may speak, by name. */
export const windowContracts = {
  vault,
  safekeeping,
  patients,
  drafts,
  day,
  library,
  audit,
  intake,
  learning,
  measures,
  exchange,
} as const
export type WindowContract = keyof typeof windowContracts
/** A client of each. */
export type WindowClients = { readonly [K in WindowContract]: Client<(typeof windowContracts)[K]> }
