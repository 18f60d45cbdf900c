import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hba1c, patient as described, to } from '../../fixtures/fhir-parts.ts'
import { intakeDesk, type IntakeDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { VESNA } from '../../fixtures/three-people.ts'

/* Erasing beside what else happens to a casebook: other erasings, undone imports, restored backups, broken files. */
type Resource = Readonly<Record<string, unknown>>
let folder = ''
let desk: IntakeDesk
const at = (name: string) => path.join(folder, name)
beforeEach(async () => {
  folder = temporaryFolder()
  mkdirSync(at('given'))
  desk = intakeDesk(at('home'))
  await desk.vault.create({ passphrase, demonstration: false })
})
afterEach(() => {
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

function given(name: string, text: string): string {
  writeFileSync(at(`given/${name}`), text)
  return at(`given/${name}`)
}
const entriesOf = (...resources: Resource[]) => resources.map(resource => JSON.stringify({ resource }))
const bundleOf = (entries: readonly string[]) =>
  `{"resourceType":"Bundle","type":"collection","entry":[${entries.join(',')}]}`
const told = (name: string, ...resources: Resource[]) => given(name, bundleOf(entriesOf(...resources)))
async function bring(file: string, source = 'Hill clinic') {
  const { job } = await desk.intake.start({ requestId: randomUUID(), paths: [file], answers: { source } })
  return (await desk.intake.watch({ job })).report!
}
const listed = (query: string) => desk.patients.list({ query, offset: 0, limit: 10 })
async function looked(name: string, patient?: number) {
  const who = patient ?? (await listed(name)).rows[0]!.patient
  const { number } = await desk.intake.lookForErasing({ patient: who })
  return desk.safekeeping.erasureReceipt({ number })
}
async function erase(name: string = VESNA.name, patient?: number) {
  const receipt = await looked(name, patient)
  return desk.safekeeping.erase({ number: receipt.number, name })
}
/** Every page of the opened store, and every kept file unpacked. */
function left(words: readonly string[]): string[] {
  const { db, sources } = desk.store()
  const kept = sources.all().map(({ id }) => sources.bytes(id, 0, Number.MAX_SAFE_INTEGER))
  return words.filter(word => [db.serialize(), ...kept].some(bytes => bytes.includes(word)))
}
const unsound = async () =>
  (await desk.vault.verify({})).checks.filter(({ ok }) => !ok).map(({ finding }) => finding.key)
const leadsBack = async () => (await desk.intake.readBack({ facts: 100 })).ok

const vesna = described('vesna', VESNA.name, {
  birthDate: VESNA.birth,
  identifier: [{ system: 'urn:oid:1.2.3', value: VESNA.number }],
})
const bo = described('bo', 'Bo Lind')
const table = `name;born\n${VESNA.name};${VESNA.birth}\n`

describe('after somebody was erased', () => {
  it('another one can be, also where a file that nobody read went with the first', async () => {
    await bring(told('all.json', vesna, bo))
    await bring(given('list.csv', table))
    expect(await erase()).toMatchObject({ state: 'done', goes: { filesGone: 1 } })
    expect(await erase('Bo Lind')).toMatchObject({ state: 'done' })
    expect(await unsound()).toEqual([])
  })

  it('another one can be where a backup takes the place that was made between look and erasing', async () => {
    await bring(told('all.json', vesna, bo))
    const { number } = await looked(VESNA.name)
    await desk.vault.backup({ path: at('between.backup') })
    await desk.safekeeping.erase({ number, name: VESNA.name })
    await desk.vault.lock({})
    expect(await desk.vault.restore({ path: at('between.backup'), passphrase })).toMatchObject({
      erasedAgain: 1,
    })
    expect(await desk.safekeeping.erasures({})).toHaveLength(1)
    expect(await erase('Bo Lind')).toMatchObject({ state: 'done' })
    expect(await erase()).toMatchObject({ state: 'done' })
  })

  it('an import that is undone and comes again leads back to its bytes', async () => {
    const file = told('all.json', vesna, hba1c('v', to('Patient/vesna'), 9), bo)
    const { importId } = await bring(file)
    await bring(told('other.json', bo, hba1c('b', to('Patient/bo'), 6)))
    await erase()
    await desk.intake.undo({ importId })
    expect((await bring(file)).erasedAgain).toBe(1)
    expect(await unsound()).toEqual([])
    expect(await leadsBack()).toBe(true)
  })
})

describe('an import that was undone', () => {
  it('keeps nobody from being erased whose file others still lead back to', async () => {
    const { importId } = await bring(told('all.json', vesna, bo))
    await bring(told('other.json', bo, hba1c('b', to('Patient/bo'), 6)))
    await desk.intake.undo({ importId })
    expect(await erase('Bo Lind')).toMatchObject({ state: 'done' })
    expect(left(['Bo Lind', 'Patient/bo'])).toEqual([])
  })

  it('leaves no number of anybody behind', async () => {
    const { importId } = await bring(told('all.json', vesna, hba1c('v', to('Patient/vesna'), 9)))
    await desk.intake.undo({ importId })
    const { db } = desk.store()
    expect(db.prepare('SELECT identity FROM person').all()).toEqual([])
    expect(db.prepare('SELECT name FROM person_name').all()).toEqual([])
  })

  it('leaves notes that go with her, found by another source of hers or by themselves', async () => {
    const first = await bring(told('all.json', vesna))
    const { patient } = (await listed(VESNA.name)).rows[0]!
    await desk.patients.signNote({ requestId: randomUUID(), patient, title: 'Call', text: 'halos again' })
    await desk.intake.undo({ importId: first.importId })
    await bring(told('dale.json', { ...vesna, id: 'z9' }, bo), 'Dale clinic')
    const receipt = await looked(VESNA.name)
    expect(receipt.goes.notes).toBe(1)
    await desk.safekeeping.erase({ number: receipt.number, name: VESNA.name })
    expect(left(['Vesna', 'halos'])).toEqual([])
    expect(await unsound()).toEqual([])
  })

  it('leaves notes by which she can be erased though no source describes her', async () => {
    const { importId } = await bring(told('all.json', vesna))
    const { patient } = (await listed(VESNA.name)).rows[0]!
    await desk.patients.signNote({ requestId: randomUUID(), patient, title: 'Call', text: 'halos again' })
    await desk.intake.undo({ importId })
    expect(await erase(VESNA.name, patient)).toMatchObject({ state: 'done', goes: { notes: 1 } })
    expect(left(['Vesna', 'halos'])).toEqual([])
    expect(await unsound()).toEqual([])
  })

  it('leaves what was done about a critical result, which goes where it names her', async () => {
    const interpretation = [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'HH' },
        ],
      },
    ]
    const { importId } = await bring(
      told('a.json', vesna, hba1c('k', to('Patient/vesna'), 19, { interpretation })),
    )
    const { rows } = await desk.patients.critical({ offset: 0, limit: 10 })
    const done = `Called ${VESNA.name} at home`
    await desk.patients.acknowledge({ requestId: randomUUID(), fact: rows[0]!.line.fact, done })
    await desk.intake.undo({ importId })
    await bring(told('b.json', vesna, hba1c('other', to('Patient/vesna'), 6)))
    await erase()
    expect(left(['Vesna', 'Quistgaard'])).toEqual([])
    expect(await unsound()).toEqual([])
  })
})

