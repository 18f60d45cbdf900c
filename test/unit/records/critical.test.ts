import { describe, expect, it } from 'vitest'
import { criticalResults, isCritical, mayBeCritical } from '../../../electron/records/kinds/critical.ts'
import type { Concept, FactOf, Value } from '../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/value.ts'
import { standings, subjects } from '../../../shared/domain/facts/standing.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'

type Observation = FactOf<'observation'>
const result = (more: Partial<Observation>) =>
  inventedFact('observation', { identity: 'Observation/1@a', patient: 'Patient/1@a', ...more })
const coded = (system: string, code: string, display?: string): Concept => ({
  codes: [{ system, code, ...(display !== undefined && { display }) }],
})
const words = (text: string): Concept => ({ codes: [], text })
const V3 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'

describe('an interpretation by its source', () => {
  // The codes of v3 ObservationInterpretation that a result can have, and what HL7 says of each.
  it.each([
    ['HH', 'critical high', true],
    ['LL', 'critical low', true],
    ['AA', 'critical abnormal', true],
    ['H', 'high: abnormal, not critical', false],
    ['L', 'low: abnormal, not critical', false],
    ['A', 'abnormal, not critical', false],
    ['HU', 'significantly high', false],
    ['LU', 'significantly low', false],
    ['N', 'normal', false],
    ['<', 'off scale low', false],
    ['>', 'off scale high', false],
    ['B', 'better', false],
    ['D', 'significant change down', false],
    ['U', 'significant change up', false],
    ['W', 'worse', false],
    ['R', 'resistant', false],
    ['POS', 'positive', false],
    ['DET', 'detected', false],
    ['IND', 'indeterminate', false],
    ['HX', 'above high threshold', false],
    ['LX', 'below low threshold', false],
  ])('%s of HL7 (%s): %s', (code, _meaning, expected) => {
    expect(isCritical(result({ interpretations: [coded(V3, code)] }))).toBe(expected)
    expect(isCritical(result({ interpretations: [coded('http://hl7.org/fhir/v2/0078', code)] }))).toBe(
      expected,
    )
  })

  it.each<[string, Concept, boolean]>([
    ['HL7 table 0078 as version 2 writes its name', coded('HL70078', 'HH'), true],
    ['the code without a system', coded('', 'LL'), true],
    ['the code as words', words('HH'), true],
    ['words', words('Critical high'), true],
    ['words in capitals', words('PANIC LOW'), true],
    ['words of table 0078', words('Above upper panic limits'), true],
    ["a laboratory's own code with such words", coded('urn:lab', 'C1', 'Critical'), true],
    ["a laboratory's own code that is the word", coded('urn:lab', 'critical'), true],
    ["a genotype that is called AA in somebody's own list", coded('urn:genotypes', 'AA'), false],
    ['words that deny it', words('not critical'), false],
    ['words that hold the word', words('Critical care sample'), false],
    ['high', words('High'), false],
  ])('%s', (_what, said, expected) => {
    expect(isCritical(result({ interpretations: [said] }))).toBe(expected)
  })

  it('counts where one of several says so, and where one of several results is so', () => {
    expect(isCritical(result({ interpretations: [coded(V3, 'H'), coded(V3, 'HH')] }))).toBe(true)
    const parts = ['N', 'LL'].map(code => ({
      concept: words('part'),
      ranges: [],
      interpretations: [coded(V3, code)],
    }))
    expect(isCritical(result({ components: parts }))).toBe(true)
    expect(isCritical(result({ components: parts.slice(0, 1) }))).toBe(false)
  })

  it('counts in what may be so, also where it is preliminary; never in what is not', () => {
    const critical = new Set(['happened', 'uncertain', 'unknown'])
    for (const is of standings)
      expect([is, isCritical(result({ interpretations: [coded(V3, 'HH')], standing: { is } }))]).toEqual([
        is,
        critical.has(is),
      ])
  })

  it('counts whomever it is about in her record, but for a control', () => {
    for (const about of subjects)
      expect(isCritical(result({ interpretations: [coded(V3, 'HH')], about }))).toBe(about !== 'control')
  })
})

