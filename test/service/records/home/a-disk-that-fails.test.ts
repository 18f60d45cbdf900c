import { describe, expect, it } from 'vitest'
import { faults } from '../../../proofs/sweep/faulty-disk.ts'
import { operations } from '../../../proofs/sweep/operations.ts'
import { canFail, sweepOperation } from '../../../proofs/sweep/sweep-operation.ts'

/** Another part of the sweep every day; a failure names it. All of it: `npm run proof -- sweep`. */
const SEED = Math.floor(Date.now() / 86_400_000)

const REPLAYS = 8

/** Every so manieth call is tried; of operations with many calls, fewer. */
const STEPS: Readonly<Record<string, number>> = { create: 120, passphrase: 150, upgrade: 60 }

describe.runIf(canFail())(`a disk that fails at some call (part ${SEED})`, () => {
  it.each(operations.map(({ name }) => name))(
    'loses nothing and leaves nothing half done: %s',
    async operation => {
      const trials = await sweepOperation({
        operation,
        faults: faults.map(({ name }) => name),
        step: STEPS[operation] ?? 30,
        replays: REPLAYS,
        seed: SEED,
      })
      expect(trials.length).toBeGreaterThanOrEqual(faults.length + REPLAYS)
      expect(trials.filter(({ wrong }) => wrong.length > 0)).toEqual([])
    },
  )
})