describe('somebody whose import was undone, and whose bytes another import keeps', () => {
  const gone = { name: 'quistgaard VESNA', birth: VESNA.birth }
  /** Her file stays for what Bo's import brought again; of her nothing is stored any more. */
  async function undone() {
    const { importId } = await bring(
      told('all.json', vesna, hba1c('v', to('Patient/vesna'), 9), bo, hba1c('b', to('Patient/bo'), 6)),
    )
    await bring(told('bo.json', bo, hba1c('b', to('Patient/bo'), 6)))
    await desk.intake.undo({ importId })
  }
  it('is erased by her name and the day of her birth, and Bo keeps his bytes', async () => {
    await undone()
    expect((await listed(VESNA.name)).total).toBe(0)
    expect(left(['Quistgaard', VESNA.number, 'Patient/vesna'])).not.toEqual([])
    const { number } = await desk.intake.lookForErasing({ gone })
    const receipt = await desk.safekeeping.erasureReceipt({ number })
    expect(receipt).toMatchObject({ goes: { people: 0, facts: 0, filesBlanked: 1 } })
    const record = await desk.safekeeping.erase({ number, name: receipt.name })
    expect(JSON.stringify(record)).not.toMatch(/vesna|quistgaard/i)
    expect(left(['Vesna', 'Quistgaard', 'quistgaard VESNA', VESNA.number, 'Patient/vesna'])).toEqual([])
    expect(await unsound()).toEqual([])
    expect(await leadsBack()).toBe(true)
    expect((await listed('Bo')).rows[0]).toMatchObject({ facts: 1 })
    // She is known again.
    expect((await bring(told('again.json', vesna))).erasedAgain).toBe(1)
  })

  it('is refused where she has a chart, where nothing tells of her, and under another day of birth', async () => {
    await bring(told('all.json', vesna, bo))
    await expect(desk.intake.lookForErasing({ gone })).rejects.toMatchObject({ code: 'conflict' })
    const nobody = { name: 'Cai Morgan', birth: '1971-11-30' }
    await expect(desk.intake.lookForErasing({ gone: nobody })).rejects.toMatchObject({ code: 'not-found' })
    const other = { ...gone, birth: '1960-01-01' }
    await expect(desk.intake.lookForErasing({ gone: other })).rejects.toMatchObject({ code: 'not-found' })
    expect(left(['Quistgaard'])).toEqual(['Quistgaard'])
  })
})

