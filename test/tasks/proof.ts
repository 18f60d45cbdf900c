import { parseArgs } from 'node:util'
import { cuts } from '../proofs/cuts.ts'
import { hostile } from '../proofs/hostile.ts'
import { kills } from '../proofs/kills.ts'
import { peers } from '../proofs/peers.ts'
import { sweep } from '../proofs/sweep.ts'
import { windows } from '../proofs/windows.ts'

/**
 * What takes too long for every change: `npm run proof -- NAME [--times N]`. A proof goes on where it was
 * stopped, and writes what it found to `docs/proofs/NAME.md`, which is committed.
 */
const proofs: Readonly<Record<string, (times: number) => Promise<boolean>>> = {
  windows,
  cuts,
  kills,
  sweep,
  hostile,
  peers,
}

const usage = `npm run proof -- NAME [--times N]   one of: ${Object.keys(proofs).join(', ')}
Adds N runs (else one) to docs/proofs/NAME.md, going on where it was stopped.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } },
})
const proof = Object.hasOwn(proofs, positionals[0] ?? '') ? proofs[positionals[0]!] : undefined
if (proof && !values.help && /^[1-9]\d*$/.test(values.times))
  process.exitCode = (await proof(Number(values.times))) ? 0 : 1
else {
  console.log(usage)
  process.exitCode = values.help ? 0 : 1
}
