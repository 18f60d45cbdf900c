import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideToErase } from '../../../electron/records/erasing/carry-out.ts'
import { draftOf, entered, measured } from '../../fixtures/entries.ts'
import { bundle, hba1c, patient as described, to } from '../../fixtures/fhir-parts.ts'
import { intakeDesk, type IntakeDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { threePeople, VESNA, wordsOfVesna } from '../../fixtures/three-people.ts'

/* Erasing in a casebook with its key, its backups, its earlier states, and everything that was written in it. */
let folder = ''
let desk: IntakeDesk
const at = (name: string) => path.join(folder, name)
beforeEach(async () => {
  folder = temporaryFolder()
  desk = intakeDesk(at('home'))
  await desk.vault.create({ passphrase, demonstration: false })
})
afterEach(() => {
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function bring(paths: readonly string[], source = 'Hill clinic') {
  const { job } = await desk.intake.start({ requestId: randomUUID(), paths: [...paths], answers: { source } })
  const { report } = await desk.intake.watch({ job })
  return report!
}
const listed = (query: string) => desk.patients.list({ query, offset: 0, limit: 10 })
const patientCalled = async (name: string) => (await listed(name)).rows[0]!.patient
async function looked(name = 'Vesna') {
  const { number } = await desk.intake.lookForErasing({ patient: await patientCalled(name) })
  return desk.safekeeping.erasureReceipt({ number })
}
const erase = async () => desk.safekeeping.erase({ number: (await looked()).number, name: VESNA.name })

/** Every page of the opened store, and every kept file unpacked. */
function left(words: readonly string[] = wordsOfVesna): string[] {
  const { db, sources } = desk.store()
  const kept = sources.all().map(({ id }) => sources.bytes(id, 0, Number.MAX_SAFE_INTEGER))
  return words.filter(word => [db.serialize(), ...kept].some(bytes => bytes.includes(word)))
}
const unsound = async () =>
  (await desk.vault.verify({})).checks.filter(({ ok }) => !ok).map(({ finding }) => finding.key)

describe('what was written here of somebody', () => {
  it('goes with her: notes in every version, drafts, entries by hand, and their words in the log', async () => {
    await bring(threePeople(at('given')))
    const [patient, bo] = [await patientCalled('Vesna'), await patientCalled('Bo Lind')]
    const first = { patient, title: 'Call', text: 'Quistgaard rang: halos again' }
    const { note } = await desk.patients.signNote({ requestId: 'request-1', ...first })
    const again = { patient, note, version: 1, why: 'Quistgaard', title: 'Call', text: 'Vesna is better' }
    await desk.patients.signNote({ requestId: 'request-2', ...again })
    await desk.patients.signNote({ requestId: 'request-3', patient: bo, title: 'Bo', text: 'all well' })
    const draft = { name: 'note', about: String(patient), version: 0, writer: 'window-1' } as const
    await desk.drafts.keep({ ...draft, patient, body: JSON.stringify({ text: 'ask about halos' }) })
    await entered(desk, draftOf({ person: { patient }, facts: [measured('4.9', { note: 'Quistgaard' })] }))
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })

    const receipt = await looked()
    expect(receipt).toMatchObject({
      name: VESNA.name,
      goes: { notes: 1, drafts: 1, entries: 1, filesGone: 2 },
    })
    await desk.safekeeping.erase({ number: receipt.number, name: VESNA.name })
    expect(left()).toEqual([])
    expect(await unsound()).toEqual([])
    expect(await desk.patients.notes({ patient: bo })).toHaveLength(1)
    const log = await desk.audit.page({ offset: 0, limit: 100 })
    expect(log.map(({ what }) => what.key)).toContain('audit.person-erased')
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })
    expect(await unsound()).toEqual([])
  })

  it('that the log names by a file called after her is said no more, and its seals hold against a backup', async () => {
    const [, own] = threePeople(at('given'))
    await bring([own!])
    await desk.vault.backup({ path: at('before.backup') })
    await erase()
    expect(left([...wordsOfVesna, 'vesna_quistgaard'])).toEqual([])
    const { checks } = await desk.vault.verify({ against: at('before.backup') })
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
  })
})

