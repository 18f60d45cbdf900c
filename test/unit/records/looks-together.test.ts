import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionHash } from '../../../electron/host/question-hash.ts'
import { looksTogether } from '../../../electron/records/handlers/looks-together.ts'
import type { QuestionRow } from '../../../electron/records/repositories/questions.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import { exampleTrial } from '../../fixtures/example-trial.ts'

/** One of a few estimands, answered by some of the covariates. */
const asked = (risk: number, covariates: number): Trial => ({
  ...exampleTrial,
  estimand: { ...exampleTrial.estimand, windows: { ...exampleTrial.estimand.windows, risk } },
  plan: { covariates: exampleTrial.plan.covariates.slice(0, covariates) },
})
const row = (question: Trial, looks: number): QuestionRow => ({
  hash: questionHash(question),
  origin: 'own',
  asked: '2026-01-01',
  body: JSON.stringify(question),
  looks,
})

describe('looks at questions', () => {
  it('are shared by all ways of answering one estimand, and by no other estimand', () => {
    const kinds = fc.uniqueArray(
      fc.tuple(fc.constantFrom(90, 365, 730), fc.integer({ min: 1, max: 4 }), fc.nat({ max: 6 })),
      { selector: ([risk, covariates]) => `${risk} ${covariates}` },
    )
    fc.assert(
      fc.property(kinds, all => {
        const rows = all.map(([risk, covariates, looks]) => row(asked(risk, covariates), looks))
        const looksOf = looksTogether({ questions: { all: () => rows } as never })
        for (const [at, [risk]] of all.entries()) {
          const same = all.filter(([other]) => other === risk)
          expect(looksOf(rows[at]!.hash)).toEqual({
            looks: same.reduce((sum, [, , looks]) => sum + looks, 0),
            variants: same.filter(([, , looks]) => looks > 0).length,
          })
        }
      }),
    )
  })
})
