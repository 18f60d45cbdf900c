import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasurePart } from '../../../shared/domain/measures/frame.ts'
import { bundle, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * People whose dates are odd, from a file to the measures that ship. Where each stands was decided by hand: what has
 * only its year may have been on any day of it, and what cannot be told is unknown, never without.
 */
const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

type Resource = Readonly<Record<string, unknown>>
let made = 0
const about = (who: string) => ({ id: `r${++made}`, subject: to(`Patient/${who}`) })
const operated = (who: string, on: string): Resource => ({
  ...about(who),
  resourceType: 'Procedure',
  status: 'completed',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '80146002' }] },
  performedDateTime: on,
})
const came = (who: string, from: string, end: string | undefined, code: 'IMP' | 'AMB'): Resource => ({
  ...about(who),
  resourceType: 'Encounter',
  status: 'finished',
  class: { system: ACT, code },
  period: { start: from, ...(end !== undefined && { end }) },
})
const stayed = (who: string, from: string, end?: string) => came(who, from, end, 'IMP')
const visited = (who: string, on: string) => came(who, on, on, 'AMB')
const given = (who: string, on: string): Resource => ({
  resourceType: 'Immunization',
  id: `r${++made}`,
  status: 'completed',
  vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '20' }] },
  patient: to(`Patient/${who}`),
  occurrenceDateTime: on,
})
interface Told {
  readonly who: string
  readonly on: string
  readonly value: number
}
const measured = ({ who, on, value }: Told, code: string, unit: string): Resource => ({
  ...about(who),
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code }] },
  effectiveDateTime: on,
  valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
})
const answered = (who: string, on: string, score: number) =>
  measured({ who, on, value: score }, '44261-6', '{score}')
/** A total that its source wrote without a unit. */
const totalled = (who: string, on: string, score: number): Resource => ({
  ...answered(who, on, score),
  valueQuantity: undefined,
  valueInteger: score,
})
const has = (who: string, code: string): Resource => ({
  ...about(who),
  resourceType: 'Condition',
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }] },
  onsetDateTime: '2020-01-01',
})
const SNOMED = 'http://snomed.info/sct'
const sugar = (who: string, on: string, value: number) => measured({ who, on, value }, '4548-4', '%')

/** Who she is, what is recorded of her, and where a measure puts her. */
interface Odd {
  readonly why: string
  readonly is?: Resource
  readonly of: (who: string) => Resource[]
  readonly by: string
  /** Undefined: nowhere, as it stands in no period. */
  readonly stands: MeasurePart | undefined
}
const DIED = 'mortality-after-operation-30'
const BACK = 'readmission-30'
const operatedIn = (on: string) => (who: string) => [operated(who, on)]
const bornIn2024 = (...shots: string[]) => ({
  is: { birthDate: '2024-01-10' },
  of: (who: string) => [
    visited(who, '2024-01-10'),
    ...shots.map(on => given(who, on)),
    visited(who, '2025-03-15'),
  ],
  by: 'dtp3-at-1',
})
const diabetic = (...results: Array<readonly [string, number]>) => ({
  of: (who: string) => [
    has(who, 'E11.9'),
    visited(who, '2025-12-01'),
    ...results.map(([on, value]) => sugar(who, on, value)),
  ],
  by: 'hba1c-control',
})

