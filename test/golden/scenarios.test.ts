import { expect, it } from 'vitest'
import { answerOf, frameOf } from '../proofs/practices/answer.ts'
import { scenarios } from '../proofs/practices/scenarios.ts'
import { truthOf } from '../proofs/practices/truth.ts'

const complete = scenarios['complete']!

it('where a treatment does nothing, the truth is none', () =>
  expect(Math.abs(truthOf(scenarios['no effect']!).difference)).toBeLessThan(0.01))

it('orders that were none, and people who moved in on treatment, leave the people who began', async () => {
  for (const name of ['cancelled and refused orders', 'moved in on treatment', 'twins under one number']) {
    const scenario = { ...scenarios[name]!, people: 100 }
    expect((await frameOf(scenario, 1)).rows).toBe(100)
  }
})

it('a practice with all that is needed is answered', async () => {
  expect((await answerOf(complete, 1)).kind).toBe('estimate')
})