const amount = (value: number, unit = 'mmol/L') => ({ value, unit, text: String(value) })
const range = (low?: number, high?: number, more: Partial<ReferenceRange> = {}): ReferenceRange => ({
  ...(low !== undefined && { low: amount(low) }),
  ...(high !== undefined && { high: amount(high) }),
  type: words('critical'),
  appliesTo: [],
  ...more,
})
const number = (value: number, more: object = {}): Value => ({
  kind: 'quantity',
  value,
  text: String(value),
  unit: 'mmol/L',
  ...more,
})

describe('a range for critical values', () => {
  it.each<[string, Value, ReferenceRange, boolean]>([
    ['above it', number(7), range(2.5, 6.5), true],
    ['below it', number(2.4), range(2.5, 6.5), true],
    ['inside', number(5), range(2.5, 6.5), false],
    ['at the upper limit', number(6.5), range(2.5, 6.5), false],
    ['at the lower limit', number(2.5), range(2.5, 6.5), false],
    ['above its only limit', number(7), range(undefined, 6.5), true],
    ['below where it has no lower limit', number(1), range(undefined, 6.5), false],
    ['certainly below: < the limit', number(2.5, { comparator: '<' }), range(2.5, 6.5), true],
    ['perhaps at it: <= the limit', number(2.5, { comparator: '<=' }), range(2.5, 6.5), false],
    ['certainly below: <= something below it', number(2.4, { comparator: '<=' }), range(2.5, 6.5), true],
    ['certainly above: >= something above it', number(7, { comparator: '>=' }), range(2.5, 6.5), true],
    ['perhaps at it: >= the limit', number(6.5, { comparator: '>=' }), range(2.5, 6.5), false],
    ['perhaps inside: < something above the limit', number(3, { comparator: '<' }), range(2.5, 6.5), false],
    ['certainly above: > the limit', number(6.5, { comparator: '>' }), range(2.5, 6.5), true],
    ['perhaps inside: > something below the limit', number(6, { comparator: '>' }), range(2.5, 6.5), false],
    ['> and below the lower limit says nothing', number(1, { comparator: '>' }), range(2.5, 6.5), false],
    ['about', number(7, { comparator: '~' }), range(2.5, 6.5), false],
    ['called panic', number(7), range(2.5, 6.5, { type: words('Panic range') }), true],
    ['of a code', number(7), range(2.5, 6.5, { type: coded('urn:lab', 'critical') }), true],
    ['of what is usual', number(7), range(3.5, 5, { type: coded('', 'normal') }), false],
    ['of what is treated to', number(7), range(3.5, 5, { type: coded('', 'therapeutic') }), false],
    ['of no kind', number(7), { low: amount(2.5), high: amount(6.5), appliesTo: [] }, false],
    ['for other people', number(7), range(2.5, 6.5, { appliesTo: [words('neonates')] }), false],
    ['for an age', number(7), range(2.5, 6.5, { age: { high: amount(1, 'a') } }), false],
    ['without a unit', number(7), range(undefined, 6.5, { high: { value: 6.5, text: '6.5' } }), true],
    [
      'in another unit by its code alone',
      { kind: 'quantity', value: 7, text: '7', unitCode: 'mmol/L' },
      range(undefined, 6.5, { high: { value: 6.5, text: '6.5', unitCode: 'mg/dL' } }),
      false,
    ],
    [
      'in another unit by its code, under the same words',
      number(7, { unitCode: 'mmol/L' }),
      range(undefined, 6.5, { high: { ...amount(6.5), unitCode: 'umol/L' } }),
      false,
    ],
    ['in another unit', number(7), range(2.5, 6.5, { high: amount(6.5, 'mg/dL') }), false],
    [
      'in the unit in which it is kept',
      number(400, { unit: 'mg/dL', kept: { value: 22.2, unit: 'mmol/L', slope: 0.0555, intercept: 0 } }),
      range(undefined, 20, { high: { ...amount(20), unitCode: 'mmol/L' } }),
      true,
    ],
    ['of words', { kind: 'text', text: 'haemolysed' }, range(2.5, 6.5), false],
  ])('%s', (_what, value, limits, expected) => {
    expect(isCritical(result({ value, ranges: [limits] }))).toBe(expected)
  })

  it('stands beside a range of what is usual', () => {
    const ranges = [range(3.5, 5, { type: words('normal') }), range(2.5, 6.5)]
    expect(isCritical(result({ value: number(7), ranges }))).toBe(true)
    expect(isCritical(result({ value: number(5.5), ranges }))).toBe(false)
    expect(mayBeCritical(result({ value: number(5.5), ranges }))?.bySource).toBe(true)
  })

  it('may make another number critical where this one is not', () => {
    expect(mayBeCritical(result({ value: number(5), ranges: [range(2.5, 6.5)] }))?.bySource).toBe(true)
    expect(
      mayBeCritical(result({ value: number(9), ranges: [range(3, 5, { type: words('normal') })] })),
    ).toBeUndefined()
  })
})

