import { tried } from '../proofs/home.ts'
import type { HomeTrial } from '../proofs/home/home-trial.ts'
import { parts } from '../proofs/home/parts.ts'
import { expect, test } from './fixtures.ts'

/** Other trials every day; a failure names them. All of them: `npm run proof -- home --part window`. */
const DAY = Math.floor(Date.now() / 86_400_000)
const TRIALS = 2

test(`nothing is lost when the main process is killed while somebody works at the window (day ${DAY})`, async () => {
  const numbers = Array.from({ length: TRIALS }, (_, n) => DAY * TRIALS + n)
  const wrong: HomeTrial[] = []
  await tried(
    parts.find(({ name }) => name === 'window')!,
    numbers,
    trial => {
      if ([trial.lost, trial.believed, trial.shut, trial.wrong].some(found => found.length > 0))
        wrong.push(trial)
    },
  )
  expect(wrong).toEqual([])
})
