import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentsAgree } from '../../../../../shared/domain/facts/same-moment.ts'
import { sameValue } from '../../../../../shared/domain/facts/same-value.ts'
import type { Quantity } from '../../../../../shared/domain/facts/value.ts'
import { witnesses, type Told } from '../../../../../shared/domain/facts/witnesses.ts'
import type { Moment } from '../../../../../shared/domain/moment.ts'
import { inventedFact } from '../../../../fixtures/invented-fact.ts'
import { runs } from '../../../runs.ts'

const LAB = 'urn:oid:1.3.6.1.4.1.99999.7'
const filler = (value: string, system = LAB) => ({ ids: [{ system, value }] })
const loinc = (code: string) => ({ concept: { codes: [{ system: 'http://loinc.org', code }] } })
const at = (iso: string, offsetMinutes: number | null = null): Moment => ({
  clock: Date.parse(`${iso}Z`),
  precision: iso.length > 16 ? 'second' : 'minute',
  offsetMinutes,
})
const on = (iso: string): Moment => ({ clock: Date.parse(iso), precision: 'day', offsetMinutes: null })
const amount = (text: string, unitCode = 'mmol/L', more: Partial<Quantity> = {}): Quantity => ({
  kind: 'quantity',
  value: Number(text),
  text,
  unitCode,
  ...more,
})
/** Glucose: 180.156 g a mole. */
const glucose = (text: string, unitCode = 'mmol/L'): Quantity => {
  const slope = unitCode === 'mmol/L' ? 1 : 10 / 180.156
  const kept = { value: Number(text) * slope, unit: 'mmol/L', slope, intercept: 0 }
  return amount(text, unitCode, { kept })
}

let names = 0
type More = Partial<Parameters<typeof inventedFact<'observation'>>[1]>
/** A result of glucose on one morning, as one source tells it. */
const result = (source: string, more: More = {}, file = 0): Told => ({
  fact: inventedFact('observation', {
    identity: `o${++names}`,
    patient: 'p',
    ...loinc('15074-8'),
    value: glucose('5.4'),
    start: at('2026-03-05T08:30'),
    ...more,
  }),
  source,
  file: file || names,
  hash: `${names}`.padStart(6, '0'),
})
/** How many results they are. */
const count = (...told: Told[]) => told.length - witnesses(told).reduce((n, each) => n + each.length - 1, 0)
const [HILL, LAKE, BAY] = ['Hill', 'Lake', 'Bay']

describe('a result with a business number', () => {
  const day = { start: on('2026-03-05') }
  it('that two sources, or two messages of one, tell is one', () => {
    expect(count(result(HILL, filler('F7731')), result(LAKE, { ...filler('F7731'), ...day }))).toBe(1)
    expect(count(result(HILL, filler('F7731')), result(HILL, filler('F7731')))).toBe(1)
  })
  it.each([
    ['another value', { value: glucose('5.9') }],
    ['another status', { status: 'corrected' }],
    ['another code', loinc('2823-3')],
    [
      'another analyte under the same local code',
      {
        concept: {
          codes: [
            { system: 'http://loinc.org', code: '2339-0' },
            { system: 'http://lab.example/codes', code: 'GLU' },
          ],
        },
      },
    ],
    ['another moment', { start: at('2026-03-05T10:30') }],
    ['another day', { start: on('2026-03-06') }],
    ['another standing', { standing: { is: 'uncertain' as const } }],
    ['somebody else', { about: 'fetus' as const }],
    ['another unit', { value: amount('5.4', 'g/L') }],
    ['no unit', { value: amount('5.4', '') }],
    ['a comparator', { value: { ...glucose('5.4'), comparator: '<' as const } }],
    ['no value', { value: undefined }],
    ['another specimen', { modifiers: [{ of: 'specimen' as const, concept: { codes: [], text: 'Urine' } }] }],
  ])('but %s is another', (_, more) => {
    const local = { system: 'http://lab.example/codes', code: 'GLU' }
    const first = result(HILL, {
      ...filler('F7731'),
      concept: { codes: [{ system: 'http://loinc.org', code: '15074-8' }, local] },
      modifiers: [{ of: 'specimen', concept: { codes: [], text: 'Plasma' } }],
    })
    expect(count(first, result(LAKE, { ...filler('F7731'), ...more } as More))).toBe(2)
  })
  it.each([
    '0',
    '0000000',
    'N/A',
    'UNKNOWN',
    '-',
    '9999999',
    '1234567',
    '00000000-0000-0000-0000-000000000000',
  ])('that is a placeholder (%s) says nothing', value =>
    expect(
      count(result(HILL, { ...filler(value), ...day }), result(LAKE, { ...filler(value), ...day })),
    ).toBe(2),
  )
  it('of a register without a name is anybody’s', () => {
    expect(
      count(result(HILL, { ...filler('7731', ''), ...day }), result(LAKE, { ...filler('7731', ''), ...day })),
    ).toBe(2)
  })
  it('of one order, but two of its results, is two', () => {
    const of = (accession: string, number: string) => ({
      ids: [
        { system: 'urn:accession', value: accession },
        { system: LAB, value: number },
      ],
    })
    expect(count(result(HILL, of('A881', 'F1')), result(LAKE, of('A881', 'F2')))).toBe(2)
  })
  it('of one order, listed twice in one file for one day, is two of that day', () => {
    const twice = [1, 2].map(() => result(HILL, { ...filler('A881'), ...day }, 7))
    expect(count(...twice)).toBe(2)
    expect(count(...twice, result(LAKE, { ...filler('A881'), ...day }))).toBe(3)
  })
  it('that stands on very many is the number of none', () => {
    const many = Array.from({ length: 60 }, () => result(HILL, { ...filler('MRN-4711'), ...day }))
    expect(count(...many)).toBe(60)
  })
  it('is one in either unit, and the one that is written more exactly is shown', () => {
    const told = [
      result(HILL, { ...filler('F7731'), value: glucose('97', 'mg/dL') }),
      result(LAKE, { ...filler('F7731'), value: glucose('5.38') }),
    ]
    expect(witnesses(told)).toEqual([[1, 0]])
  })
})

