import { describe, expect, it } from 'vitest'
import { questionHash } from '../../../electron/host/question-hash.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import type { Concept, Question } from '../../../shared/domain/question.ts'
import { plantedQuestion } from '../../fixtures/planted-question.ts'

const hash = questionHash(plantedQuestion)
const random = createRandom(2_027)
const shuffled = <Each>(all: readonly Each[]): Each[] =>
  all
    .map(each => ({ each, at: random.uniform() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ each }) => each)
/** In another order, some of it twice, under other words. */
const retold = (concept: Concept): Concept => ({
  ...concept,
  label: `${concept.label} (${random.uniform()})`,
  codes: shuffled([...concept.codes, ...concept.codes.slice(0, 1)]),
})
const told = (question: Question): Question => ({
  ...question,
  title: 'Andere Worte',
  population: {
    ...question.population,
    having: shuffled([...question.population.having, ...question.population.having].map(retold)),
    without: shuffled(question.population.without.map(retold)),
  },
  exposure: retold(question.exposure),
  comparator: retold(question.comparator),
  outcome: retold(question.outcome),
  covariates: shuffled(
    [...question.covariates, ...question.covariates].map(each =>
      'concept' in each ? { ...each, concept: retold(each.concept) } : each,
    ),
  ),
})

describe('the hash of a question', () => {
  it('is one however it is ordered, doubled and worded', () => {
    for (let time = 0; time < 200; time++) expect(questionHash(told(plantedQuestion))).toBe(hash)
  })

  const { population, exposure, comparator, outcome } = plantedQuestion
  const other: Concept = { ...outcome, codes: outcome.codes.slice(1) }
  it.each<[string, Partial<Question>]>([
    ['the treatments turned round', { exposure: comparator, comparator: exposure }],
    ['another outcome', { outcome: other }],
    ['death as the outcome', { outcome: { label: 'death', kind: 'death', codes: [] } }],
    ['a shorter time', { horizonDays: 364 }],
    ['another washout', { washoutDays: 180 }],
    ['another age', { population: { ...population, ageYears: { from: 19 } } }],
    ['nobody asked to have the disease', { population: { ...population, having: [] } }],
    ['the disease asked to be absent', { population: { having: [], without: population.having } }],
    ['another weighting', { weights: 'att' }],
    ['one covariate less', { covariates: plantedQuestion.covariates.slice(1) }],
  ])('is another with %s', (_, change) => {
    expect(questionHash({ ...plantedQuestion, ...change })).not.toBe(hash)
  })
})
