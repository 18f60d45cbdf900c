import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byHand } from '../../../electron/intake/sources/by-hand/index.ts'
import { sources as registry } from '../../../electron/intake/sources/registry.ts'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { FactKind } from '../../../shared/domain/fact.ts'
import { AppError } from '../../../shared/errors.ts'
import { draftOf, entered, measured, type Stated } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const everybody = async () => (await room.patients.list({ query: '', offset: 0, limit: 10 })).rows
const only = async () => {
  const rows = await everybody()
  expect(rows).toHaveLength(1)
  return rows[0]!.patient
}
const lines = async (patient: number, kind: FactKind = 'observation') =>
  (await room.patients.facts({ patient, kind, offset: 0, limit: 50 })).rows
const hash = async () => (await room.library.counts({})).contentHash
const NOTHING = '0'.repeat(64)

/** A clinic's export with one patient. */
function clinic(name: string, birthDate: string): string {
  const at = path.join(folder, `${name.replace(' ', '-')}.json`)
  const resource = { resourceType: 'Patient', id: '1', name: [{ text: name }], gender: 'female', birthDate }
  writeFileSync(at, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] }))
  return at
}

describe('an entry by hand', () => {
  it('makes a chart of somebody new, whose facts lead back to the signed form', async () => {
    const draft = draftOf()
    const { facts, setAside, importId } = await entered(room, draft)
    expect(setAside).toEqual([])
    const patient = await only()
    expect(facts).toEqual([{ key: 'k', patient, fact: { kind: 'observation', id: expect.any(Number) } }])
    expect(await lines(patient)).toEqual([
      expect.objectContaining({
        fact: facts[0]!.fact,
        label: 'Potassium',
        value: '4.1',
        unit: 'mmol/L',
        standing: { is: 'happened' },
        start: { clock: Date.UTC(2026, 2, 4), precision: 'day', offsetMinutes: null },
        datedBy: 'happened',
        changes: 0,
      }),
    ])
    const source = await room.patients.source(facts[0]!.fact)
    const form = JSON.parse(source.text) as Record<string, unknown>
    // The whole form, in canonical JSON, with who signed it and when.
    expect(canonical(form as Json)).toBe(source.text)
    expect(form).toMatchObject({
      entry: draft.entry,
      version: 1,
      writer: 'person-1',
      person: { is: 'new', name: 'Ada Invented', sex: 'female', birth: '1950-02-03' },
    })
    expect(Math.abs(Date.parse(form['written'] as string) - Date.now())).toBeLessThan(60_000)
    expect(await room.patients.open({ patient })).toMatchObject({ name: 'Ada Invented', sex: 'female' })
    expect(await room.library.imports({})).toEqual([
      expect.objectContaining({
        importId,
        state: 'done',
        files: 1,
        patients: 1,
        facts: 1,
        person: 'person-1',
      }),
    ])
    expect(await room.unsound()).toEqual([])
  })

  it('registers somebody with nothing to say of her yet, and answers her chart', async () => {
    const { patient, facts } = await entered(
      room,
      draftOf({
        facts: [],
        person: {
          name: 'Ada Invented',
          otherNames: ['Ada Former'],
          sex: 'female',
          birth: '1962',
          birthIsAbout: true,
          ageTold: '64',
          identifiers: [{ value: 'OPD 118', label: 'clinic number' }],
        },
      }),
    )
    expect(facts).toEqual([])
    expect(patient).toBe(await only())
    expect(await room.patients.open({ patient: patient! })).toMatchObject({
      name: 'Ada Invented',
      otherNames: ['Ada Former'],
      birth: { clock: Date.UTC(1962, 0), precision: 'year' },
      birthIsAbout: true,
      identifiers: [{ label: 'clinic number', value: 'OPD 118' }],
    })
    expect((await room.patients.list({ query: 'OPD 118', offset: 0, limit: 9 })).total).toBe(1)
    expect(await room.unsound()).toEqual([])
  })

  it('of the first version of the format is read as it was', async () => {
    const form = {
      casebookEntry: 1,
      entry: 'entry-of-version-1',
      facts: [measured('4.1')],
      happened: '2026-03-04',
      person: { is: 'new', name: 'Ada Invented', sex: 'female' },
      takenBack: [],
      version: 1,
      written: '2026-03-04T10:00:00.000+00:00',
      writer: 'person-1',
    }
    const file = path.join(folder, 'form.json')
    writeFileSync(file, JSON.stringify(form))
    expect((await room.import([file])).files[0]).toMatchObject({ status: 'done', format: 'casebook-entry' })
    expect(await lines(await only())).toHaveLength(1)
  })

  it('is put on the chart of a patient whom a clinic described, and describes her no second time', async () => {
    await room.import([clinic('Grace Invented', '1961-07-08')], { source: 'clinic' })
    const patient = await only()
    const { facts } = await entered(room, draftOf({ person: { patient } }))
    expect(facts).toEqual([expect.objectContaining({ patient })])
    expect(await only()).toBe(patient)
    expect(await lines(patient)).toHaveLength(1)
    const { text } = await room.patients.source(facts[0]!.fact)
    expect(JSON.parse(text)).toMatchObject({
      person: { is: 'known', name: 'Grace Invented', birth: '1961-07-08' },
    })
  })

  it("waits where the patient's own source is undone, and is hers again when that comes back", async () => {
    const file = clinic('Grace Invented', '1961-07-08')
    const { importId } = await room.import([file], { source: 'clinic' })
    await entered(room, draftOf({ person: { patient: await only() } }))
    const before = await hash()
    await room.intake.undo({ importId })
    expect(await everybody()).toEqual([])
    expect((await room.library.quarantine({})).map(each => each.reason.key)).toEqual([
      'quarantine.no-such-patient',
    ])
    await room.import([file], { source: 'clinic' })
    expect(await lines(await only())).toHaveLength(1)
    expect(await room.library.quarantine({})).toEqual([])
    expect(await hash()).toBe(before)
  })

  it("never lands on somebody else who has the patient's number once her source is undone", async () => {
    const ada = clinic('Grace Invented', '1961-07-08')
    const { importId } = await room.import([ada], { source: 'clinic' })
    await entered(room, draftOf({ person: { patient: await only() } }))
    await room.intake.undo({ importId })
    const { quarantine } = await room.import([clinic('Someone Else', '1999-09-09')], { source: 'clinic' })
    expect(quarantine.map(each => each.reason.key)).toContain('quarantine.two-people')
    expect(await everybody()).toEqual([])
    await room.import([ada], { source: 'clinic' })
    expect(await lines(await only())).toHaveLength(1)
    // Her source may be named apart, and then both are here.
    await room.import([clinic('Someone Else', '1999-09-10')], { source: 'another clinic' })
    expect((await everybody()).map(({ name, facts }) => [name, facts])).toEqual([
      ['Someone Else', 0],
      ['Grace Invented', 1],
    ])
    expect(await room.unsound()).toEqual([])
  })

  it('answers a request that comes again as it did, and stores nothing twice', async () => {
    const [draft, request] = [draftOf(), randomUUID()]
    const first = await entered(room, draft, request)
    const before = await hash()
    expect(await entered(room, draft, request)).toEqual(first)
    // Whatever it says this time: it was signed as it was.
    expect(await entered(room, draftOf(), request)).toEqual(first)
    expect(await hash()).toBe(before)
    expect(await room.library.imports({})).toHaveLength(1)
  })

  it('is undone as any import is, and can then be entered again', async () => {
    const [draft, request] = [draftOf(), randomUUID()]
    const { importId } = await entered(room, draft, request)
    expect(await room.intake.undo({ importId })).toEqual({ patients: 1, facts: 1 })
    expect(await hash()).toBe(NOTHING)
    expect(await codeOf(room.intake.enter({ requestId: request, draft }))).toBe('conflict')
    await entered(room, draft)
    expect(await lines(await only())).toHaveLength(1)
  })

  it('is stored by the next one where the process ended right after it was signed', async () => {
    const lost = draftOf()
    const request = randomUUID()
    await room.ingest.sign({ requestId: request, draft: lost })
    room = room.reopen()
    expect(await everybody()).toEqual([])
    expect((await room.library.imports({}))[0]).toMatchObject({ state: 'interrupted' })
    await entered(room, draftOf({ person: { name: 'Bea Invented', sex: 'unknown' } }))
    expect((await everybody()).map(each => each.name)).toEqual(['Ada Invented', 'Bea Invented'])
    expect((await room.library.imports({})).map(each => each.state)).toEqual(['done', 'done'])
    // Whoever asks again for the answer she never had gets it.
    expect((await entered(room, lost, request)).facts).toHaveLength(1)
    expect(await room.library.imports({})).toHaveLength(2)
  })

  it('goes through while a long import is under way', async () => {
    let report = 0
    const slow = room.withSources([
      {
        ...byHand,
        id: 'slow',
        recognise: ({ head }) =>
          head.startsWith('SLOW') ? { certainty: 'certain', format: 'slow' } : { certainty: 'none' },
        async *pieces(bytes, format) {
          for await (const piece of byHand.pieces(bytes, format)) {
            const answer = await entered(slow, draftOf())
            report = answer.facts.length
            yield piece
          }
        },
        read: () => [{ kind: 'other', type: 'Slow' }],
      },
      ...registry,
    ])
    const file = path.join(folder, 'slow.txt')
    writeFileSync(file, 'SLOW and long')
    expect((await slow.import([file])).files[0]).toMatchObject({ status: 'done' })
    expect(report).toBeGreaterThan(0)
    expect(await room.unsound()).toEqual([])
  })

  it('is kept for a person of this casebook alone: a form that comes as a file speaks of nobody here', async () => {
    await room.import([clinic('Grace Invented', '1961-07-08')], { source: 'clinic' })
    const patient = await only()
    const { facts, importId } = await entered(room, draftOf({ person: { patient } }))
    const { text } = await room.patients.source(facts[0]!.fact)
    await room.intake.undo({ importId })
    const file = path.join(folder, 'form.json')
    writeFileSync(file, text)
    expect((await room.import([file])).files[0]).toMatchObject({ status: 'done', format: 'casebook-entry' })
    expect(await lines(patient)).toEqual([])
  })

  it('is read again by a newer version of its reader', async () => {
    await entered(room, draftOf())
    const newer = room.withSources([{ ...byHand, version: byHand.version + 1 }])
    const [offered] = await newer.intake.readByOtherVersions({})
    expect(offered).toMatchObject({ readBy: 'older' })
    expect(await newer.intake.readAgain({ sources: [offered!.source] })).toEqual([
      expect.objectContaining({ added: 0, superseded: 0, quarantined: 0 }),
    ])
    expect(await lines(await only())).toHaveLength(1)
  })
})