describe('a result without a number', () => {
  it('is one where two sources measured the same in one minute', () => {
    expect(count(result(HILL), result(LAKE), result(BAY, { value: glucose('5.43') }))).toBe(1)
    expect(count(result(HILL), result(LAKE, { start: at('2026-03-05T08:30:17') }))).toBe(1)
  })
  it('is one on two clocks of one instant, and is two on two clocks that show the same', () => {
    const [here, greenwich] = [at('2026-03-05T08:30', 60), at('2026-03-05T07:30', 0)]
    expect(count(result(HILL, { start: here }), result(LAKE, { start: greenwich }))).toBe(1)
    expect(count(result(HILL, { start: here }), result(LAKE, { start: at('2026-03-05T08:30', 0) }))).toBe(2)
    expect(count(result(HILL, { start: here }), result(LAKE, { start: at('2026-03-05T08:30') }))).toBe(1)
  })
  it.each([
    ['of the same day only', { start: on('2026-03-05') }],
    ['of the stroke of midnight', { start: at('2026-03-05T00:00') }],
    ['of which nobody knows when', { start: undefined }],
  ])('%s is two', (_, more) => expect(count(result(HILL, more), result(LAKE, more))).toBe(2))
  it('of one source, or without any value, is two', () => {
    expect(count(result(HILL), result(HILL))).toBe(2)
    expect(count(result(HILL, { value: undefined }), result(LAKE, { value: undefined }))).toBe(2)
  })
  it('under a code of no named system is two', () => {
    const local = { concept: { codes: [{ system: '', code: 'GLU' }] } }
    expect(count(result(HILL, { ...local }), result(LAKE, { ...local }))).toBe(2)
  })
  it('that a source numbers otherwise in the same register is two', () => {
    expect(count(result(HILL, filler('F1')), result(LAKE, filler('F2')))).toBe(2)
    expect(count(result(HILL, filler('F1')), result(LAKE, filler('77', 'urn:gp')))).toBe(1)
  })
  it('of several parts is one where each part is', () => {
    const part = (code: string, text: string) => ({
      ...loinc(code),
      value: amount(text, 'mm[Hg]'),
      ranges: [],
      interpretations: [],
    })
    const pressure = (low: string): More => ({
      ...loinc('85354-9'),
      value: undefined,
      components: [part('8480-6', '120'), part('8462-4', low)],
    })
    expect(count(result(HILL, pressure('80')), result(LAKE, pressure('80')))).toBe(1)
    expect(count(result(HILL, pressure('80')), result(LAKE, pressure('81')))).toBe(2)
  })
})

describe('a witness', () => {
  it('does not chain two values that differ', () => {
    const between = result(BAY, { value: glucose('5.4') })
    const [less, more] = [result(HILL, { value: glucose('5.41') }), result(LAKE, { value: glucose('5.43') })]
    expect(count(less, more, between)).toBe(3)
  })
  it('by a number and one by the minute are one with each other through a third', () => {
    const numbered = result(HILL, filler('F7731'))
    expect(count(numbered, result(LAKE, { ...filler('F7731'), start: on('2026-03-05') }), result(BAY))).toBe(
      1,
    )
  })
  it('is shown by whoever tells it most exactly, whatever came first', () => {
    const told = [result(HILL), result(LAKE, { value: glucose('5.43') }), result(BAY)]
    const shown = (all: Told[]) => witnesses(all).map(([first]) => all[first!]!.source)
    expect(shown(told)).toEqual([LAKE])
    expect(shown(told.toReversed())).toEqual([LAKE])
  })
})

