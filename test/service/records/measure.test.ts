import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fact, FactOf } from '../../../shared/domain/fact.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasurePart } from '../../../shared/domain/measures/frame.ts'
import type { Measure, WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * Invented people, each odd in one way; what becomes of each was decided by hand from the words of
 * shared/domain/measures. The data reach to 31 December 2025, Zoe's last visit.
 */
const ICD = 'http://hl7.org/fhir/sid/icd-10'
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const own = 'urn:invented'
let facts = 0
const about = (name: string, code: string, on?: string, system = own) => ({
  identity: `fact-${++facts}`,
  patient: `Patient/${name}`,
  concept: { codes: [{ system, code }] },
  ...(on !== undefined && { start: day(on) }),
})
const came = (name: string, on: string) => inventedFact('encounter', about(name, 'visit', on))
/** A stay of the class that says so, whatever its type is called. */
const stayed = (name: string, from: string, to?: string) =>
  inventedFact('encounter', {
    ...about(name, 'episode', from),
    class: { codes: [{ system: ACT, code: 'IMP' }] },
    ...(to !== undefined && { end: day(to) }),
  })
const has = (name: string, code: string, on: string, more: Partial<FactOf<'condition'>> = {}) =>
  inventedFact('condition', { ...about(name, code, on, ICD), ...more })
const measured = (name: string, on: string, value: number, comparator?: '<') =>
  inventedFact('observation', {
    ...about(name, 'sugar', on),
    value: { kind: 'quantity', value, unitCode: '%', text: String(value), ...(comparator && { comparator }) },
  })
const got = (name: string, code: string, role: FactOf<'medication'>['role'], on: string) =>
  inventedFact('medication', { ...about(name, code, on), role })

const set = (
  id: string,
  kinds: ConceptSet['kinds'],
  include: ConceptSet['include'],
  more: Partial<ConceptSet> = {},
): ConceptSet => ({
  format: 'casebook-concepts/1',
  id,
  label: id,
  kinds,
  include,
  version: 'invented',
  ...more,
})
const coded = (code: string) => [{ system: own, code }]
const concepts: ConceptSet[] = [
  set('diabetes', ['condition'], [{ system: ICD, code: 'E11', descendants: true }], {
    exclude: [{ system: ICD, code: 'E11.5' }],
  }),
  set('sugar', ['observation'], coded('sugar')),
  set('stay', ['encounter'], [{ system: ACT, code: 'IMP' }]),
  set('contact', ['encounter'], 'any'),
  set('taken', ['medication'], coded('pill'), { levels: ['dispensed', 'given', 'taken'] }),
]
const base: Measure = {
  format: 'casebook-measure/1',
  id: 'invented',
  title: 'invented',
  says: 'invented',
  source: 'invented',
  misses: ['much'],
  counts: 'person',
  index: { at: 'period-end', seenWithinDays: 365 },
  population: { having: [{ is: 'recorded', concept: 'diabetes', fromDays: null, toDays: 0 }], without: [] },
  excluded: [],
  numerator: [
    {
      is: 'result',
      concept: 'sugar',
      unit: '%',
      which: 'latest',
      fromDays: -364,
      toDays: 0,
      within: [{ comparator: '<', threshold: 8 }],
    },
  ],
  missing: 'unknown',
  observation: { beforeDays: 0, shownBy: 'extract' },
  better: 'higher',
  chart: 'xmr',
}
const readmission: Measure = {
  ...base,
  counts: 'event',
  index: { at: 'event', concept: 'stay', anchor: 'end', which: 'each' },
  population: { having: [], without: [] },
  excluded: [{ is: 'died', fromDays: -1, toDays: 0 }],
  numerator: [{ is: 'recorded', concept: 'stay', fromDays: 1, toDays: 30 }],
}

const E11 = (name: string, more: Partial<FactOf<'condition'>> = {}, code = 'E11.9') =>
  has(name, code, '2020-01-01', more)
const seen = (name: string) => came(name, '2025-06-01')
const record: Fact[] = [
  came('Zoe', '2025-12-31'),
  E11('Good'),
  seen('Good'),
  measured('Good', '2025-02-01', 9),
  measured('Good', '2025-08-01', 7.9),
  E11('Bad'),
  seen('Bad'),
  measured('Bad', '2025-08-01', 7.9),
  measured('Bad', '2025-09-01', 8),
  E11('Below', {}, 'E119'),
  seen('Below'),
  measured('Below', '2025-08-01', 8, '<'),
  E11('Vague'),
  seen('Vague'),
  measured('Vague', '2025-08-01', 9, '<'), // may be 8.5, may be 7
  E11('Stale'),
  seen('Stale'),
  measured('Stale', '2024-12-31', 7),
  E11('Suspected', { standing: { is: 'uncertain' }, verification: 'provisional' }),
  seen('Suspected'),
  measured('Suspected', '2025-08-01', 7),
  E11('Denied', { standing: { is: 'absent' } }),
  seen('Denied'),
  measured('Denied', '2025-08-01', 7),
  E11('Mother', { about: 'relative' }),
  seen('Mother'),
  measured('Mother', '2025-08-01', 7),
  E11('Foot', {}, 'E11.5'),
  seen('Foot'),
  measured('Foot', '2025-08-01', 7),
  E11('Gone'),
  came('Gone', '2023-05-05'),
  measured('Gone', '2023-05-05', 7),
  E11('Dead'),
  seen('Dead'),
  measured('Dead', '2025-05-01', 7),
  // Stays: the day of discharge decides the month.
  stayed('Back', '2025-03-01', '2025-03-05'),
  stayed('Back', '2025-04-04', '2025-04-06'), // 30 days after
  stayed('Later', '2025-03-01', '2025-03-05'),
  stayed('Later', '2025-04-05', '2025-04-06'), // 31 days after
  stayed('Moved', '2025-03-01', '2025-03-05'),
  stayed('Moved', '2025-03-05', '2025-03-09'), // another ward that day
  stayed('Died', '2025-03-01', '2025-03-06'),
  stayed('Open', '2025-03-01'), // nobody wrote when it ended
  stayed('Fresh', '2025-12-01', '2025-12-10'),
  stayed('Fresh', '2025-12-12', '2025-12-14'), // 30 days are not over
  got('Asked', 'pill', 'request', '2025-02-02'),
  seen('Asked'),
  got('Took', 'pill', 'statement', '2025-02-02'),
  seen('Took'),
  inventedFact('encounter', {
    ...about('Blurred', 'episode', '2025-01-01'),
    class: { codes: [{ system: ACT, code: 'IMP' }] },
    start: { clock: Date.parse('2025-01-01'), precision: 'year', offsetMinutes: null },
    end: day('2025-03-05'),
  }),
]
const names = [...new Set(record.map(({ patient }) => patient.slice('Patient/'.length)))]
const people = names.map(name =>
  somebody(name, {
    name,
    ...(name === 'Dead' && { death: day('2025-11-11') }),
    ...(name === 'Died' && { death: day('2025-03-06') }),
  }),
)
const year = { fromDay: dayNumber('2025-01-01'), toDay: dayNumber('2025-12-31') }

describe('people who are each odd in one way', () => {
  let folder = ''
  let desk: RecordsDesk
  beforeAll(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase })
    await bringIn(desk, people, record)
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const whole = (measure: Measure): WholeMeasure => ({ measure, concepts })
  const who = async (measure: Measure, part: MeasurePart, from = '2025-01-01', to = '2025-12-31') => {
    const { rows } = await desk.patients.behind({
      whole: whole(measure),
      from,
      to,
      part,
      offset: 0,
      limit: 100,
    })
    return rows.map(({ name }) => name).toSorted()
  }
  const countsOf = async (measure: Measure) => {
    const { counts } = await desk.frames.measure({ whole: whole(measure), periods: [year] })
    return Object.fromEntries(measureParts.map((part, at) => [part, counts[at]]))
  }

  it('are counted by their latest number, and not at all where nobody can tell', async () => {
    expect(await who(base, 'numerator')).toEqual(['Below', 'Good'])
    expect(await who(base, 'without')).toEqual(['Bad'])
    // A number over a year old is none; and one below 9 may be on either side of 8.
    expect(await who(base, 'unknown')).toEqual(['Stale', 'Vague'])
    expect(await countsOf(base)).toEqual({ numerator: 2, without: 1, unknown: 2, excluded: 0, early: 0 })
  })

  it('fail where a measure says that what was not measured fails', async () => {
    expect(await who({ ...base, missing: 'no' }, 'without')).toEqual(['Bad', 'Stale'])
    expect(await who({ ...base, missing: 'no' }, 'unknown')).toEqual(['Vague'])
  })

  it('are counted before they died or left, and not after', async () => {
    const then = ['2025-05-01', '2025-10-31'] as const
    expect(await who(base, 'numerator', ...then)).toContain('Dead')
    expect(await who(base, 'numerator', '2023-01-01', '2023-12-31')).toEqual(['Gone'])
  })

  it('come back within 30 days or do not, and are not counted before the 30 days are over', async () => {
    expect(await who(readmission, 'numerator', '2025-03-01', '2025-03-31')).toEqual(['Back'])
    // Two stays that meet on a day are two discharges, and no return.
    expect(await who(readmission, 'without', '2025-03-01', '2025-03-31')).toEqual(['Later', 'Moved', 'Moved'])
    expect(await who(readmission, 'excluded', '2025-03-01', '2025-03-31')).toEqual(['Died'])
    expect(await who(readmission, 'early', '2025-12-01', '2025-12-31')).toEqual(['Fresh', 'Fresh'])
  })

  it('stand in no period where nobody wrote the day', async () => {
    const { blurred, counts } = await desk.frames.measure({ whole: whole(readmission), periods: [year] })
    expect(blurred).toBe(2) // Open has no end, Blurred no day
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(9)
  })

  it('stay as many days as lie between both ends', async () => {
    const measure: Measure = { ...readmission, numerator: [], quantity: 'stay-days' }
    const { day: days, quantity } = await desk.frames.measure({ whole: whole(measure), periods: [year] })
    const first = [...days.keys()].filter(row => isoOfDay(days[row]!) < '2025-03-10')
    expect(first.map(row => quantity[row]).toSorted()).toEqual([4, 4, 4, 4, 5])
  })

  it('count at the levels that a set names', async () => {
    const measure: Measure = {
      ...base,
      population: { having: [], without: [] },
      numerator: [{ is: 'recorded', concept: 'taken', fromDays: -364, toDays: 0 }],
    }
    expect(await who(measure, 'numerator')).toEqual(['Took'])
    expect(await who(measure, 'without')).toContain('Asked')
  })

  it('are known from their first contact to their last', async () => {
    expect(await desk.frames.extent({})).toEqual({
      fromDay: dayNumber('2023-05-05'), // a diagnosis dated earlier is no contact
      toDay: dayNumber('2025-12-31'),
    })
    const { people: ended } = await desk.frames.measure({ whole: whole(base), periods: [] })
    expect(ended).toEqual({ all: names.length, died: 2, left: 1 })
  })
})
