import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import { rebuild } from '../../../electron/records/rebuild.ts'
import { AppError } from '../../../shared/errors.ts'
import { draftOf, entered, measured } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(async () => {
  vi.useRealTimers()
  expect(await room.unsound()).toEqual([])
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

const ann = { resourceType: 'Patient', id: '1', name: [{ text: 'Ann Invented' }], birthDate: '1950-02-03' }
const V3 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
/** A potassium of a laboratory. */
const potassium = (value: number, code: string, more: object = {}) => ({
  resourceType: 'Observation',
  id: 'k',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
  subject: { reference: 'Patient/1' },
  effectiveDateTime: '2026-03-04T08:00:00Z',
  valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  interpretation: [{ coding: [{ system: V3, code }] }],
  ...more,
})
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
let files = 0
function file(...resources: object[]): string {
  const at = path.join(folder, `${++files}.json`)
  const entry = resources.map(resource => ({ resource }))
  writeFileSync(at, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }))
  return at
}
const bring = (...resources: object[]) => room.import([file(...resources)], { source: 'clinic' })
const open = () => room.patients.critical({ offset: 0, limit: 50 })
const values = async () => (await open()).rows.map(({ line }) => line.value)
const first = async () => (await open()).rows[0]!.line.fact
const acknowledge = (
  fact: Awaited<ReturnType<typeof first>>,
  done = 'called her in',
  requestId = randomUUID(),
) => room.patients.acknowledge({ requestId, fact, done })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const version = (versionId: string, status = 'final') => ({ status, meta: { versionId } })

