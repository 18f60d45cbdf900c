import { describe, expect, it } from 'vitest'
import { giveAll } from '../proofs/hostile/give-all.ts'
import { importSome } from '../proofs/hostile/import-some.ts'

/* A small sample of `npm run proof -- hostile`, which measures memory and cancels too. */
const FIRST = 9_000_001

describe('bytes made to do harm', () => {
  it('hold no reader up, and whatever it throws has its reason', async () => {
    const { hangs, unexplained } = await giveAll(FIRST, FIRST + 299)
    expect([hangs, unexplained]).toEqual([[], []])
  })
  it('are kept, or refused with a reason, by a casebook whose imports are cancelled', async () => {
    expect((await importSome(FIRST, 25, 3)).lost).toEqual([])
  })
})