const people: readonly Odd[] = [
  // Deaths
  {
    why: 'died on the day',
    is: { deceasedDateTime: '2024-06-01' },
    of: operatedIn('2024-06-01'),
    by: DIED,
    stands: 'numerator',
  },
  {
    why: 'died 30 days after',
    is: { deceasedDateTime: '2024-07-01' },
    of: operatedIn('2024-06-01'),
    by: DIED,
    stands: 'numerator',
  },
  {
    why: 'died 31 days after',
    is: { deceasedDateTime: '2024-07-02' },
    of: operatedIn('2024-06-01'),
    by: DIED,
    stands: 'without',
  },
  {
    why: 'died in a year, which is no first of July',
    is: { deceasedDateTime: '2024' },
    of: operatedIn('2024-06-15'),
    by: DIED,
    stands: 'unknown',
  },
  {
    why: 'died in the year before 30 days were over, or after',
    is: { deceasedDateTime: '2024' },
    of: operatedIn('2024-10-01'),
    by: DIED,
    stands: 'unknown',
  },
  {
    why: 'died in the month that ends before 30 days are over',
    is: { deceasedDateTime: '2024-05' },
    of: operatedIn('2024-05-02'),
    by: DIED,
    stands: 'numerator',
  },
  {
    why: 'died in a year after that of the operation',
    is: { deceasedDateTime: '2025' },
    of: operatedIn('2024-06-15'),
    by: DIED,
    stands: 'without',
  },
  {
    why: 'was seen after the 30 days, in the year in which she died',
    is: { deceasedDateTime: '2024' },
    of: who => [operated(who, '2024-03-01'), visited(who, '2024-09-01')],
    by: DIED,
    stands: 'without',
  },
  {
    why: 'is dead, nobody said since when',
    is: { deceasedBoolean: true },
    of: operatedIn('2024-06-01'),
    by: DIED,
    stands: 'unknown',
  },
  {
    why: 'is dead, and was seen after the 30 days',
    is: { deceasedBoolean: true },
    of: who => [operated(who, '2024-06-01'), visited(who, '2025-06-01')],
    by: DIED,
    stands: 'without',
  },
  {
    why: 'was operated on after she died',
    is: { deceasedDateTime: '2024-03-01' },
    of: operatedIn('2024-06-01'),
    by: DIED,
    stands: 'unknown',
  },
  {
    why: 'was operated on before she was born',
    is: { birthDate: '2024-06-10' },
    of: operatedIn('2024-06-01'),
    by: DIED,
    stands: 'unknown',
  },
  { why: 'was operated on in a year', of: operatedIn('2024'), by: DIED, stands: undefined },
  { why: 'will be operated on', of: operatedIn('2099-01-01'), by: DIED, stands: undefined },
  {
    why: 'may have died in hospital, which would exclude her',
    is: { deceasedDateTime: '2024' },
    of: who => [stayed(who, '2024-06-20', '2024-07-01')],
    by: BACK,
    stands: 'unknown',
  },
  // Events
  {
    why: 'came back some day of a year',
    of: who => [stayed(who, '2023-12-10', '2023-12-20'), stayed(who, '2024')],
    by: BACK,
    stands: 'unknown',
  },
  {
    why: 'came back some day of a month that lies within',
    of: who => [stayed(who, '2023-01-10', '2023-01-31'), stayed(who, '2023-02')],
    by: BACK,
    stands: 'numerator',
  },
  {
    why: 'came back in a year long after',
    of: who => [stayed(who, '2022-12-10', '2022-12-20'), stayed(who, '2025')],
    by: BACK,
    stands: 'without',
  },
  {
    why: 'came back the same day',
    of: who => [stayed(who, '2024-03-01', '2024-03-05'), stayed(who, '2024-03-05')],
    by: BACK,
    stands: 'without',
  },
  // Births
  { why: 'had three doses', ...bornIn2024('2024-05-01', '2024-06-01', '2024-07-01'), stands: 'numerator' },
  {
    why: 'had the third on her birthday',
    ...bornIn2024('2024-05-01', '2024-06-01', '2025-01-10'),
    stands: 'numerator',
  },
  {
    why: 'had the third a day later',
    ...bornIn2024('2024-05-01', '2024-06-01', '2025-01-11'),
    stands: 'without',
  },
  {
    why: 'had the third in the year of her birthday',
    ...bornIn2024('2024-05-01', '2024-06-01', '2025'),
    stands: 'unknown',
  },
  {
    why: 'had the third in a month of her first year',
    ...bornIn2024('2024-05-01', '2024-06-01', '2024-09'),
    stands: 'numerator',
  },
  {
    why: 'was given what another source tells by its month',
    ...bornIn2024('2024-05-01', '2024-06-01', '2024-06'),
    stands: 'unknown',
  },
  {
    why: 'was born in a year',
    is: { birthDate: '2023' },
    of: who => [visited(who, '2023-01-02'), visited(who, '2024-12-01')],
    by: 'dtp3-at-1',
    stands: undefined,
  },
  {
    why: 'was born in a month',
    is: { birthDate: '2023-03' },
    of: who => [visited(who, '2023-03-01'), visited(who, '2024-12-01')],
    by: 'neonatal-death',
    stands: undefined,
  },
  {
    why: 'died in the month of her birth, on its 28th day or before',
    is: { birthDate: '2024-05-20', deceasedDateTime: '2024-05' },
    of: who => [visited(who, '2024-05-20')],
    by: 'neonatal-death',
    stands: 'numerator',
  },
  {
    why: 'died in the month of her birth, perhaps after its 28th day',
    is: { birthDate: '2024-05-01', deceasedDateTime: '2024-05' },
    of: who => [visited(who, '2024-05-01')],
    by: 'neonatal-death',
    stands: 'unknown',
  },
  // Numbers, of the year that ends on the last day of 2025
  { why: 'has a result of some day of the year', ...diabetic(['2025', 7]), stands: 'numerator' },
  {
    why: 'has one of some day of the year, and another one that says the opposite',
    ...diabetic(['2025', 7], ['2025-06-01', 9]),
    stands: 'unknown',
  },
  {
    why: 'has a later one that counts alone',
    ...diabetic(['2025-03', 7], ['2025-06-01', 9]),
    stands: 'without',
  },
  { why: 'has two that say the same', ...diabetic(['2025', 6.5], ['2025-06-01', 7]), stands: 'numerator' },
  // What somebody says of herself
  {
    why: 'is better',
    of: who => [answered(who, '2024-03-01', 15), answered(who, '2024-06-01', 9)],
    by: 'phq-9-response',
    stands: 'numerator',
  },
  {
    why: 'is better, by totals without a unit',
    of: who => [totalled(who, '2024-03-01', 15), totalled(who, '2024-06-01', 9)],
    by: 'phq-9-response',
    stands: 'numerator',
  },
  {
    why: 'is better, by a total with a unit and one without',
    of: who => [answered(who, '2024-03-01', 15), totalled(who, '2024-06-01', 9)],
    by: 'phq-9-response',
    stands: 'numerator',
  },
  {
    why: 'has a diagnosis in small letters',
    of: who => [has(who, 'e119'), visited(who, '2025-12-01'), sugar(who, '2025-06-01', 7)],
    by: 'hba1c-control',
    stands: 'numerator',
  },
  {
    why: 'has a diagnosis with blanks around its code',
    of: who => [has(who, ' E11.9 '), visited(who, '2025-12-01'), sugar(who, '2025-06-01', 7)],
    by: 'hba1c-control',
    stands: 'numerator',
  },
  {
    why: 'was operated on under a code with a blank after it',
    of: who => [
      { ...operated(who, '2024-06-01'), code: { coding: [{ system: SNOMED, code: '80146002 ' }] } },
    ],
    by: DIED,
    stands: 'without',
  },
  {
    why: 'is better, but for an answer that the form cannot give',
    of: who => [
      answered(who, '2024-03-01', 15),
      answered(who, '2024-05-20', 9),
      answered(who, '2024-06-01', 99), // the form ends at 27
    ],
    by: 'phq-9-response',
    stands: 'numerator',
  },
  {
    why: 'has only a second answer that the form cannot give',
    of: who => [answered(who, '2024-03-01', 15), answered(who, '2024-06-01', -1)],
    by: 'phq-9-response',
    stands: 'unknown',
  },
  {
    why: 'one operation in two zones',
    of: who => [operated(who, '2024-06-01T23:30:00-05:00'), operated(who, '2024-06-02T04:30:00Z')],
    by: DIED,
    stands: 'without',
  },
  {
    why: 'two operations in two nights',
    of: who => [operated(who, '2024-06-01T23:30:00-05:00'), operated(who, '2024-06-02T23:30:00-05:00')],
    by: DIED,
    stands: 'without',
  },
  // Adults, on the last day of 2025
  {
    why: 'was 18 by then, whenever in her year she was born',
    is: { birthDate: '2007' },
    ...diabetic(['2025-03-01', 7]),
    stands: 'numerator',
  },
  {
    why: 'died some day of that year',
    is: { deceasedDateTime: '2025' },
    of: who => [has(who, 'E11.9'), visited(who, '2025-02-01'), sugar(who, '2025-02-01', 7)],
    by: 'hba1c-control',
    stands: undefined,
  },
  {
    why: 'answered before, in a year: it is not the first answer',
    of: who => [answered(who, '2023', 20), answered(who, '2024-03-01', 15), answered(who, '2024-06-01', 9)],
    by: 'phq-9-response',
    stands: undefined,
  },
]