describe('a critical result', () => {
  it('is listed with whom it is about until somebody says what was done', async () => {
    await bring(ann, potassium(6.9, 'HH'), { ...potassium(5.4, 'H'), id: 'h' })
    const { total, rows } = await open()
    expect(total).toBe(1)
    expect(rows).toEqual([
      {
        patient: expect.any(Number),
        name: 'Ann Invented',
        birth: expect.objectContaining({ precision: 'day' }),
        again: false,
        results: [
          {
            label: 'Potassium',
            value: '6.9',
            unit: 'mmol/L',
            because: { key: 'critical.by-mark', values: { mark: 'HH' } },
          },
        ],
        source: { key: 'people.source', values: { name: 'clinic' } },
        line: expect.objectContaining({
          label: 'Potassium',
          value: '6.9',
          unit: 'mmol/L',
          start: expect.objectContaining({ clock: Date.UTC(2026, 2, 4, 8) }),
        }),
      },
    ])
    const { fact } = rows[0]!.line
    await acknowledge(fact)
    expect(await open()).toEqual({ total: 0, rows: [] })
    const [made, ...others] = await room.patients.acknowledgements(fact)
    expect(others).toEqual([])
    expect(made).toMatchObject({ person: 'person-1', done: 'called her in', isOfThis: true })
    expect(Math.abs(Date.parse(made!.at) - Date.now())).toBeLessThan(60_000)
  })

  it('is listed by what laboratories call about, where its own says nothing; a correction takes it off', async () => {
    const silent = { interpretation: undefined, effectiveDateTime: daysAgo(80) }
    const urine = { coding: [{ system: 'http://loinc.org', code: '2828-2' }], text: 'Potassium in urine' }
    await bring(
      ann,
      potassium(6.9, '', { ...silent, meta: { versionId: '1' } }),
      potassium(4.1, '', { ...silent, id: 'usual' }),
      potassium(90, '', { ...silent, id: 'urine', code: urine }),
    )
    const { rows } = await open()
    expect(rows.map(({ results }) => results)).toEqual([
      [
        {
          label: 'Potassium',
          value: '6.9',
          unit: 'mmol/L',
          because: { key: 'critical.by-list', values: { side: 'above', limit: '6.2' } },
        },
      ],
    ])
    await bring(potassium(4.9, '', { ...silent, meta: { versionId: '2' } }))
    expect(await open()).toEqual({ total: 0, rows: [] })
  })

  it('is history where it came old and no laboratory called it critical: marked, and nobody is asked', async () => {
    const old = { interpretation: undefined, effectiveDateTime: daysAgo(110) }
    await bring(
      ann,
      potassium(6.9, '', { ...old, meta: { versionId: '1' } }),
      { ...potassium(6.8, 'HH'), id: 'called', effectiveDateTime: daysAgo(100) },
      { ...potassium(6.7, '', old), id: 'undated', effectiveDateTime: undefined },
    )
    expect((await values()).toSorted()).toEqual(['6.7', '6.8'])
    const [{ patient } = { patient: 0 }] = (await room.patients.list({ query: 'Ann', offset: 0, limit: 9 }))
      .rows
    for (const which of ['open', 'acknowledged'] as const)
      expect(
        (await room.patients.criticalOf({ patient, which, offset: 0, limit: 50 })).rows.map(
          ({ line }) => line.value,
        ),
      ).not.toContain('6.9')
    const { rows } = await room.patients.flowsheet({ patient, most: 100 })
    const marks = rows.flatMap(({ text, mark }) => text.map((value, at) => [value, mark[at]]))
    expect(marks).toContainEqual(['6.9', 'critical-by-list-high'])
  })

  it('waits again where somebody had acknowledged it, however old what it is corrected to', async () => {
    const at = (value: number, versionId: string, days: number) =>
      potassium(value, '', {
        interpretation: undefined,
        effectiveDateTime: daysAgo(days),
        meta: { versionId },
      })
    await bring(ann, at(6.9, '1', 10))
    await acknowledge(await first())
    await bring(at(6.8, '2', 100))
    expect((await open()).rows).toMatchObject([{ again: true, line: { value: '6.8' } }])
  })

  it('waits on where the import that brought it first is undone and the list is made anew', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 5) })
    const silent = potassium(6.9, '', { interpretation: undefined })
    const { importId } = await bring(ann, silent)
    vi.setSystemTime(Date.UTC(2026, 8, 1))
    await bring(ann, silent, potassium(4.1, '', { interpretation: undefined, id: 'other' }))
    await room.intake.undo({ importId })
    expect(await values()).toEqual(['6.9'])
    await rebuild(room.store, new AbortController().signal, () => undefined)
    expect(await values()).toEqual(['6.9'])
  })

  it('waits on where its source amends it long after', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 5) })
    const at = (more: object) => potassium(6.9, '', { interpretation: undefined, ...more })
    await bring(ann, at({ meta: { versionId: '1' } }))
    vi.setSystemTime(Date.UTC(2026, 8, 1))
    await bring(at({ meta: { versionId: '2' }, note: [{ text: 'not haemolysed' }] }))
    expect(await values()).toEqual(['6.9'])
  })

  it('is gone from the list where it is made anew and the result is none any more', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 5) })
    const { importId } = await bring(ann, potassium(6.9, '', { interpretation: undefined }))
    await room.intake.undo({ importId })
    await rebuild(room.store, new AbortController().signal, () => undefined)
    expect(await values()).toEqual([])
  })

  it('is found on its chart, and there stays with who acknowledged it and what was done', async () => {
    const of = (patient: number, which: 'open' | 'acknowledged') =>
      room.patients.criticalOf({ patient, which, offset: 0, limit: 50 })
    const low = { ...potassium(2.1, 'LL'), id: 'low', effectiveDateTime: '2026-03-05T08:00:00Z' }
    const others = { ...potassium(7.3, 'HH'), id: 'bob', subject: { reference: 'Patient/2' } }
    await bring(ann, { ...ann, id: '2', name: [{ text: 'Bob Other' }] }, potassium(6.9, 'HH'), low, others)
    const patient = (await room.patients.list({ query: 'Ann', offset: 0, limit: 9 })).rows[0]!.patient
    const before = await of(patient, 'open')
    expect(before.rows.map(({ line }) => line.value)).toEqual(['2.1', '6.9'])
    expect(before.total).toBe(2)
    expect(await of(patient, 'acknowledged')).toEqual({ total: 0, rows: [] })
    await acknowledge(before.rows[1]!.line.fact, 'called her in')
    expect((await of(patient, 'open')).rows.map(({ line }) => line.value)).toEqual(['2.1'])
    const { total, rows } = await of(patient, 'acknowledged')
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      line: { value: '6.9' },
      acknowledged: { person: 'person-1', isOwn: true, done: 'called her in' },
    })
    expect((await open()).total).toBe(2)
  })

  it('says by which limit of its source it is critical, and which of its results is', async () => {
    const mmHg = (value: number) => ({
      value,
      unit: 'mmHg',
      system: 'http://unitsofmeasure.org',
      code: 'mm[Hg]',
    })
    const part = (code: string, text: string, value: number, high: number) => ({
      code: { coding: [{ system: 'http://loinc.org', code }], text },
      valueQuantity: mmHg(value),
      referenceRange: [{ type: { text: 'Critical range' }, high: mmHg(high) }],
    })
    await bring(ann, {
      ...potassium(0, 'N'),
      valueQuantity: undefined,
      interpretation: undefined,
      code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }], text: 'Blood pressure' },
      component: [part('8480-6', 'Systolic', 212, 200), part('8462-4', 'Diastolic', 96, 130)],
    })
    expect((await open()).rows.map(({ results }) => results)).toEqual([
      [
        {
          label: 'Systolic',
          value: '212',
          unit: 'mmHg',
          because: { key: 'critical.by-limit', values: { side: 'above', limit: '200' } },
        },
      ],
    ])
  })

  it('is acknowledged once: the same request changes nothing, another is a conflict', async () => {
    await bring(ann, potassium(6.9, 'HH'))
    const [fact, request] = [await first(), randomUUID()]
    await acknowledge(fact, 'called her in', request)
    await acknowledge(fact, 'called her in', request)
    expect(await codeOf(acknowledge(fact))).toBe('conflict')
    expect(await room.patients.acknowledgements(fact)).toHaveLength(1)
  })

  it('is acknowledged without a word where nothing was to be done, but not where no such result is', async () => {
    await bring(ann, potassium(6.9, 'HH'), { ...potassium(5.4, 'H'), id: 'h' })
    const fact = await first()
    expect(await codeOf(acknowledge({ ...fact, id: 999 }))).toBe('not-found')
    expect(await codeOf(acknowledge({ ...fact, kind: 'condition' }))).toBe('not-found')
    const { rows } = await room.patients.facts({ patient: 1, kind: 'observation', offset: 0, limit: 9 })
    const usual = rows.find(each => each.value === '5.4')!
    expect(await codeOf(acknowledge(usual.fact))).toBe('conflict')
    expect((await open()).total).toBe(1)
    await acknowledge(fact, '  ')
    expect((await open()).total).toBe(0)
    expect(await room.patients.acknowledgements(fact)).toMatchObject([{ done: '', isOfThis: true }])
  })

  it('that is amended is open again, and says so; who saw the old value cannot acknowledge the new', async () => {
    await bring(ann, potassium(6.9, 'HH', version('1')))
    const old = await first()
    await acknowledge(old)
    await bring(potassium(7.4, 'HH', version('2', 'amended')))
    const { rows } = await open()
    expect(rows).toEqual([
      expect.objectContaining({ again: true, line: expect.objectContaining({ value: '7.4' }) }),
    ])
    expect(await codeOf(acknowledge(old))).toBe('conflict')
    const { fact } = rows[0]!.line
    expect((await room.patients.acknowledgements(fact)).map(each => each.isOfThis)).toEqual([false])
    await acknowledge(fact, 'dialysis')
    expect((await open()).total).toBe(0)
    expect(
      (await room.patients.acknowledgements(fact)).map(({ done, isOfThis }) => [done, isOfThis]),
    ).toEqual([
      ['dialysis', true],
      ['called her in', false],
    ])
  })

  it('that is amended to one that is not critical leaves the list, and its history stays', async () => {
    await bring(ann, potassium(6.9, 'HH', version('1')))
    await acknowledge(await first())
    await bring(potassium(4.2, 'N', version('2', 'corrected')))
    expect((await open()).total).toBe(0)
    const { rows } = await room.patients.facts({ patient: 1, kind: 'observation', offset: 0, limit: 9 })
    expect(await room.patients.acknowledgements(rows[0]!.fact)).toHaveLength(1)
  })

  it('that its source takes back leaves the list, also where nobody had acknowledged it', async () => {
    await bring(ann, potassium(6.9, 'HH', version('1')))
    await bring(potassium(6.9, 'HH', version('2', 'entered-in-error')))
    expect((await open()).total).toBe(0)
  })

  it('whose correction came first is not open as what it was before', async () => {
    await bring(ann, potassium(4.2, 'N', version('2', 'corrected')))
    await bring(potassium(6.9, 'HH', version('1')))
    expect((await open()).total).toBe(0)
  })

  it('that comes again in another file stays acknowledged', async () => {
    await bring(ann, potassium(6.9, 'HH'))
    await acknowledge(await first())
    await bring(potassium(6.9, 'HH'), { ...potassium(5, 'N'), id: 'other' })
    expect((await open()).total).toBe(0)
  })

  it('goes with its import, and comes back acknowledged: what a person did stays', async () => {
    const at = file(ann, potassium(6.9, 'HH'), { ...potassium(2.1, 'LL'), id: 'low' })
    const { importId } = await room.import([at], { source: 'clinic' })
    const high = (await open()).rows.find(({ line }) => line.value === '6.9')!
    await acknowledge(high.line.fact)
    await room.intake.undo({ importId })
    expect(await open()).toEqual({ total: 0, rows: [] })
    await room.import([at], { source: 'clinic' })
    expect(await values()).toEqual(['2.1'])
  })

  it('that an undone correction had opened is again as it was', async () => {
    await bring(ann, potassium(6.9, 'HH', version('1')))
    await acknowledge(await first())
    const { importId } = await bring(potassium(7.4, 'HH', version('2', 'amended')))
    await room.intake.undo({ importId })
    expect((await open()).total).toBe(0)
  })

  it('of somebody whom nobody has described is listed all the same, and hers when she comes', async () => {
    await bring(potassium(6.9, 'HH'))
    expect((await open()).rows).toEqual([
      expect.objectContaining({ name: '', again: false, line: expect.objectContaining({ value: '6.9' }) }),
    ])
    await bring(ann)
    expect((await open()).rows).toEqual([
      expect.objectContaining({ name: 'Ann Invented', patient: expect.any(Number) }),
    ])
  })

  it('is not opened by reading its file again with a newer version of the reader', async () => {
    await bring(ann, potassium(6.9, 'HH'))
    await acknowledge(await first())
    const newer = room.withSources([
      {
        ...fhir,
        version: fhir.version + 1,
        // Understands one thing more of it.
        *read(piece, situation) {
          for (const reading of fhir.read(piece, situation))
            yield reading.kind === 'fact'
              ? { kind: 'fact', fact: { ...reading.fact, notes: ['haemolysis excluded'] } }
              : reading
        },
      },
    ])
    const [offered] = await newer.intake.readByOtherVersions({})
    expect(await newer.intake.readAgain({ sources: [offered!.source] })).toEqual([
      expect.objectContaining({ added: 1, superseded: 1 }),
    ])
    expect((await open()).total).toBe(0)
  })

  it('is there after the process ended without a word, and so is what was done', async () => {
    await bring(ann, potassium(6.9, 'HH'), { ...potassium(2.1, 'LL'), id: 'low' })
    const high = (await open()).rows.find(({ line }) => line.value === '6.9')!
    await acknowledge(high.line.fact)
    room = room.reopen()
    expect(await values()).toEqual(['2.1'])
  })

  it('is found in a store of a version that kept no such list', async () => {
    await bring(ann, potassium(6.9, 'HH'), { ...potassium(2.1, 'LL'), id: 'low' })
    room.store.write(() => {
      room.store.db.exec('DELETE FROM critical')
      room.store.db.exec("DELETE FROM meta WHERE name = 'critical'")
    })
    expect(await room.unsound()).toEqual(['verify.critical'])
    room.store.write(() => room.store.critical.bringUpToDate())
    expect((await values()).toSorted()).toEqual(['2.1', '6.9'])
  })

  it('that was telephoned and entered by hand is one like any other, and a correction by hand opens it', async () => {
    const draft = draftOf({ facts: [measured('6.9', { interpretation: 'HH' })] })
    await entered(room, draft)
    await acknowledge(await first())
    await entered(room, { ...draft, version: 2, facts: [measured('7.1', { interpretation: 'HH' })] })
    expect(await values()).toEqual(['7.1'])
    await entered(room, { ...draft, version: 3, facts: [] })
    expect(await values()).toEqual([])
  })
})
