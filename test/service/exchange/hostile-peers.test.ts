import { describe, expect, it } from 'vitest'
import { peers } from '../../fixtures/hostile-peers/peers.ts'
import { strangers } from '../../fixtures/hostile-peers/strangers.ts'
import { trial } from '../../proofs/peers/trial.ts'

/* Each alone in a small part of the table, for every change; `npm run proof -- peers` mixes them. */
describe('two honest casebooks exchange their letters', () => {
  it.each([
    ['strangers of every kind', strangers],
    ['peers who stall, trickle and list what is not so', peers.slice(0, 14)],
    ['peers who talk without end, call too often or lose their numbers', peers.slice(14)],
  ])(
    'beside %s, and each of those ends as it must',
    async (_, rows) => {
      expect((await trial(rows)).faults).toEqual([])
    },
    300_000,
  )
})
