import { diagnosticIds, type Estimate } from '../../../../shared/domain/answer.ts'
import type { Card } from '../../../../shared/domain/card.ts'
import type { Question } from '../../../../shared/domain/question.ts'
import { say } from '../../../../shared/words/message.ts'

const concept = (
  label: string,
  kind: 'condition' | 'medication' | 'observation',
  system: string,
  code: string,
) => ({ label, kind, codes: [{ system, code }] })

/** Invented; its codes are public ones and its labels are not to be seen outside. */
export const exampleQuestion: Question = {
  format: 'casebook-question/1',
  title: 'Does it help people like Maria Kowalczyk?',
  population: {
    ageYears: { from: 40, to: 79 },
    having: [concept("Sugar, Dr. Okafor's list", 'condition', 'http://hl7.org/fhir/sid/icd-10', 'E11')],
    without: [],
  },
  exposure: concept('The new one', 'medication', 'http://www.whocc.no/atc', 'A10BK'),
  comparator: concept('The old one', 'medication', 'http://www.whocc.no/atc', 'A10BB'),
  outcome: concept('Admitted like her brother', 'condition', 'http://snomed.info/sct', '84114007'),
  horizonDays: 365,
  washoutDays: 365,
  covariates: [
    { kind: 'age' },
    {
      kind: 'latest',
      concept: concept('Sugar test', 'observation', 'http://loinc.org', '4548-4'),
      lookbackDays: 365,
      unit: '%',
    },
  ],
  weights: 'overlap',
}

const around = (estimate: number) => ({ estimate, lower: estimate - 1, upper: estimate + 1 })
const curve = {
  days: [17.25, 41.5],
  survival: [0.98765, 0.97531],
  lower: [0.9, 0.9],
  upper: [1, 1],
  censoredDays: [63.125],
  atRiskDays: [0, 90],
  atRisk: [107, 93],
}

export interface Counts {
  exposedPeople: number
  exposedEvents: number
  comparatorPeople: number
  comparatorEvents: number
}
export const exampleCounts: Counts = {
  exposedPeople: 107,
  exposedEvents: 23,
  comparatorPeople: 131,
  comparatorEvents: 41,
}

/** A card that the gate lets through, unless `counts` or `answered` say otherwise. */
export function exampleCard(
  counts: Partial<Counts> = {},
  answered = '2026-03-01',
  question = exampleQuestion,
): Card {
  const all = { ...exampleCounts, ...counts }
  const people = { exposed: all.exposedPeople, comparator: all.comparatorPeople }
  const events = { exposed: all.exposedEvents, comparator: all.comparatorEvents }
  const arm = (label: string, name: 'exposed' | 'comparator') => ({
    label,
    people: people[name],
    events: events[name],
    effectiveSample: people[name] * 0.7,
    riskPer100: around(13.579),
    curve,
  })
  const answer: Estimate = {
    kind: 'estimate',
    diagnostics: diagnosticIds.map(id => ({
      id,
      label: say('diagnostics.sample'),
      value: 1,
      limit: 1,
      passed: true,
      finding: say('diagnostics.separation-none'),
      remedy: null,
    })),
    balance: [{ label: 'age', before: 0.34567, after: 0.01234 }],
    attrition: [
      { step: say('study.not-both'), people: 311 },
      { step: say('study.in-population'), people: people.exposed + people.comparator },
    ],
    people,
    events,
    warnings: [],
    notRecorded: [{ label: 'Sugar test', percent: 7.77 }],
    exposed: arm('The new one', 'exposed'),
    comparator: arm('The old one', 'comparator'),
    horizonDays: 365,
    riskDifferencePer100: around(-4.321),
    numberNeeded: { people: 23.14, harm: false },
    restrictedMeanDifferenceDays: around(12.345),
    hazardRatio: around(0.7077),
    proportionalHazardsP: 0.4321,
    logHazardRatio: {
      estimate: -0.345678,
      standardError: 0.234567,
      profile: [-44.123456, -12.987654, -1.512345, -0.087654, -3.212345, -8.112233, -22.445566, -60.998877],
    },
    eValue: { estimate: 2.1735, limit: 1.2468 },
    naiveRiskDifferencePer100: around(2.468),
    reading: [say('question.alike-in', { covariates: ['Read aloud for Maria Kowalczyk'] })],
  }
  return {
    format: 'casebook-card/2',
    id: 'a'.repeat(64),
    question,
    questionHash: 'b'.repeat(64),
    frameHash: 'c'.repeat(64),
    method: { design: 'new-user-comparison', version: '1.0' },
    answered,
    answer,
    accrual: [
      { year: 2012, people: 1 },
      { year: 2015, people: 30 },
      { year: 2019, people: people.exposed + people.comparator - 33 },
      { year: 2024, people: 2 },
    ],
  }
}