const whole = (id: string) => measures.find(({ measure }) => measure.id === id)!
const [FROM, TO] = ['2022-01-01', '2099-12-31'] as const

describe('odd dates', () => {
  let room: IntakeRoom
  const names = people.map((_, at) => `Odd${at}`)
  beforeAll(async () => {
    room = intakeRoom()
    const all = people.flatMap(({ is = {}, of }, at) => [
      patient(names[at]!, names[at]!, is),
      ...of(names[at]!),
    ])
    // The data reach to the end of 2025.
    const last = [patient('Last', 'Last'), visited('Last', '2025-12-31')]
    const { quarantine } = await room.import([bundle(temporaryFolder(), ...last, ...all)])
    expect(quarantine).toEqual([])
  })
  afterAll(async () => {
    expect(await room.unsound()).toEqual([])
    room.end()
  })

  /** Who stands where by a measure, on the first day on which she is counted; a measure of a moment, on one. */
  async function standing(id: string): Promise<ReadonlyMap<string, MeasurePart>> {
    const atEnds = whole(id).measure.index.at === 'period-end'
    const [from, until] = atEnds ? ['2025-01-01', '2025-12-31'] : [FROM, TO]
    const found: Array<{ name: string; on: string; part: MeasurePart }> = []
    for (const part of measureParts) {
      const asked = { whole: whole(id), from, to: until, part, offset: 0, limit: 200 }
      const { rows } = await room.patients.behind(asked)
      found.push(...rows.map(({ name, on }) => ({ name, on, part })))
    }
    const inOrder = found.toSorted((one, other) => one.on.localeCompare(other.on)).toReversed()
    return new Map(inOrder.map(({ name, part }) => [name, part]))
  }

  it.each(people.map((odd, at) => ({ ...odd, name: names[at]! })))(
    '$why: $stands',
    async ({ by, stands, name }) => {
      expect((await standing(by)).get(name)).toBe(stands)
    },
  )

  it('that stand in no period are told', async () => {
    const periods = [{ fromDay: dayNumber(FROM), toDay: dayNumber(TO) }]
    const blurredOf = async (id: string) => (await room.frames.measure({ whole: whole(id), periods })).blurred
    expect(await blurredOf(DIED)).toBe(1)
    expect(await blurredOf('dtp3-at-1')).toBe(2)
    expect(await blurredOf('phq-9-response')).toBe(1)
  })

  it('that make an age or a death unsure are set aside, by number', async () => {
    const midyear = { fromDay: dayNumber('2025-04-01'), toDay: dayNumber('2025-06-30') }
    const all = { fromDay: dayNumber(FROM), toDay: dayNumber(TO) }
    const asideOf = async (id: string, period = midyear) =>
      (await room.frames.measure({ whole: whole(id), periods: [period] })).aside
    // Born in 2007 she may be 17 on the last day of June; who died in 2025 may be dead by then.
    expect(await asideOf('hba1c-control')).toEqual({ ages: 1, deaths: 1, scores: 0 })
    expect(await asideOf('phq-9-response', all)).toMatchObject({ scores: 2 })
  })

  it('count one operation once, in whichever zones its instant was written', async () => {
    const [name, other] = ['one operation in two zones', 'two operations in two nights'].map(
      why => names[people.findIndex(each => each.why === why)]!,
    )
    const days = async (who: string) => {
      const asked = {
        whole: whole(DIED),
        from: FROM,
        to: TO,
        part: 'without' as const,
        offset: 0,
        limit: 200,
      }
      const { rows } = await room.patients.behind(asked)
      return rows.filter(each => each.name === who).map(({ on }) => on)
    }
    expect(await days(name!)).toEqual(['2024-06-01']) // by the clock of the place
    expect((await days(other!)).toSorted()).toEqual(['2024-06-01', '2024-06-02'])
    const { rows } = await room.patients.logbook({ today: '2026-06-30', offset: 0, limit: 200 })
    expect(rows.filter(each => each.name === name).map(({ day }) => day)).toEqual(['2024-06-01'])
    expect(rows.filter(each => each.name === other)).toHaveLength(2)
  })

  it('are told by the logbook as by its measure: a year is no day of death', async () => {
    const { rows } = await room.patients.logbook({ today: '2026-06-30', offset: 0, limit: 200 })
    const died = rows.filter(({ outcome }) => outcome.events.some(({ is }) => is === 'died'))
    const stand = await standing(DIED)
    const byMeasure = [...stand].filter(([, part]) => part === 'numerator').map(([name]) => name)
    // Of a month alone the logbook has no day to write down.
    const byMonth = names[people.findIndex(({ why }) => why.startsWith('died in the month that ends'))]!
    expect([...died.map(({ name }) => name), byMonth].toSorted()).toEqual(byMeasure.toSorted())
  })
})
