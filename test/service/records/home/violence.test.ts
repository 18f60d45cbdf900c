import { describe, expect, it } from 'vitest'
import { tried } from '../../../proofs/home.ts'
import type { HomeTrial } from '../../../proofs/home/home-trial.ts'
import { parts } from '../../../proofs/home/parts.ts'
import { canFail } from '../../../proofs/sweep/sweep-operation.ts'

/** Other trials every day; a failure names them. All of them: `npm run proof -- home`. */
const DAY = Math.floor(Date.now() / 86_400_000)

/** As many of each part; `window` is tried where the window is tested (`test/e2e/window-death.spec.ts`). */
const TRIALS: Readonly<Record<string, number>> = { kills: 5, house: 1, damage: 30, races: 9, renewals: 3 }

describe.runIf(canFail())(`a home under violence (day ${DAY})`, () => {
  it.each(parts.filter(({ name }) => name in TRIALS))(
    'loses nothing, believes nothing and opens as was said: $name',
    async part => {
      const most = TRIALS[part.name]!
      const wrong: HomeTrial[] = []
      let done = 0
      await tried(
        part,
        Array.from({ length: most }, (_, n) => DAY * most + n),
        trial => {
          done++
          if ([trial.lost, trial.believed, trial.shut, trial.wrong].some(found => found.length > 0))
            wrong.push(trial)
        },
      )
      expect(wrong).toEqual([])
      expect(done).toBe(most)
    },
  )
})