describe('a source that is called after her', () => {
  const CALLED = 'Files of Vesna Quistgaard'
  it('is told before she is erased, and what is told to do leaves nothing of her', async () => {
    const file = told('all.json', vesna, bo, hba1c('b', to('Patient/bo'), 6))
    const { importId } = await bring(file, CALLED)
    expect(await looked(VESNA.name)).toMatchObject({ stays: { sourcesCalled: 1 } })
    await desk.intake.undo({ importId })
    await bring(file, 'Hill clinic')
    expect(await looked(VESNA.name)).toMatchObject({ stays: { sourcesCalled: 0 } })
    await erase()
    expect(left(['Vesna', 'Quistgaard', CALLED])).toEqual([])
    expect(await unsound()).toEqual([])
    expect((await listed('Bo')).rows[0]).toMatchObject({ facts: 1 })
  })
})

describe('what is somebody else’s', () => {
  it('stays in a broken file, entry by entry, also beside what is kept unread', async () => {
    const claim = { resourceType: 'Claim', id: 'c', patient: { reference: 'Patient/bo' } }
    const [hers, ...others] = entriesOf(hba1c('v', to('Patient/vesna'), 9), bo, claim, vesna)
    const results = entriesOf(hba1c('b1', to('Patient/bo'), 6), hba1c('b2', to('Patient/bo'), 7))
    // A quote too few: the first entry swallows those behind it.
    await bring(given('broken.json', bundleOf([hers!.replace('"status"', 'status"'), ...others, ...results])))
    expect((await listed('')).total).toBe(2)
    await erase()
    expect(left(['Vesna', 'Patient/vesna'])).toEqual([])
    expect(await leadsBack()).toBe(true)
    const { rows } = await listed('Bo')
    const patient = rows[0]!.patient
    const facts = await desk.patients.facts({ patient, kind: 'observation', offset: 0, limit: 5 })
    for (const { fact } of facts.rows)
      expect((await desk.patients.source(fact)).text).toContain('"reference":"Patient/bo"')
  })

  it('stays where it holds what is also her number, which is short, or a draft speaks of her', async () => {
    const short = { ...vesna, identifier: [{ system: 'urn:oid:1.2.3', value: '2024' }] }
    const claim = {
      resourceType: 'Claim',
      id: 'c-bo',
      created: '2024-05-01',
      patient: { reference: 'Patient/bo' },
    }
    const unread = { ...hba1c('b', to('Patient/bo'), 6), effectiveDateTime: '2024-03-01', code: 5 }
    await bring(told('all.json', short, bo, claim, unread))
    await bring(given('day.csv', 'name;day\nBo Lind;2024-03-01\nCai Morgan;2024-03-02\n'))
    const { patient } = (await listed('Bo')).rows[0]!
    const draft = { name: 'note', about: String(patient), version: 0, writer: 'window-1' } as const
    const body = JSON.stringify({ text: `He came with Patient/vesna, ${VESNA.name}, born ${VESNA.birth}` })
    await desk.drafts.keep({ ...draft, patient, body })
    const aside = (await desk.library.quarantine({})).length
    expect(await erase()).toMatchObject({ goes: { filesGone: 0 } })
    expect(left(['c-bo', 'Bo Lind;2024-03-01'])).toEqual(['c-bo', 'Bo Lind;2024-03-01'])
    expect(await desk.library.waiting({})).toHaveLength(1)
    expect(await desk.library.quarantine({})).toHaveLength(aside)
    expect(desk.store().db.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(1)
  })
})

describe('what is hers', () => {
  it('goes from a line that holds it unread beside others’ facts', async () => {
    const inner = [bo, hba1c('b', to('Patient/bo'), 6)]
    const claim = { resourceType: 'Claim', id: 'c', patient: { ...to('Patient/vesna'), display: VESNA.name } }
    const one = bundleOf(entriesOf(...inner, claim))
    await bring(given('lines.ndjson', [one, JSON.stringify(vesna)].join('\n')))
    const receipt = await looked(VESNA.name)
    expect(receipt.goes.othersWithoutBytes).toBe(1)
    await desk.safekeeping.erase({ number: receipt.number, name: VESNA.name })
    expect(left(['Vesna', 'Patient/vesna'])).toEqual([])
    expect((await listed('Bo')).rows[0]).toMatchObject({ facts: 1 })
  })

  it('is also what a file was called that held her alone', async () => {
    for (const name of ['VesnaQuistgaard.json', 'vesna.json', 'quistgaard-1959.json'])
      await bring(told(name, vesna, hba1c(name, to('Patient/vesna'), 7)))
    await erase()
    expect(left(['VesnaQuistgaard', 'vesna.json', 'quistgaard-1959'])).toEqual([])
    expect(await unsound()).toEqual([])
  })
})
