import { describe, expect, it } from 'vitest'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { spansWithin } from '../../../electron/records/frames/spans.ts'
import { numbersOf } from '../../../electron/records/frames/read-concepts.ts'
import { hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import { anna, HILL, LAKE, twoClinics, type Resource } from './anna-in-two-clinics.ts'

/* A result that the hospital sends, and the practice copies, is one result with two witnesses. */
const clinics = twoClinics()
const { bring, seen, chartOf, people } = clinics

const lab = (value: string) => ({ identifier: [{ system: 'urn:oid:1.3.6.1.4.1.99999.7', value }] })
const taken = (effectiveDateTime: string) => ({ effectiveDateTime })
const MORNING = taken('2024-03-01T08:30:00+01:00')
const local = {
  coding: [
    { system: 'http://loinc.org', code: '4548-4' },
    { system: 'http://hill.example/lab', code: 'A1C' },
  ],
  text: 'HbA1c',
}

const order = (id: string, subject: Resource, more: Resource = {}): Resource => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  identifier: [{ system: 'urn:prescriptions', value: 'RX-5512' }],
  medicationCodeableConcept: {
    coding: [{ system: 'http://www.whocc.no/atc', code: 'A10BA02' }],
    text: 'metformin',
  },
  subject,
  authoredOn: '2024-03-01',
  ...more,
})

const hill = (...more: Resource[]) => bring(HILL, anna('1', 'Anna Lindqvist'), ...more)
const lake = (...more: Resource[]) => bring(LAKE, anna('77', 'Anna Lindqvist'), ...more)
const [her, too] = [to('Patient/1'), to('Patient/77')]

/** What is seen of the one chart: its lines with who else tells them, and what each count says. */
async function chart() {
  const { room } = clinics
  const asked = await chartOf('Anna')
  const observed = await room.patients.facts({ patient: asked, kind: 'observation', offset: 0, limit: 50 })
  const { counts } = await room.patients.open({ patient: asked })
  const points = async (system: string, code: string) =>
    (await room.patients.series({ patient: asked, system, code, unit: '%' })).points.map(each => each.value)
  const measured = await room.patients.measured({ patient: asked })
  const [row] = (await room.patients.list({ query: 'Anna', offset: 0, limit: 1 })).rows
  return {
    total: observed.total,
    lines: observed.rows.map(each => [
      each.value,
      (each.witnesses ?? []).map(({ source }) => ({ ...source.values } as { name?: string }).name),
    ]),
    rows: observed.rows,
    count: counts.observation,
    facts: row!.facts,
    trend: await points('http://loinc.org', '4548-4'),
    localTrend: await points('http://hill.example/lab', 'A1C'),
    measured: measured.map(({ code: { code }, n, last }) => [code, n, last]),
  }
}
const once = { total: 1, count: 1, facts: 1, measured: [['4548-4', 1, 6.1]], trend: [6.1] }

