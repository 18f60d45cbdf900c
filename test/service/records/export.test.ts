import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportEverything } from '../../../electron/records/export/export-everything.ts'
import type { Progress } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/errors.ts'
import { languages } from '../../../shared/words/languages.ts'
import { exportTexts } from '../../../shared/words/export-texts.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { intakeDesk, type IntakeDesk } from '../../fixtures/records-desk.ts'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { writePractice } from '../../fixtures/practice-file.ts'
import { plannedChangeOf } from '../../fixtures/planned-change.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const fixtures = path.join(import.meta.dirname, '../../fixtures/fhir')
/** Each as it came, one after the other. */
const situations = readdirSync(path.join(fixtures, 'situations'))
  .filter(name => !name.endsWith('.md'))
  .map(name => path.join(fixtures, 'situations', name))
const { words } = speaker(languages[0])
const texts = exportTexts(words)
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${error.said.key}` : 'unknown'),
  )

/** A table as RFC 4180 describes it, by its heading. Written from the document alone. */
function tableIn(file: string): Array<Record<string, string>> {
  const text = readFileSync(file, 'utf8')
  expect(text.codePointAt(0)).toBe(0xfe_ff)
  const rows: string[][] = [[]]
  let [at, cell] = [1, '']
  const next = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  while (at < text.length) {
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        cell += text[at]
        if (text[at] === '"') at++
      }
      at++
    } else if (text[at] === ',') {
      next()
      at++
    } else if (text.startsWith('\r\n', at)) {
      next()
      rows.push([])
      at += 2
    } else cell += text[at++]
  }
  const [names = [], ...lines] = rows.filter(each => each.length > 0)
  for (const line of lines) expect(line).toHaveLength(names.length)
  return lines.map(line => Object.fromEntries(names.map((name, n) => [name, line[n]!])))
}
const linesIn = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)

describe('an export of everything', () => {
  let folder = ''
  let desk: IntakeDesk
  const desks: IntakeDesk[] = []
  const at = (...names: string[]) => path.join(folder, ...names)
  const out = (...names: string[]) => at('out', ...names)

  async function newDesk(name: string): Promise<IntakeDesk> {
    const made = intakeDesk(at(name))
    desks.push(made)
    await made.vault.create({ passphrase })
    return made
  }
  async function bringIn(into: IntakeDesk, ...paths: string[]) {
    const { job } = await into.intake.start({ requestId: randomUUID(), paths })
    const { state, report } = await into.intake.watch({ job })
    expect(state).toBe('done')
    return report!
  }
  const take = () => desk.safekeeping.exportEverything({ folder: out(), texts })

  beforeEach(async () => {
    folder = temporaryFolder()
    desk = await newDesk('home')
  })
  afterEach(() => {
    for (const each of desks.splice(0)) each.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('brought in again by its originals is the same casebook', async () => {
    await bringIn(desk, path.join(fixtures, 'export'))
    await bringIn(desk, path.join(fixtures, 'bundles'))
    for (const each of situations) await bringIn(desk, each)
    const written = await take()
    const before = await desk.library.counts({})
    const again = await newDesk('again')
    for (const source of readdirSync(out('originals'))) await bringIn(again, out('originals', source))
    const after = await again.library.counts({})
    expect(after.contentHash).toBe(before.contentHash)
    expect(after).toEqual(before)
    expect(written.facts).toBe(Object.values(before.facts).reduce((sum, n) => sum + n, 0))
  }, 120_000)

  it('brought in again by its FHIR files has as many people and facts of each kind', async () => {
    await bringIn(desk, path.join(fixtures, 'export'))
    await bringIn(desk, path.join(fixtures, 'bundles'))
    await take()
    const again = await newDesk('again')
    const { quarantine } = await bringIn(again, out('fhir'))
    expect(quarantine).toEqual([])
    const [before, after] = [await desk.library.counts({}), await again.library.counts({})]
    expect(after.facts).toEqual(before.facts)
    expect(after.patients).toBe(before.patients)
  }, 120_000)

  it('of every oddity has in FHIR as many facts of each kind and standing, on as many charts', async () => {
    for (const each of situations) await bringIn(desk, each)
    await take()
    const again = await newDesk('again')
    await bringIn(again, out('fhir'))
    const stood = (from: IntakeDesk) =>
      from
        .store()
        .db.prepare(
          `SELECT kind, CASE retracted WHEN 1 THEN 4 ELSE standing END AS standing, count(*) AS n
            FROM fact WHERE current = 1 GROUP BY 1, 2`,
        )
        .all()
    const ofNobody = (from: IntakeDesk) =>
      from
        .store()
        .db.prepare(
          'SELECT count(*) FROM fact JOIN person ON person.id = fact.person WHERE current = 1 AND described = 0',
        )
        .pluck()
        .get()
    // Results of somebody whom no file describes wait for her, as they did; nothing else is set aside.
    const keys = (await again.library.quarantine({})).map(({ reason }) => reason.key)
    expect(new Set(keys)).toEqual(new Set(['quarantine.no-such-patient']))
    expect(ofNobody(again)).toBe(ofNobody(desk))
    const [before, after] = [await desk.library.counts({}), await again.library.counts({})]
    expect(after.facts).toEqual(before.facts)
    expect(stood(again)).toEqual(stood(desk))
    expect(after.patients).toBe(before.patients)
  }, 120_000)

  it('has what was entered by hand in FHIR; the form as a file speaks of nobody of another source', async () => {
    await bringIn(desk, path.join(fixtures, 'bundles', 'person-1.json'))
    const [{ patient } = { patient: 0 }] = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows
    await entered(desk, draftOf({ person: { patient } }))
    await take()
    const before = await desk.library.counts({})
    const byFhir = await newDesk('by-fhir')
    await bringIn(byFhir, out('fhir'))
    expect((await byFhir.library.counts({})).facts).toEqual(before.facts)
    const byOriginals = await newDesk('by-originals')
    for (const source of readdirSync(out('originals'))) await bringIn(byOriginals, out('originals', source))
    const after = await byOriginals.library.counts({})
    expect(after.patients).toBe(before.patients)
    // The same facts; but what was entered waits for somebody whom no file calls so.
    expect(after.contentHash).toBe(before.contentHash)
    expect((await byOriginals.library.quarantine({})).map(({ reason }) => reason.key)).toEqual([
      'quarantine.no-such-patient',
    ])
  })

  it('has every file in its manifest, with its hash, and the place where each original lay', async () => {
    await bringIn(desk, path.join(fixtures, 'bundles'))
    await take()
    const manifest = JSON.parse(readFileSync(out('manifest.json'), 'utf8')) as {
      files: Array<{ path: string; bytes: number; sha256: string }>
      originals: Array<{ path: string; was: string; givenSha256: string; isWhole: boolean }>
    }
    const here = readdirSync(out(), { recursive: true, encoding: 'utf8' })
      .filter(name => statSync(out(name)).isFile() && name !== 'manifest.json')
      .map(name => name.replaceAll(path.sep, '/'))
    expect(manifest.files.map(each => each.path)).toEqual(here.toSorted())
    for (const { path: name, bytes, sha256 } of manifest.files) {
      const content = readFileSync(out(name))
      expect(content.byteLength).toBe(bytes)
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    }
    expect(manifest.originals).toHaveLength(6)
    for (const { was, givenSha256, isWhole } of manifest.originals) {
      expect(createHash('sha256').update(readFileSync(was)).digest('hex')).toBe(givenSha256)
      expect(isWhole).toBe(true)
    }
    expect(readFileSync(out('README.txt'), 'utf8')).toContain('NOT ENCRYPTED')
    expect((await desk.audit.page({ offset: 0, limit: 1 }))[0]?.what).toEqual({
      key: 'audit.exported',
      values: { folder: out() },
    })
  })

  it('has tables in which numbers and times are as written, and converted beside it', async () => {
    const patient = {
      resourceType: 'Patient',
      id: 'a',
      name: [{ text: 'Ama "Abla", Mensah' }],
      birthDate: '1980-05',
    }
    const observation = (id: string, more: string) =>
      `{"resourceType":"Observation","id":"${id}","status":"final","subject":{"reference":"Patient/a"},` +
      `"code":{"coding":[{"system":"http://loinc.org","code":"2345-7","display":"Glucose"}]},${more}}`
    writeFileSync(
      at('file.ndjson'),
      [
        JSON.stringify(patient),
        observation(
          'one',
          '"effectiveDateTime":"2020-03","note":[{"text":"two\\nlines, =1+1"}],' +
            '"valueQuantity":{"value":90.0,"comparator":"<","unit":"mg/dL",' +
            '"system":"http://unitsofmeasure.org","code":"mg/dL"}',
        ),
        observation('two', '"effectiveDateTime":"2020-03-04T05:06:07+05:30","valueString":"none seen"'),
        observation('three', '"dataAbsentReason":{"text":"clotted"}'),
      ].join('\n'),
    )
    await bringIn(desk, at('file.ndjson'))
    await take()
    const [person] = tableIn(out('people.csv'))
    expect(person).toMatchObject({
      name: 'Ama "Abla", Mensah',
      birth: '1980-05',
      birth_precision: 'month',
      death: '',
    })
    const [one, two, three] = tableIn(out('facts', 'observation.csv'))
    expect(one).toMatchObject({
      start: '2020-03',
      start_precision: 'month',
      start_offset: '',
      value_comparator: '<',
      value_written: '90.0',
      unit_written: 'mg/dL',
      unit_ucum: 'mg/dL',
      unit_converted: 'mmol/L',
      notes: 'two\nlines, =1+1',
      code: '2345-7',
      person: person!['person'],
      source_path: at('file.ndjson'),
    })
    // 90 mg/dL of glucose (180.156 g/mol) is 5.0 mmol/L.
    expect(Number(one!['value_converted'])).toBeCloseTo(4.9957, 3)
    expect(two).toMatchObject({
      start: '2020-03-04T05:06:07',
      start_precision: 'second',
      start_offset: '330',
      value_kind: 'text',
      value_words: 'none seen',
    })
    expect(three).toMatchObject({ start: '', value_kind: '', value_written: '', value_absent: 'clotted' })
    // The digits of the source are those of the resource too.
    expect(readFileSync(out('fhir', 'Observation.ndjson'), 'utf8')).toContain('"value":90.0,')
    expect(linesIn(out('fhir', 'Observation.ndjson'))[1]).toMatchObject({
      effectiveDateTime: '2020-03-04T05:06:07+05:30',
      meta: {
        source: expect.stringMatching(/^urn:casebook:[0-9a-f]{64}#entry%20\d+$|#line%20\d+$/) as string,
      },
    })
    const dictionary = tableIn(out('dictionary.csv'))
    for (const name of Object.keys(one!))
      expect(dictionary.find(each => each['column'] === name)?.['meaning']).not.toBe('')
  })

  it('takes along what was written here: every version of a note, lists of days, and the log', async () => {
    await bringIn(desk, path.join(fixtures, 'bundles', 'person-1.json'))
    const [{ patient } = { patient: 0 }] = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows
    const note = { patient, title: 'Visit' }
    const { note: id } = await desk.patients.signNote({
      ...note,
      requestId: 'request-one',
      text: 'first words',
    })
    await desk.patients.signNote({
      ...note,
      requestId: 'request-two',
      note: id,
      version: 1,
      text: 'last <words>',
    })
    await desk.day.add({ requestId: 'request-day', day: '2026-06-30', patient, time: '09:30', why: 'cough' })
    const { change } = await desk.knowledge.keepChange({
      requestId: 'request-change',
      planned: plannedChangeOf(),
      hash: '0'.repeat(64),
    })
    await desk.knowledge.keepMeasureSet({ name: 'Ministry', measures: ['caesarean'] })
    await take()
    expect(linesIn(out('written-here', 'changes.jsonl'))).toMatchObject([
      { change, what: 'Warming during operations', lookOn: '2026-03-01', takenBack: null, looks: [] },
    ])
    expect(linesIn(out('written-here', 'measure-sets.jsonl'))).toEqual([
      { name: 'Ministry', measures: ['caesarean'] },
    ])
    expect(linesIn(out('written-here', 'day-list.jsonl'))).toMatchObject([
      { chart: patient, day: '2026-06-30', time: '09:30', why: 'cough', seen: null },
    ])
    expect(linesIn(out('written-here', 'notes.jsonl'))).toMatchObject([
      { note: id, version: 1, text: 'first words' },
      { note: id, version: 2, text: 'last <words>' },
    ])
    const documents = linesIn(out('fhir', 'DocumentReference.ndjson')).filter(each => each['id'] === `n${id}`)
    expect(documents).toHaveLength(1)
    expect(documents[0]).toMatchObject({ docStatus: 'final', subject: { reference: `Patient/p${patient}` } })
    expect(linesIn(out('written-here', 'audit.jsonl')).length).toBeGreaterThan(3)
    const again = await newDesk('again')
    await bringIn(again, out('fhir'))
    const [her] = (await again.patients.list({ query: 'words', offset: 0, limit: 9 })).rows
    expect(her).toBeDefined()
  })

  it('goes into an empty folder outside the home only, and not from a demonstration', async () => {
    mkdirSync(at('full'))
    writeFileSync(at('full', 'mine.txt'), 'mine')
    const into = (to: string) => faultOf(desk.safekeeping.exportEverything({ folder: to, texts }))
    expect(await into(at('full'))).toBe('conflict export.not-empty')
    expect(readdirSync(at('full'))).toEqual(['mine.txt'])
    expect(await into(at('home', 'out'))).toBe('refused save.inside-home')
    const demonstration = intakeDesk(at('demonstration'))
    desks.push(demonstration)
    await demonstration.vault.create({ passphrase, demonstration: true })
    expect(await faultOf(demonstration.safekeeping.exportEverything({ folder: out(), texts }))).toBe(
      'refused export.not-demonstration',
    )
    expect(existsSync(out())).toBe(false)
  })

  it('is taken back where the casebook is locked on the way: nothing unencrypted is left lying about', async () => {
    // So many that it is under way for a while.
    await bringIn(desk, writePractice(at('clinic.ndjson'), { seed: 3, patients: 300 }))
    let locked: Promise<unknown> | undefined
    const work = desk.safekeeping.exportEverything(
      { folder: out(), texts },
      {
        onProgress: () => {
          locked ??= desk.vault.lock({})
        },
      },
    )
    const fault = await faultOf(work)
    await locked
    expect([fault, existsSync(out())]).toEqual(['locked store.locked', false])
  })

  it('cancelled at any step leaves nothing of it behind', async () => {
    await bringIn(desk, path.join(fixtures, 'export'))
    for (const part of ['originals', 'people', 'facts', 'written-here'] as const) {
      const stop = new AbortController()
      const report = ({ phase }: Progress) => {
        expect(existsSync(out('README.txt'))).toBe(true)
        if (JSON.stringify(phase).includes(part)) stop.abort()
      }
      const work = exportEverything(desk.store(), { folder: out(), texts }, { signal: stop.signal, report })
      await expect(work).rejects.toMatchObject({ name: 'AbortError' })
      expect(existsSync(out())).toBe(false)
    }
    // One that was there, and empty, stays so.
    mkdirSync(out())
    const stopped = { signal: AbortSignal.abort(), report: () => undefined }
    await expect(exportEverything(desk.store(), { folder: out(), texts }, stopped)).rejects.toThrow()
    expect(readdirSync(out())).toEqual([])
  })
})
