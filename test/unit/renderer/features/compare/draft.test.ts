import { describe, expect, it } from 'vitest'
import { question as questionSchema } from '../../../../../shared/domain/question.ts'
import {
  covariateName,
  draftOf,
  emptyDraft,
  questionOf,
  withAge,
} from '../../../../../renderer/features/compare/draft.ts'
import { plantedQuestion } from '../../../../fixtures/planted-question.ts'

const outcome = {
  label: 'stroke',
  kind: 'condition' as const,
  codes: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I63.9' }],
}

describe('a question that is being built', () => {
  it('is none before treatment, comparator and outcome are chosen', () => {
    expect(questionOf(emptyDraft)).toBeUndefined()
    expect(questionOf({ ...emptyDraft, exposure: plantedQuestion.exposure, outcome })).toBeUndefined()
  })
  it('is the library question again where nothing was changed', () => {
    expect(questionOf(draftOf(plantedQuestion))).toEqual(plantedQuestion)
  })
  it('keeps title, population and covariates of the one it began from, but no title that names another outcome', () => {
    const longer = questionOf({ ...draftOf(plantedQuestion), horizonDays: 730 })
    expect(longer).toEqual({ ...plantedQuestion, horizonDays: 730 })
    const other = questionOf({ ...draftOf(plantedQuestion), outcome })!
    expect(other.title).toContain('stroke')
    expect(other.title).not.toContain('eart failure')
    expect(other.covariates).toEqual(plantedQuestion.covariates)
  })
  it('has the form that questions have', () => {
    const { exposure, comparator } = plantedQuestion
    expect(
      questionSchema.safeParse(questionOf({ ...emptyDraft, exposure, comparator, outcome })).success,
    ).toBe(true)
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
    expect(plantedQuestion.covariates.map(covariateName)).toEqual([
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
