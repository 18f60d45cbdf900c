import { describe, expect, it } from 'vitest'
import { questionHash } from '../../../../../electron/host/question-hash.ts'
import { trialOf } from '../../../../../shared/domain/asked.ts'
import type { ConceptSet } from '../../../../../shared/domain/concepts/concept-set.ts'
import { trial } from '../../../../../shared/domain/trial.ts'
import {
  covariateName,
  draftOf,
  emptyDraft,
  questionOf,
  withAge,
  withSet,
} from '../../../../../renderer/features/compare/draft.ts'
import { ownSet } from '../../../../../renderer/features/compare/own-set.ts'
import { exampleTrial } from '../../../../fixtures/example-trial.ts'
import { plantedQuestion } from '../../../../fixtures/planted-question.ts'

const icd = (code: string): ConceptSet =>
  ownSet('condition', 'stroke', [{ system: 'http://hl7.org/fhir/sid/icd-10', code }])
const built = (() => {
  const one = withSet(emptyDraft, ownSet('medication', 'this', [{ system: 'urn:own', code: 'A/1' }]))
  const other = withSet(
    { ...emptyDraft, ...one },
    ownSet('medication', 'that', [{ system: 'urn:own', code: 'A 1' }]),
  )
  const stroke = withSet({ ...emptyDraft, ...other }, icd('I63.9'))
  return {
    ...emptyDraft,
    concepts: stroke.concepts,
    exposure: one.id,
    comparator: other.id,
    outcome: { is: 'recorded' as const, concept: stroke.id },
  }
})()

describe('a question that is being built', () => {
  it('is none before treatment, comparator and outcome are chosen', () => {
    expect(questionOf(emptyDraft)).toBeUndefined()
    expect(questionOf({ ...built, comparator: undefined })).toBeUndefined()
    expect(questionOf({ ...built, outcome: undefined })).toBeUndefined()
  })
  it('is the question again that it began from where nothing was changed', () => {
    expect(questionOf(draftOf(exampleTrial))).toEqual(exampleTrial)
  })
  it('asks the same as the question of the first format that it began from, under its title', () => {
    const asked = questionOf(draftOf(plantedQuestion))!
    expect(questionHash(asked)).toBe(questionHash(plantedQuestion))
    expect(asked.title).toBe(plantedQuestion.title)
  })
  it('keeps title, population and covariates of the one it began from, but no title that names another outcome', () => {
    const { windows } = exampleTrial.estimand
    const longer = questionOf({ ...draftOf(exampleTrial), windows: { ...windows, risk: 1_000 } })!
    expect(longer.title).toBe(exampleTrial.title)
    const died = questionOf({ ...draftOf(exampleTrial), outcome: { is: 'died' } })!
    expect(died.title).toBe('death after The new one or The old one')
    expect(died.plan).toEqual(exampleTrial.plan)
  })
  it('has the form that questions have, and holds the sets alone that it asks by', () => {
    const asked = questionOf({ ...built, concepts: [...built.concepts, icd('I64')] })!
    expect(trial.parse(asked)).toEqual(asked)
    expect(asked.concepts.length).toBe(3)
  })
  it('tells two sets apart that would go by one name, and knows one again that it holds', () => {
    expect(built.exposure).not.toBe(built.comparator)
    expect(withSet(built, icd('I63.9'))).toEqual({ concepts: built.concepts, id: built.outcome.concept })
  })
  it('knows no limit of age where a field is empty', () => {
    const people = { having: [], without: [] }
    expect(withAge(people, 'from', 40)).toEqual({ ...people, ageYears: { from: 40 } })
    expect(withAge(withAge(people, 'from', 40), 'to', 0)).toEqual({
      ...people,
      ageYears: { from: 40, to: 0 },
    })
    expect(withAge(withAge(people, 'from', 40), 'from', undefined)).toEqual(people)
  })
  it('names each thing the groups are made alike in', () => {
    const asked = trialOf(plantedQuestion)
    expect(asked.plan.covariates.map(each => covariateName(asked, each))).toEqual([
      'age',
      'sex',
      'history of cardiovascular disease',
      'latest eGFR (mL/min/1.73 m²)',
      'latest HbA1c (%)',
      'latest body mass index (kg/m²)',
      'year of starting',
    ])
  })
})
