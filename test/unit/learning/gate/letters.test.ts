import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { judge, judgeQuestion } from '../../../../electron/learning/gate/index.ts'
import type { Question } from '../../../../shared/domain/question.ts'
import type { Verdict } from '../../../../shared/domain/summary.ts'
import { exampleCard, exampleQuestion } from './example-card.ts'

function lettersOf(verdict: Verdict) {
  if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.rules))
  return verdict.receipt
}

/**
 * 107 people are told as 105 (103 to 108), 23 outcomes as 21 (19 to 24), 131 as 129 (127 to 132), 41 as 39 (37 to 42);
 * 21 of 105 is 20 %, 39 of 129 is 30.2 %. Members in the order of their names, no spaces: canonical JSON.
 */
const summaryLetter = (method: string) =>
  '{"comparator":{"events":39,"people":129,"riskPer100":30.2},' +
  '"diagnosticsPassed":true,' +
  '"exposed":{"events":21,"people":105,"riskPer100":20},' +
  '"format":"casebook-summary/1",' +
  '"logHazardRatio":-0.35,' +
  `"method":{"name":"${method}","version":"1.0"},` +
  '"profile":[-44.12,-12.99,-1.51,-0.09,-3.21,-8.11,-22.45,-61],' +
  `"questionHash":"${'b'.repeat(64)}",` +
  '"standardError":0.23,' +
  '"years":{"from":2015,"to":2019}}'

describe('the letter of a card', () => {
  it.each([
    ['overlap', 'overlap-weighted-cox'],
    ['att', 'att-weighted-cox'],
    ['ate-stabilised', 'stabilised-ate-weighted-cox'],
  ] as const)('with %s weights is exactly this text', (weights, method) => {
    const card = exampleCard({}, '2026-03-01', { ...exampleQuestion, weights })
    const { bytes, sha256 } = lettersOf(
      judge({ card, casebook: 'demonstration', origin: 'library', releases: [] }),
    )
    expect(bytes).toBe(summaryLetter(method))
    expect(sha256).toBe(createHash('sha256').update(summaryLetter(method)).digest('hex'))
  })
})

const shared = (question: Question) =>
  lettersOf(judgeQuestion({ question: question, casebook: 'demonstration' })).bytes

describe('the letter of a question', () => {
  it('is exactly this text: codes, numbers, and names made of the codes', () => {
    expect(shared(exampleQuestion)).toBe(
      '{"comparator":{"codes":[{"code":"A10BB","system":"http://www.whocc.no/atc"}],"kind":"medication","label":"ATC' +
        ' A10BB"},' +
        '"covariates":[{"kind":"age"},' +
        '{"concept":{"codes":[{"code":"4548-4","system":"http://loinc.org"}],"kind":"observation","label":"LOINC' +
        ' 4548-4"},"kind":"latest","lookbackDays":365,"unit":"%"}],' +
        '"exposure":{"codes":[{"code":"A10BK","system":"http://www.whocc.no/atc"}],"kind":"medication","label":"ATC' +
        ' A10BK"},' +
        '"format":"casebook-question/1",' +
        '"horizonDays":365,' +
        '"outcome":{"codes":[{"code":"84114007","system":"http://snomed.info/sct"}],"kind":"condition",' +
        '"label":"SNOMED CT 84114007"},' +
        '"population":{"ageYears":{"from":40,"to":79},"having":[{"codes":[{"code":"E11",' +
        '"system":"http://hl7.org/fhir/sid/icd-10"}],"kind":"condition","label":"ICD-10 E11"}],' +
        '"without":[]},' +
        '"title":"ATC A10BK / ATC A10BB: SNOMED CT 84114007, 365 d",' +
        '"washoutDays":365,' +
        '"weights":"overlap"}',
    )
  })
  it('is exactly this text for a death, a threshold, a history and many codes', () => {
    const codes = ['E10', 'E11', 'E12', 'E13', 'E14'].map(code => ({
      system: 'http://hl7.org/fhir/sid/icd-10',
      code,
    }))
    const question: Question = {
      ...exampleQuestion,
      population: {
        sex: 'female',
        having: [],
        without: [
          {
            label: 'Her potassium',
            kind: 'observation',
            codes: [{ system: 'http://loinc.org', code: '2823-3' }],
            value: { comparator: '>=', threshold: 5.5, unit: 'mmol/L' },
          },
        ],
      },
      outcome: { label: 'She died', kind: 'death', codes: [] },
      covariates: [
        { kind: 'sex' },
        { kind: 'index-year' },
        {
          kind: 'history',
          concept: { label: 'All her sugars', kind: 'condition', codes },
          lookbackDays: 730,
        },
      ],
      weights: 'att',
    }
    const icd = (code: string) => `{"code":"${code}","system":"http://hl7.org/fhir/sid/icd-10"}`
    expect(shared(question)).toBe(
      '{"comparator":{"codes":[{"code":"A10BB","system":"http://www.whocc.no/atc"}],"kind":"medication","label":"ATC' +
        ' A10BB"},' +
        '"covariates":[{"kind":"sex"},{"kind":"index-year"},' +
        `{"concept":{"codes":[${['E10', 'E11', 'E12', 'E13', 'E14'].map(icd).join(',')}],"kind":"condition",` +
        // Three names make 34 characters, four 46: a label names those that fit into 40.
        '"label":"ICD-10 E10, ICD-10 E11, ICD-10 E12 +2"},"kind":"history","lookbackDays":730}],' +
        '"exposure":{"codes":[{"code":"A10BK","system":"http://www.whocc.no/atc"}],"kind":"medication","label":"ATC' +
        ' A10BK"},' +
        '"format":"casebook-question/1",' +
        '"horizonDays":365,' +
        '"outcome":{"codes":[],"kind":"death","label":"†"},' +
        '"population":{"having":[],"sex":"female","without":[{"codes":[{"code":"2823-3",' +
        '"system":"http://loinc.org"}],"kind":"observation","label":"LOINC 2823-3",' +
        '"value":{"comparator":">=","threshold":5.5,"unit":"mmol/L"}}]},' +
        '"title":"ATC A10BK / ATC A10BB: †, 365 d",' +
        '"washoutDays":365,' +
        '"weights":"att"}',
    )
  })
})