describe('a correction of an entry', () => {
  it('takes the place of what it corrects, which stays readable', async () => {
    const draft = draftOf()
    await entered(room, draft)
    await entered(room, { ...draft, version: 2, facts: [measured('4.9')] })
    const patient = await only()
    const [line, ...others] = await lines(patient)
    expect(others).toEqual([])
    expect(line).toMatchObject({ value: '4.9', changes: 1 })
    const history = await room.patients.history(line!.fact)
    expect(history.map(({ current, text }) => [current, /"text": "(4\.\d)"/.exec(text)?.[1]])).toEqual([
      [true, '4.9'],
      [false, '4.1'],
    ])
  })

  it('takes back what it does not state any more, and may state it again', async () => {
    const draft = draftOf({ facts: [measured('4.1'), measured('5.5', { key: 'second' })] })
    await entered(room, draft)
    await entered(room, { ...draft, version: 2, facts: [measured('4.1')] })
    const patient = await only()
    const standings = async () =>
      (await lines(patient)).map(({ value, standing }) => [value, standing.is]).toSorted()
    expect(await standings()).toEqual([
      ['4.1', 'happened'],
      ['5.5', 'retracted'],
    ])
    await entered(room, { ...draft, version: 3, facts: [measured('5.7', { key: 'second' })] })
    expect(await standings()).toEqual([
      ['4.1', 'retracted'],
      ['5.7', 'happened'],
    ])
  })

  it('that states nothing says that all of it was an error', async () => {
    const draft = draftOf()
    await entered(room, draft)
    await entered(room, { ...draft, version: 2, facts: [] })
    expect((await lines(await only())).map(each => each.standing.is)).toEqual(['retracted'])
  })

  it('moves what was written on the wrong chart to the right one', async () => {
    const wrong = draftOf()
    await entered(room, wrong)
    const first = await only()
    await entered(room, draftOf({ person: { name: 'Bea Invented', sex: 'female', birth: '1971' } }))
    const second = (await everybody()).find(each => each.patient !== first)!.patient
    await entered(room, { ...wrong, version: 2, person: { patient: second } })
    expect(await lines(first)).toEqual([])
    expect((await lines(second)).length).toBe(2)
  })

  it('of a statement of one kind as one of another leaves nothing of the first', async () => {
    const draft = draftOf({
      facts: [{ is: 'condition', key: 'a', what: { text: 'Penicillin allergy' } }],
    })
    await entered(room, draft)
    const allergy: Stated = { is: 'allergy', key: 'a', what: { text: 'Penicillin' }, reactions: ['rash'] }
    await entered(room, { ...draft, version: 2, facts: [allergy] })
    const patient = await only()
    expect((await lines(patient, 'condition')).map(each => each.standing.is)).toEqual(['retracted'])
    expect((await lines(patient, 'allergy')).map(each => each.standing.is)).toEqual(['happened'])
  })

  it('is refused where another came first, or where there is nothing to correct', async () => {
    const draft = draftOf()
    const enter = (version: number) =>
      codeOf(room.intake.enter({ requestId: randomUUID(), draft: { ...draft, version } }))
    expect(await enter(2)).toBe('conflict')
    expect(await enter(1)).toBe('done')
    expect(await enter(1)).toBe('conflict')
    expect(await enter(2)).toBe('done')
    expect(await enter(2)).toBe('conflict')
  })

  it('that is undone gives back what it had corrected', async () => {
    const draft = draftOf()
    await entered(room, draft)
    const before = await hash()
    const { importId } = await entered(room, { ...draft, version: 2, facts: [] })
    await room.intake.undo({ importId })
    expect(await hash()).toBe(before)
    await entered(room, { ...draft, version: 2, facts: [measured('4.4')] })
    expect((await lines(await only())).map(each => each.value)).toEqual(['4.4'])
  })
})