describe('one human of several sources', () => {
  it('is erased in all of them', async () => {
    const same = { identifier: [{ system: 'urn:health-number', value: 'HN-778812' }] }
    const told = { telecom: [{ system: 'phone', value: '555 777 2211' }], birthDate: VESNA.birth, ...same }
    const one = [described('p1', VESNA.name, told), hba1c('o1', to('Patient/p1'), 7)]
    const other = [described('z9', VESNA.name, told), hba1c('o1', to('Patient/z9'), 8)]
    await bring([bundle(at('hill'), ...one, described('p2', 'Bo Lind'))], 'Hill clinic')
    await bring([bundle(at('dale'), ...other, described('z1', 'Cai Morgan'))], 'Dale clinic')
    const patient = await patientCalled('Vesna')
    if ((await listed('Vesna')).total > 1) {
      const [a, b] = (await listed('Vesna')).rows
      await desk.intake.answerPair({ one: a!.patient, other: b!.patient, answer: 'same' })
    }
    expect((await desk.patients.open({ patient })).joinedFrom).toHaveLength(2)
    const receipt = await looked()
    expect(receipt.goes).toMatchObject({ people: 2, facts: 2, filesBlanked: 2, filesGone: 0 })
    await desk.safekeeping.erase({ number: receipt.number, name: VESNA.name })
    expect(left(['Vesna', 'Quistgaard', 'HN-778812', 'Patient/p1', 'Patient/z9'])).toEqual([])
    expect(await unsound()).toEqual([])
    expect((await listed('')).total).toBe(2)
  })
})

