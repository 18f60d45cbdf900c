import { parseArgs } from 'node:util'
import { cuts } from '../proofs/cuts.ts'
import { firstDay } from '../proofs/first-day.ts'
import { firstMonth } from '../proofs/first-month.ts'
import { home, type Asked } from '../proofs/home.ts'
import { hostile } from '../proofs/hostile.ts'
import { kills } from '../proofs/kills.ts'
import { measures } from '../proofs/measures.ts'
import { peers } from '../proofs/peers.ts'
import { scenarios } from '../proofs/scenarios.ts'
import { shifts } from '../proofs/shifts.ts'
import { sweep } from '../proofs/sweep.ts'
import { windows } from '../proofs/windows.ts'

/**
 * What takes too long for every change: `npm run proof -- NAME [--times N]`. A proof goes on where it was
 * stopped, and writes what it found to `docs/proofs/NAME.md`, which is committed.
 */
const proofs: Readonly<Record<string, (times: number, asked: Asked) => Promise<boolean>>> = {
  windows,
  cuts,
  kills,
  sweep,
  shifts,
  hostile,
  peers,
  home,
  measures,
  scenarios,
  'first-day': firstDay,
  'first-month': firstMonth,
}

const usage = `npm run proof -- NAME [--times N]   one of: ${Object.keys(proofs).join(', ')}
Adds N runs (else one) to docs/proofs/NAME.md, going on where it was stopped.
home [--part NAME] [--only N]   one part of it, or one trial of a part again, which is not written down`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: 'string', default: '1' },
    part: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const proof = Object.hasOwn(proofs, positionals[0] ?? '') ? proofs[positionals[0]!] : undefined
const { part, only } = values
if (proof && !values.help && [values.times, only ?? '1'].every(each => /^[1-9]\d*$/.test(each))) {
  const asked = { part, only: only === undefined ? undefined : Number(only) }
  process.exitCode = (await proof(Number(values.times), asked)) ? 0 : 1
} else {
  console.log(usage)
  process.exitCode = values.help ? 0 : 1
}
