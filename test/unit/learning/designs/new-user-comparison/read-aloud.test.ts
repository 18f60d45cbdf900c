import { describe, expect, it } from 'vitest'
import {
  readAloud,
  warningsOf,
} from '../../../../../electron/learning/designs/new-user-comparison/read-aloud.ts'
import { span } from '../../../../../electron/learning/designs/new-user-comparison/span.ts'
import type { Concept, Question } from '../../../../../shared/domain/question.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { askedOf } from './frame-by-hand.ts'

const { speak } = speaker(english)
const called = (label: string, value?: Concept['value']): Concept => ({
  label,
  kind: 'condition',
  codes: [{ system: 'urn:invented', code: label }],
  ...(value && { value }),
})
const who = (population: Question['population']) =>
  speak(readAloud({ ...askedOf, population })).replace(/^Among (.*) who started .*$/, '$1')

describe('a question read aloud', () => {
  it('is one sentence of who, what, against what, by when, and made alike in what', () => {
    const latest = called('HbA1c')
    expect(
      speak(
        readAloud({
          ...askedOf,
          horizonDays: 730,
          washoutDays: 180,
          outcome: called('systolic pressure', { comparator: '>=', threshold: 162.5, unit: 'mm[Hg]' }),
          covariates: [
            { kind: 'age' },
            { kind: 'sex' },
            { kind: 'index-year' },
            { kind: 'history', concept: called('stroke'), lookbackDays: 90 },
            { kind: 'latest', concept: latest, lookbackDays: 90, unit: '%' },
          ],
        }),
      ),
    ).toBe(
      'Among people who started this or that for the first time in 6 months, how many of 100 have systolic ' +
        'pressure >= 162.5 mmHg within 2 years after starting this, compared with that, when the two groups' +
        ' are made alike in age, sex, year of starting, history of stroke and latest HbA1c (%)? Rules: only people ' +
        'seen here for 6 months before, nobody who had systolic pressure >= 162.5 mmHg within 6 months before, ' +
        'a death before systolic pressure >= 162.5 mmHg is an end of its own and whoever was not seen for 2 ' +
        'years has left.',
    )
  })
  it('says so where the groups are made alike in nothing', () => {
    expect(speak(readAloud({ ...askedOf, covariates: [] }))).toContain('are made alike in nothing? Rules')
  })
  it.each<[Question['population'], string]>([
    [{ having: [], without: [] }, 'people'],
    [{ having: [], without: [], sex: 'female' }, 'women'],
    [{ having: [], without: [], sex: 'male', ageYears: { from: 40, to: 79 } }, 'men aged 40 to 79'],
    [{ having: [], without: [], ageYears: { from: 65 } }, 'people aged 65 or more'],
    [{ having: [], without: [], ageYears: { to: 17 } }, 'people aged up to 17'],
    [{ having: [called('a'), called('b')], without: [] }, 'people with a and b'],
    [{ having: [], without: [called('a'), called('b'), called('c')] }, 'people without a, b or c'],
    [{ having: [called('a')], without: [called('b')] }, 'people with a and without b'],
    [
      {
        having: [called('eGFR', { comparator: '<', threshold: 60, unit: 'mL/min' })],
        without: [called('K', { comparator: '<=', threshold: 3.5, unit: 'mmol/L' })],
      },
      'people with eGFR < 60 mL/min and without K <= 3.5 mmol/L',
    ],
    [
      { having: [called('LDL', { comparator: '>', threshold: 4, unit: 'mmol/L' })], without: [] },
      'people with LDL > 4 mmol/L',
    ],
  ])('of %j asks about them', (population, words) => expect(who(population)).toBe(words))
})

describe('a number of days', () => {
  it.each([
    [0, '0 days'],
    [1, 'a day'],
    [29, '29 days'],
    [30, 'a month'],
    [180, '6 months'],
    [360, '12 months'],
    [365, 'a year'],
    [390, '390 days'],
    [1_825, '5 years'],
  ])('%i is said as %s', (days, words) => expect(speak(span(days))).toBe(words))
})

describe('the warnings of a question', () => {
  const warned = (change: Partial<Question>) => warningsOf({ ...askedOf, ...change }).map(speak)
  it('are none where nothing weakens it', () => expect(warned({})).toEqual([]))
  it.each<[string, Partial<Question>, string[]]>([
    [
      'a washout just under a year',
      { washoutDays: 364 },
      ['A washout of 364 days may count people who were already treated. A year is usual.'],
    ],
    [
      'no covariate',
      { covariates: [] },
      [
        'The groups are not made alike in anything: this compares the people as much as the treatments.',
        'Age is not among the things the groups are made alike in.',
        'The year of starting is not among the things the groups are made alike in; practice may have changed' +
          ' over time.',
      ],
    ],
    [
      'no age',
      { covariates: [{ kind: 'index-year' }] },
      ['Age is not among the things the groups are made alike in.'],
    ],
    [
      'no calendar year',
      { covariates: [{ kind: 'age' }] },
      [
        'The year of starting is not among the things the groups are made alike in; practice may have changed' +
          ' over time.',
      ],
    ],
    [
      'the same treatment twice, under other words',
      { comparator: { ...askedOf.exposure, label: 'another word' } },
      ['The treatment and its comparator are the same.'],
    ],
    [
      'an outcome without codes',
      { outcome: { ...askedOf.outcome, codes: [] } },
      ['The outcome names no code, so nobody can have it.'],
    ],
    ['a death, which needs none', { outcome: { label: 'death', kind: 'death', codes: [] } }, []],
  ])('name %s', (_, change, words) => expect(warned(change)).toEqual(words))
  it('do not take treatments for the same that differ in kind', () => {
    expect(warned({ comparator: { ...askedOf.exposure, kind: 'procedure' } })).toEqual([])
  })
})