describe('a result that two sources tell', () => {
  it('under one number stands and counts once, and names them both', async () => {
    await hill(hba1c('a', her, 6.1, { ...lab('F7731'), ...MORNING }))
    await lake(hba1c('x', too, 6.1, lab('F7731')))
    const found = await chart()
    expect(found).toMatchObject({ ...once, lines: [['6.1', [LAKE.source]]] })
    const [{ fact, witnesses = [] }] = found.rows as [(typeof found.rows)[number]]
    const sources = []
    for (const each of [fact, ...witnesses.map(other => other.fact)])
      sources.push(/"id":"(\w+)"/.exec((await clinics.room.patients.source(each)).text)?.[1])
    expect(sources).toEqual(['a', 'x'])
    expect(await clinics.room.unsound()).toEqual([])
  })
  it('in one minute stands once, and is the one that is written more exactly', async () => {
    await hill(hba1c('a', her, 6.1, MORNING))
    await lake(hba1c('x', too, 6.12, taken('2024-03-01T07:30:00Z')))
    expect(await chart()).toMatchObject({
      ...once,
      trend: [6.12],
      measured: [['4548-4', 1, 6.12]],
      lines: [['6.12', [HILL.source]]],
    })
  })
  it('of the same day only, of another value, or corrected by one of them, stands twice', async () => {
    await hill(
      hba1c('a', her, 6.1),
      hba1c('b', her, 7, { ...lab('F7732'), ...MORNING }),
      hba1c('c', her, 8, { ...lab('F7733'), ...taken('2024-04-01T08:30:00+01:00') }),
    )
    await lake(
      hba1c('x', too, 6.1),
      hba1c('y', too, 7.5, { ...lab('F7732'), ...MORNING }),
      hba1c('z', too, 8, { ...lab('F7733'), ...taken('2024-04-01T08:30:00+01:00'), status: 'corrected' }),
    )
    expect(await chart()).toMatchObject({ total: 6, count: 6, facts: 6, measured: [['4548-4', 6, 8]] })
  })
  it('stands in the trend of a code that only one of them knows', async () => {
    await hill(hba1c('a', her, 6.1, { ...lab('F7731'), code: local }))
    await lake(hba1c('x', too, 6.1, { ...lab('F7731'), ...MORNING }))
    expect(await chart()).toMatchObject({
      total: 1,
      trend: [6.1],
      localTrend: [6.1],
      measured: expect.arrayContaining([
        ['4548-4', 1, 6.1],
        ['A1C', 1, 6.1],
      ]),
    })
  })
  it('is one row of every page, and pages leave nothing out', async () => {
    const results = (subject: Resource) =>
      Array.from({ length: 7 }, (_, k) => hba1c(`r${k}`, subject, 6 + k / 10, lab(`F88${k}7`)))
    await hill(...results(her))
    await lake(...results(too))
    const patientId = await chartOf('Anna')
    const values = []
    for (const offset of [0, 3, 6]) {
      const page = await clinics.room.patients.facts({
        patient: patientId,
        kind: 'observation',
        offset,
        limit: 3,
      })
      expect(page.total).toBe(7)
      values.push(...page.rows.map(each => each.value))
    }
    expect(values.toSorted()).toEqual(['6', '6.1', '6.2', '6.3', '6.4', '6.5', '6.6'])
  })
  it('that one source sends in two files stands once', async () => {
    await hill(hba1c('a', her, 6.1, { ...lab('F7731'), ...MORNING }))
    await bring(HILL, hba1c('message-1', her, 6.1, { ...lab('F7731'), ...MORNING }))
    expect(await chart()).toMatchObject({ total: 1, count: 1, trend: [6.1], lines: [['6.1', [HILL.source]]] })
  })
  it('that one of them takes back is no witness', async () => {
    await hill(hba1c('a', her, 6.1, { ...lab('F7731'), ...MORNING }))
    await lake(hba1c('x', too, 6.1, { ...lab('F7731'), ...MORNING, status: 'entered-in-error' }))
    expect(await chart()).toMatchObject({ total: 2, trend: [6.1], measured: [['4548-4', 1, 6.1]] })
  })
})

describe('a medicine and a problem', () => {
  it('that two sources tell under one number stand once, also over the trend', async () => {
    const problem = (id: string, subject: Resource) => ({
      resourceType: 'Condition',
      id,
      identifier: [{ system: 'urn:problems', value: 'P-881' }],
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11' }] },
      subject,
    })
    const medication = {
      resourceType: 'Medication',
      id: 'm',
      code: order('', her)['medicationCodeableConcept'],
    }
    const { medicationCodeableConcept: _, ...pointing } = order('r', her, {
      medicationReference: to('Medication/m'),
    })
    await hill(medication, pointing, problem('p', her))
    await lake(order('s', too), order('t', too, { identifier: [] }), problem('q', too))
    const patientId = await chartOf('Anna')
    const { counts } = await clinics.room.patients.open({ patient: patientId })
    expect(counts).toMatchObject({ medication: 2, condition: 1 })
    expect(await clinics.room.patients.medicationSpans({ patient: patientId })).toHaveLength(2)
  })
})

