import { parseArgs } from 'node:util'
import { windows } from '../proofs/windows.ts'

/**
 * What takes too long for every change: `npm run proof -- NAME [--times N]`. A proof goes on where it was
 * stopped, and writes what it found to `docs/proofs/NAME.md`, which is committed.
 */
const proofs: Readonly<Record<string, (times: number) => Promise<boolean>>> = { windows }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '1' } },
})
const proof = proofs[positionals[0] ?? '']
if (!proof) throw new Error(`Name one of: ${Object.keys(proofs).join(', ')}`)
process.exitCode = (await proof(Number(values.times))) ? 0 : 1