describe('a medicine and a problem', () => {
  const order = (source: string, more: object = {}): Told => ({
    ...result(source),
    fact: inventedFact('medication', {
      identity: `m${++names}`,
      patient: 'p',
      concept: { codes: [{ system: 'http://www.whocc.no/atc', code: 'C09AA05' }] },
      ...filler('RX5512'),
      recorded: on('2026-03-05'),
      ...more,
    }),
  })
  const problem = (source: string, more: object = {}): Told => ({
    ...result(source),
    fact: inventedFact('condition', {
      identity: `c${++names}`,
      patient: 'p',
      concept: { codes: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11' }] },
      ...filler('PR551'),
      ...more,
    }),
  })
  it('is one by its number, and by nothing else', () => {
    expect(count(order(HILL), order(LAKE))).toBe(1)
    expect(count(problem(HILL), problem(LAKE))).toBe(1)
    expect(count(order(HILL, { ids: [] }), order(LAKE, { ids: [] }))).toBe(2)
    expect(count(problem(HILL, { ids: [] }), problem(LAKE, { ids: [] }))).toBe(2)
  })
  it('is two where what is said of it differs', () => {
    const dose = (text: string) => ({ doses: [{ text, most: [], instructions: [] }] })
    expect(count(order(HILL, dose('5 mg')), order(LAKE, dose('10 mg')))).toBe(2)
    expect(count(order(HILL), order(LAKE, { role: 'dispense' }))).toBe(2)
    expect(count(order(HILL), order(LAKE, { recorded: on('2026-04-05') }))).toBe(2)
    expect(count(problem(HILL, { status: 'active' }), problem(LAKE, { status: 'resolved' }))).toBe(2)
    const side = (text: string) => ({ modifiers: [{ of: 'laterality', concept: { codes: [], text } }] })
    expect(count(problem(HILL, side('left')), problem(LAKE, side('right')))).toBe(2)
  })
})

const text = fc.constantFrom('5', '5.4', '5.41', '5.43', '5.5', '-5.4')
const drawn: fc.Arbitrary<Told> = fc
  .record({
    source: fc.constantFrom(HILL, LAKE, BAY),
    value: text.map(each => glucose(each)),
    ids: fc.constantFrom([], filler('F7731').ids, filler('F7732').ids, filler('0').ids),
    start: fc.constantFrom(
      at('2026-03-05T08:30'),
      at('2026-03-05T08:30:17'),
      on('2026-03-05'),
      at('2026-03-05T09:00'),
    ),
    file: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom('final', '', 'corrected'),
  })
  .map(({ source, file, ...more }) => result(source, more, file))
const lists = fc.array(drawn, { maxLength: 9 })
const sets = (all: readonly Told[]) => witnesses(all).map(group => group.map(each => all[each]!.hash))

describe('of any facts', () => {
  it('the order in which they come decides nothing', () => {
    const shuffled = lists.chain(all =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        expect(sets(others).toSorted()).toEqual(sets(all).toSorted())
      }),
      { numRuns: runs(200, 2_000) },
    )
  })
  it('none is in two groups, and whatever is in one agrees pair by pair', () => {
    fc.assert(
      fc.property(lists, all => {
        const groups = witnesses(all)
        expect(new Set(groups.flat()).size).toBe(groups.flat().length)
        for (const group of groups)
          for (const a of group)
            for (const b of group) {
              const [one, other] = [all[a]!.fact, all[b]!.fact]
              if (one.kind !== 'observation' || other.kind !== 'observation') throw new Error('no result')
              expect(sameValue(one.value, other.value)).toBe(true)
              expect(momentsAgree(one.start, other.start)).not.toBe('apart')
              expect([one.status, '', other.status]).toContain(
                one.status === '' ? '' : other.status || one.status,
              )
            }
      }),
      { numRuns: runs(200, 2_000) },
    )
  })
  it('each source alone tells what it told before', () => {
    fc.assert(
      fc.property(
        fc.array(drawn.map(each => ({ ...each, fact: { ...each.fact, ids: [] } }) as Told)),
        all => {
          expect(witnesses(all.filter(({ source }) => source === HILL))).toEqual([])
        },
      ),
    )
  })
})

describe('the lesser of two precisions', () => {
  it.each([
    ['5.4', '5.43', true],
    ['5.4', '5.45', false],
    ['5.5', '5.45', true],
    ['5', '5.4', true],
    ['5.40', '5.4', true],
    ['-5.4', '-5.43', true],
    ['-5.4', '-5.45', false],
    ['0', '0.4', true],
    ['1e2', '100', true],
    ['5.41', '5.43', false],
    ['5.400000000000001', '5.4', true],
  ])('of %s and %s', (one, other, is) => {
    expect(sameValue(amount(one), amount(other))).toBe(is)
    expect(sameValue(amount(other), amount(one))).toBe(is)
  })
})