describe('what is told twice', () => {
  const tell = async () => {
    await hill(hba1c('a', her, 6.1, { ...lab('F7731'), ...MORNING }), hba1c('b', her, 7))
    const before = await seen()
    await lake(hba1c('x', too, 6.1, { ...lab('F7731'), ...MORNING }))
    return before
  }
  it('stands on both charts again when they are taken apart, and once when they are joined again', async () => {
    await tell()
    const joined = await chart()
    const [one, other] = await people()
    await clinics.room.intake.takeApart({ person: one!.person })
    const lists = []
    for (const { person } of [one!, other!])
      lists.push(
        (
          await clinics.room.patients.facts({ patient: person, kind: 'observation', offset: 0, limit: 9 })
        ).rows.map(each => [each.value, each.witnesses]),
      )
    expect(lists.toSorted((a, b) => b.length - a.length)).toEqual([
      [
        ['6.1', undefined],
        ['7', undefined],
      ]
        .toReversed()
        .toSorted(),
      [['6.1', undefined]],
    ])
    await clinics.room.intake.answerPair({ one: one!.person, other: other!.person, answer: 'same' })
    expect(await chart()).toEqual(joined)
    expect(await clinics.room.unsound()).toEqual([])
  })
  it('leaves the other witness, to the hash, when one import is undone', async () => {
    const before = await tell()
    const [last] = await clinics.room.library.imports({})
    await clinics.room.intake.undo({ importId: last!.importId })
    expect(await seen()).toEqual(before)
  })
  it('is the same whichever came first', async () => {
    const numbered = { ...lab('F7731') }
    const files: Array<() => Promise<unknown>> = [
      () => hill(hba1c('a', her, 6.1, { ...numbered, ...MORNING })),
      () => lake(hba1c('x', too, 6.12, { ...MORNING })),
      () => bring(HILL, hba1c('again', her, 6.1, numbered)),
      () => bring(HILL, patient('9', 'Bo Ek')),
    ]
    const found: unknown[] = []
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 0, 3, 2],
    ]) {
      for (const at of order) await files[at]!()
      const { rows: _, ...told } = await chart()
      found.push({
        ...told,
        lines: told.lines.map(([value, sources]) => [value, (sources as string[]).toSorted()]),
      })
      for (const each of await clinics.room.library.imports({}))
        if (each.state !== 'undone') await clinics.room.intake.undo({ importId: each.importId })
    }
    expect(found[1]).toEqual(found[0])
    expect(found[2]).toEqual(found[0])
  })
})

describe('what a cohort reads of it', () => {
  const set: ConceptSet = {
    format: 'casebook-concepts/1',
    id: 'hba1c',
    label: 'HbA1c',
    kinds: ['observation'],
    include: [{ system: 'http://loinc.org', code: '4548-4' }],
    version: 'LOINC 2.78',
  }
  /** The results of each person, and those of them that are 6.42 or more. */
  const read = () => {
    const people = [...numbersOf(clinics.room.store, set, '%').values()]
    const bounds = [{ comparator: '>=' as const, threshold: 6.42 }]
    return {
      results: people.map(({ low }) => [low.length, low]),
      beyond: people.map(hers => spansWithin(hers, bounds).length),
    }
  }
  const precise = () => lake(hba1c('x', too, 6.44, MORNING))
  const rounded = () => hill(hba1c('a', her, 6.4, MORNING))

  it('is the number as it is told most exactly, whichever came first', async () => {
    for (const [first, then] of [
      [precise, rounded],
      [rounded, precise],
    ] as const) {
      await first()
      await then()
      expect(read()).toEqual({ results: [[1, [6.44]]], beyond: [1] })
      for (const { importId, state } of await clinics.room.library.imports({}))
        if (state !== 'undone') await clinics.room.intake.undo({ importId })
    }
  })
  it('is both, where they say two things', async () => {
    await rounded()
    await lake(hba1c('x', too, 6.6, MORNING))
    expect(read()).toEqual({ results: [[2, [6.4, 6.6]]], beyond: [1] })
  })
})