describe('kept files', () => {
  it('of one piece for two people keep the other’s facts, which lead back to no bytes any more', async () => {
    const both = (id: string, name: string) => [described(id, name), hba1c(`o-${id}`, to(`Patient/${id}`), 6)]
    const inner = [...both('vesna', VESNA.name), ...both('bo', 'Bo Lind')].map(resource => ({ resource }))
    mkdirSync(at('given'))
    const lines = [
      { resourceType: 'Bundle', type: 'collection', entry: inner },
      described('cai', 'Cai Morgan'),
    ]
    writeFileSync(at('given/two.ndjson'), lines.map(each => JSON.stringify(each)).join('\n'))
    await bring([at('given/two.ndjson')])
    const receipt = await looked()
    expect(receipt.goes.othersWithoutBytes).toBe(1)
    await desk.safekeeping.erase({ number: receipt.number, name: VESNA.name })
    expect(left()).toEqual([])
    expect(await unsound()).toEqual([])
    const bo = await patientCalled('Bo Lind')
    const { rows } = await desk.patients.facts({ patient: bo, kind: 'observation', offset: 0, limit: 5 })
    expect(rows).toHaveLength(1)
    expect(await desk.patients.source(rows[0]!.fact)).toMatchObject({ text: '', isKept: false })
    expect((await desk.intake.readBack({ facts: 50 })).ok).toBe(true)
    const [{ id } = { id: 0 }] = desk.store().sources.all()
    await expect(desk.intake.readAgain({ sources: [id] })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('that nobody reads yet go where they name her; those that cannot be looked into are told', async () => {
    const [all] = threePeople(at('given'))
    writeFileSync(at('given/list.csv'), `name;born\n${VESNA.name};${VESNA.birth}\nBo Lind;1980-02-03\n`)
    writeFileSync(at('given/other.csv'), 'name;born\nBo Lind;1980-02-03\nCai Morgan;1971-11-30\n')
    writeFileSync(at('given/scan.pdf'), '%PDF-1.7\n1 0 obj << /Type /Catalog >>\n')
    await bring([all!, at('given/list.csv'), at('given/other.csv'), at('given/scan.pdf')])
    const receipt = await looked()
    expect(receipt).toMatchObject({ goes: { filesGone: 1, filesBlanked: 1 }, stays: { unseenFiles: 1 } })
    await desk.safekeeping.erase({ number: receipt.number, name: VESNA.name })
    const waiting = await desk.library.waiting({})
    expect(waiting.map(({ path: file }) => path.basename(file)).toSorted()).toEqual(['other.csv', 'scan.pdf'])
    expect(left()).toEqual([])
    expect(await unsound()).toEqual([])
  })

  it('lose her also between their entries, and what of others names her stays and is told', async () => {
    const contact = { contact: [{ name: { text: VESNA.name }, telecom: [{ value: VESNA.number }] }] }
    const resources = [
      described('vesna', VESNA.name, { birthDate: VESNA.birth, identifier: [{ value: VESNA.number }] }),
      described('bo', 'Bo Lind', contact),
    ]
    mkdirSync(at('given'))
    const link = [{ relation: 'self', url: 'https://a.example/Patient/vesna/$everything' }]
    const body = {
      resourceType: 'Bundle',
      type: 'collection',
      link,
      entry: resources.map(resource => ({ resource })),
    }
    writeFileSync(at('given/all.json'), JSON.stringify(body))
    await bring([at('given/all.json')])
    const receipt = await looked()
    expect(receipt.stays.mentions).toBe(1)
    await desk.safekeeping.erase({ number: receipt.number, name: VESNA.name })
    expect(left(['Patient/vesna'])).toEqual([])
    // Who is to be called for Bo is a part of Bo's record.
    expect(left([VESNA.name])).toEqual([VESNA.name])
    expect(await unsound()).toEqual([])
  })
})

/* Spellings as other systems write one name: HL7's XPN, a list sorted by family name, ASCII for Danish and German. */
describe('her name between the entries of a file that others share', () => {
  const spelled = [
    ['in another order', 'All of Quistgaard, Vesna and others', ['Quistgaard', 'Vesna']],
    ['in capitals, as HL7 writes it', 'QUISTGAARD^VESNA', ['QUISTGAARD', 'VESNA']],
    ['with another letter for two', 'Vesna Quistg\u00e5rd', ['Vesna', 'Quistg\u00e5rd']],
    ['by numbers, as JSON may', 'Vesna Quistg\\u00e5rd', ['Vesna', 'Quistg']],
    ['with an initial', 'Referred: V. Quistgaard', ['Quistgaard']],
    ['misspelt', 'Vesna Quitsgaard', ['Vesna', 'Quitsgaard']],
    ['behind a line break', 'List\\nVesna Quistgaard', ['Vesna', 'Quistgaard']],
    ['with a title between', 'Vesna, Dr. Quistgaard', ['Vesna', 'Quistgaard']],
  ] as const
  it.each(spelled)('goes where it stands %s', async (_how, title, words) => {
    mkdirSync(at('given'))
    const entries = [
      described('vesna', VESNA.name, { birthDate: VESNA.birth }),
      described('bo', 'Bo Lind'),
      hba1c('b', to('Patient/bo'), 6),
    ].map(resource => ({ resource }))
    const text = JSON.stringify({ resourceType: 'Bundle', type: 'collection', title: '@', entry: entries })
    writeFileSync(at('given/all.json'), text.replace('@', `Vestry of Quarry Lane. ${title}`))
    await bring([at('given/all.json')])
    await erase()
    expect(left(words)).toEqual([])
    expect(left(['Vestry of Quarry Lane', 'Bo Lind'])).toEqual(['Vestry of Quarry Lane', 'Bo Lind'])
    expect(await unsound()).toEqual([])
    expect((await desk.intake.readBack({ facts: 50 })).ok).toBe(true)
  })
})

describe('other copies of the casebook', () => {
  it('in its own folder go with her; backups are named, with the day on which they are dropped', async () => {
    await bring(threePeople(at('given')))
    mkdirSync(at('backups'))
    await desk.safekeeping.chooseFolder({ folder: at('backups') })
    const { file } = await desk.safekeeping.backUp({})
    await desk.vault.lock({})
    await desk.vault.restore({ path: file, passphrase })
    expect(readdirSync(at('home/previous'))).toHaveLength(1)
    const { copies, number } = await looked()
    expect(copies).toMatchObject({ previous: 1, isFolderAway: false })
    expect(copies.backups).toEqual([
      {
        file: path.basename(file),
        at: expect.any(String),
        until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    ])
    await desk.safekeeping.erase({ number, name: VESNA.name })
    expect(readdirSync(at('home/previous'))).toEqual([])
  })

  it('bring her back when they are restored, and then it is said; so it is when another file brings her', async () => {
    await bring(threePeople(at('given')))
    await desk.vault.backup({ path: at('before.backup') })
    await erase()
    expect(await desk.safekeeping.erasedHere({})).toEqual([])
    await desk.vault.lock({})
    expect(await desk.vault.restore({ path: at('before.backup'), passphrase })).toMatchObject({
      erasedAgain: 1,
    })
    expect(await desk.safekeeping.erasedHere({})).toEqual([
      { patient: await patientCalled('Vesna'), name: VESNA.name },
    ])
    // The earlier erasure is remembered beside the one that follows.
    await erase()
    expect(await desk.safekeeping.erasures({})).toHaveLength(2)
    expect(left()).toEqual([])

    const anew = described('other-id', VESNA.name, { birthDate: VESNA.birth })
    const report = await bring([bundle(at('later'), anew, described('eve', 'Eve Holt'))], 'Dale clinic')
    expect(report.erasedAgain).toBe(1)
    expect((await bring([bundle(at('last'), described('fay', 'Fay Dunn'))], 'Dale clinic')).erasedAgain).toBe(
      0,
    )
  })
})

describe('an erasing that was decided on', () => {
  it('is gone on with at the next unlock', async () => {
    await bring(threePeople(at('given')))
    decideToErase(desk.store(), { number: (await looked()).number, typed: VESNA.name, person: 'person-1' })
    desk.close()
    desk = intakeDesk(at('home'))
    await desk.vault.unlock({ passphrase })
    expect(await desk.safekeeping.erasures({})).toMatchObject([{ state: 'done' }])
    expect(left()).toEqual([])
    expect(await unsound()).toEqual([])
  })

  it('is told how far it is', async () => {
    await bring(threePeople(at('given')))
    const told: string[] = []
    const { number } = await looked()
    await desk.safekeeping.erase(
      { number, name: VESNA.name },
      { onProgress: ({ phase }) => told.push(phase.key) },
    )
    expect(told).toContain('store.erasing-step')
  })
})
