import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loincDigitHolds, verhoeffHolds } from '../../../../shared/domain/letters/check-digits.ts'
import { judgeQuestion } from '../../../../electron/learning/gate/index.ts'
import { publicName } from '../../../../shared/domain/letters/public-codes.ts'
import { question as questionSchema, type Question } from '../../../../shared/domain/question.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { exampleQuestion } from './example-card.ts'

function rulesAgainst(question: Question): number[] {
  const verdict = judgeQuestion({ question: question, casebook: 'demonstration' })
  return verdict.kind === 'refused' ? verdict.rules.map(each => each.rule) : []
}
function shared(question: Question): { question: Question; text: string } {
  const verdict = judgeQuestion({ question: question, casebook: 'demonstration' })
  if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.rules))
  return {
    question: questionSchema.parse(JSON.parse(verdict.receipt.bytes)),
    text: [verdict.receipt.bytes, ...verdict.receipt.sentences.map(speaker(english).speak)].join(' '),
  }
}
const { exposure } = exampleQuestion
const withExposure = (change: Partial<Question['exposure']>): Question => ({
  ...exampleQuestion,
  exposure: { ...exposure, ...change },
})

describe('a question that is shared', () => {
  test('rule 17: has a title and labels made of codes, and not a word of its author', () => {
    const { question, text } = shared(exampleQuestion)
    expect(question.title).toBe('ATC A10BK / ATC A10BB: SNOMED CT 84114007, 365 d')
    expect(question.population.having[0]!.label).toBe('ICD-10 E11')
    for (const word of ['Maria', 'Kowalczyk', 'Okafor', 'Sugar', 'brother', 'new one'])
      expect(text).not.toContain(word)
  })
  test('asks the same: only title and labels differ', () => {
    const wordless = (value: Question) =>
      JSON.parse(
        JSON.stringify(value, (key, each: unknown) => (key === 'title' || key === 'label' ? '' : each)),
      ) as unknown
    expect(wordless(shared(exampleQuestion).question)).toEqual(wordless(exampleQuestion))
  })
  test('red team 18: free text inside a code, a system or a unit stops it', () => {
    for (const code of ['Maria', 'A10BK Maria', 'a10bk', 'A10BK\n', ''])
      expect(rulesAgainst(withExposure({ codes: [{ system: 'http://www.whocc.no/atc', code }] }))).toEqual([
        17,
      ])
    for (const system of ['', 'Maria', 'http://clinic.example/own', 'constructor', '__proto__'])
      expect(rulesAgainst(withExposure({ codes: [{ system, code: 'A10BK' }] }))).toEqual([17])
    const unit = (text: string): Question => ({
      ...exampleQuestion,
      outcome: { ...exampleQuestion.outcome, value: { comparator: '>=', threshold: 7, unit: text } },
    })
    expect(rulesAgainst(unit('mmol/L'))).toEqual([])
    expect(rulesAgainst(unit('{Maria}'))).toEqual([17])
  })
  test('rule 17: a threshold with many digits stops it', () => {
    const above = (threshold: number): Question => ({
      ...exampleQuestion,
      outcome: { ...exampleQuestion.outcome, value: { comparator: '>=', threshold, unit: '%' } },
    })
    expect(rulesAgainst(above(7.25))).toEqual([])
    expect(rulesAgainst(above(19_640_312))).toEqual([17])
  })
  test('rule 17: something to look for needs a code', () => {
    expect(rulesAgainst(withExposure({ codes: [] }))).toEqual([17])
    expect(
      rulesAgainst({ ...exampleQuestion, outcome: { label: 'died', kind: 'death', codes: [] } }),
    ).toEqual([])
  })
  test('rule 21: a population built round one person does not leave', () => {
    expect(
      rulesAgainst({
        ...exampleQuestion,
        population: { ...exampleQuestion.population, ageYears: { from: 70, to: 70 } },
      }),
    ).toContain(21)
  })
  test('its title fits however many codes a concept has', () => {
    const codes = Array.from({ length: 99 }, (_, index) => ({
      system: 'http://hl7.org/fhir/sid/icd-10',
      code: `E${String(index).padStart(2, '0')}`,
    }))
    const many = { ...exposure, codes }
    const { question } = shared({
      ...exampleQuestion,
      exposure: many,
      comparator: many,
      outcome: { ...many, kind: 'condition' },
    })
    expect(question.title.length).toBeLessThanOrEqual(200)
    expect(question.exposure.label).toMatch(/ \+\d+$/)
  })
  test('nothing of an arbitrary title or label leaves', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{7,20}$/), planted => {
        const { text } = shared({
          ...exampleQuestion,
          title: planted,
          exposure: { ...exposure, label: planted },
        })
        expect(text).not.toContain(planted)
      }),
      { numRuns: 50 },
    )
  })
})

describe('check digits', () => {
  test('hold for published identifiers and not for their neighbours', () => {
    // SNOMED CT: heart failure, diabetes mellitus, the release itself; LOINC: HbA1c, glucose, body mass index.
    for (const id of ['84114007', '73211009', '900000000000207008']) expect(verhoeffHolds(id)).toBe(true)
    for (const id of ['84114008', '73211090']) expect(verhoeffHolds(id)).toBe(false)
    for (const code of ['4548-4', '2345-7', '39156-5']) expect(loincDigitHolds(code)).toBe(true)
    for (const code of ['4548-5', '2354-7']) expect(loincDigitHolds(code)).toBe(false)
  })
  test('keep a date of birth from passing as a code', () => {
    expect(publicName({ system: 'http://snomed.info/sct', code: '19640312' })).toBeUndefined()
  })
})