describe('the list of limits, where a source says nothing of what is critical', () => {
  const loinc = (code: string) => ({ concept: coded('http://loinc.org', code) })
  const kept = (value: number, unit: string, slope: number) => ({
    kept: { value: value * slope, unit, slope, intercept: 0 },
  })
  const potassium = loinc('2823-3')

  it.each<[string, Partial<Observation>, boolean]>([
    ['high', { ...potassium, value: number(6.9) }, true],
    ['low', { ...potassium, value: number(2.4) }, true],
    ['at the limit', { ...potassium, value: number(6.2) }, false],
    ['usual', { ...potassium, value: number(4.1) }, false],
    ['above what can be measured', { ...potassium, value: number(9, { comparator: '>' }) }, true],
    ['called high only', { ...potassium, value: number(6.9), interpretations: [coded(V3, 'H')] }, true],
    [
      'in a unit that is kept as it',
      { ...potassium, value: number(6.9, { unit: 'mEq/L', ...kept(6.9, 'mmol/L', 1) }) },
      true,
    ],
    [
      'in a unit of which nobody knows what it is',
      { ...potassium, value: number(6.9, { unit: 'g' }) },
      false,
    ],
    ['without a unit', { ...potassium, value: { kind: 'quantity', value: 6.9, text: '6.9' } }, false],
    [
      'glucose in mg/dL',
      { ...loinc('2345-7'), value: number(500, { unit: 'mg/dL', ...kept(500, 'mmol/L', 0.0555) }) },
      true,
    ],
    [
      'glucose in mg/dL that is usual',
      { ...loinc('2345-7'), value: number(90, { unit: 'mg/dL', ...kept(90, 'mmol/L', 0.0555) }) },
      false,
    ],
    [
      'a ratio of coagulation with no unit',
      { ...loinc('6301-6'), value: { kind: 'quantity', value: 8.2, text: '8.2' } },
      true,
    ],
    [
      'a ratio of coagulation, usual',
      { ...loinc('6301-6'), value: { kind: 'quantity', value: 2.5, text: '2.5' } },
      false,
    ],
    ['a pH in whatever unit', { ...loinc('2744-1'), value: number(6.95, { unit: 'pH units' }) }, true],
    ['potassium of urine', { ...loinc('2828-2'), value: number(90) }, false],
    ['taken back', { ...potassium, value: number(6.9), standing: { is: 'retracted' } }, false],
    ['of a control', { ...potassium, value: number(6.9), about: 'control' }, false],
    [
      'inside what its source itself calls critical',
      { ...potassium, value: number(6.9), ranges: [range(2.5, 7)] },
      false,
    ],
    [
      'critical for newborns by its source',
      { ...potassium, value: number(6.9), ranges: [range(2.5, 7.5, { appliesTo: [words('neonates')] })] },
      true,
    ],
  ])('%s', (_what, more, expected) => {
    expect(isCritical(result(more))).toBe(expected)
  })

  it("is said where it is the list's limit, and never where it is its source's", () => {
    const by = (more: Partial<Observation>) => criticalResults(result({ ...potassium, ...more }))[0]?.by
    expect(by({ value: number(6.9) })).toMatchObject({
      isByList: true,
      passed: { side: 'above', limit: { value: 6.2, unitCode: 'mmol/L' } },
    })
    expect(by({ value: number(6.9), interpretations: [coded(V3, 'HH')] })?.isByList).toBe(false)
    expect(by({ value: number(6.9), ranges: [range(2.5, 6.5)] })?.isByList).toBe(false)
  })
})
