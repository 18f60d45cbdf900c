import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { languages } from '../../../shared/words/languages.ts'
import { referralTexts } from '../../../shared/words/referral-texts.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { sealed } from '../../../electron/host/sealed-file.ts'
import { intakeDesk, type IntakeDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const fixtures = path.join(import.meta.dirname, '../../fixtures/fhir')
const texts = referralTexts(speaker(languages[0]).words)
const order = { author: 'Dr Ada Example', recipient: 'Heart clinic', question: 'Is a stress test due?' }
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${error.said.key}` : String(error)),
  )

const folder = temporaryFolder()
const file = path.join(folder, 'eva.ips.jwe')
let [here, there]: [IntakeDesk, IntakeDesk] = [undefined!, undefined!]
let [her, words] = [0, '']

async function newDesk(name: string): Promise<IntakeDesk> {
  const desk = intakeDesk(path.join(folder, name))
  await desk.vault.create({ passphrase })
  return desk
}
async function bring(desk: IntakeDesk, at: string) {
  const { job } = await desk.intake.start({ requestId: randomUUID(), paths: [at] })
  return (await desk.intake.watch({ job })).report!
}
const everybody = async (desk: IntakeDesk) =>
  (await desk.patients.list({ query: '', offset: 0, limit: 100 })).rows
const auditOf = async (desk: IntakeDesk) =>
  (await desk.audit.page({ offset: 0, limit: 100 })).map(({ what }) => what)
const refer = (more: object = {}) =>
  here.safekeeping.refer({ patient: her, file, passphrase: words, order, texts, ...more })

beforeAll(async () => {
  here = await newDesk('here')
  there = await newDesk('there')
  await bring(here, path.join(fixtures, 'bundles', 'person-1.json'))
  her = (await everybody(here))[0]!.patient
  words = (await here.safekeeping.suggestPassphrase({})).passphrase
}, 60_000)
afterAll(() => {
  here.close()
  there.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('One patient in a file for another clinic', () => {
  it('is told beforehand what goes along, for whom it is named, and what stays', async () => {
    const receipt = await here.safekeeping.referralReceipt({ patient: her })
    const { name } = (await everybody(here))[0]!
    expect(receipt.name).toBe(name)
    expect(receipt.sections.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThan(0)
    expect(await faultOf(here.safekeeping.referralReceipt({ patient: 9_999 }))).toBe(
      'not-found store.no-patient',
    )
  })

  it('is closed by six words of a list, other ones each time', async () => {
    const other = (await here.safekeeping.suggestPassphrase({})).passphrase
    expect(words.split(' ')).toHaveLength(6)
    expect(other).not.toBe(words)
    expect((await here.vault.strength({ passphrase: words })).enough).toBe(true)
  })

  it('is not written under a passphrase that can be guessed, over another file, or into the casebook', async () => {
    expect(await faultOf(refer({ passphrase: 'password1' }))).toBe('bad-request store.weak-passphrase')
    expect(await faultOf(refer({ file: path.join(here.home, 'x.jwe') }))).toBe('refused save.inside-home')
    const taken = path.join(folder, 'taken.jwe')
    writeFileSync(taken, 'mine')
    expect(await faultOf(refer({ file: taken }))).toBe('conflict referral.is-there')
    expect(readFileSync(taken, 'utf8')).toBe('mine')
    expect(existsSync(file)).toBe(false)
    expect((await auditOf(here)).filter(({ key }) => key.startsWith('audit.refer'))).toEqual([])
  })

  it('is written so that nothing of it can be read, and who sent whom where stands in the log', async () => {
    const { bytes, sha256 } = await refer()
    const written = readFileSync(file)
    expect(written.byteLength).toBe(bytes)
    const { name } = (await everybody(here))[0]!
    expect(written.toString('latin1')).not.toContain(name)
    const [done, begun] = await auditOf(here)
    expect(begun).toEqual({ key: 'audit.referral-begun', values: { chart: her, recipient: 'Heart clinic' } })
    expect(done).toEqual({ key: 'audit.referred', values: { chart: her, recipient: 'Heart clinic', sha256 } })
    const kept = JSON.stringify(here.store().db.prepare('SELECT said FROM audit').all())
    expect(kept).not.toContain(words)
  })

  it('waits elsewhere until somebody types the passphrase, and is not opened by another', async () => {
    const { files } = await bring(there, file)
    expect(files).toMatchObject([{ status: 'waiting', reason: { key: 'sealed.waits' } }])
    expect(await everybody(there)).toEqual([])
    const [waits] = await there.library.waiting({})
    expect(waits!.what).toEqual({ key: 'file.kind', values: { kind: 'sealed' } })
    const source = waits!.source
    expect(await faultOf(there.intake.openSealed({ source, passphrase: 'not these words' }))).toBe(
      'wrong-passphrase sealed.wrong-passphrase',
    )
    expect(await faultOf(there.intake.openSealed({ source: source + 7, passphrase: words }))).toBe(
      'not-found sealed.not-sealed',
    )
    expect(await there.library.waiting({})).toHaveLength(1)
    // What waits for a passphrase is not tried by whoever tries all that waits.
    expect(await there.intake.readWaiting({})).toMatchObject({ files: [], stillWaiting: 1 })
  })

  it('is opened by its passphrase, and shows there what it shows here', async () => {
    const [waits] = await there.library.waiting({})
    const read = await there.intake.openSealed({ source: waits!.source, passphrase: words })
    expect(read).toMatchObject({ status: 'done', quarantined: 0, format: 'fhir-bundle+jwe' })
    expect(await there.library.waiting({})).toEqual([])
    const [she] = await everybody(there)
    const [one, other] = await Promise.all([
      there.patients.summary({ patient: she!.patient }),
      here.patients.summary({ patient: her }),
    ])
    const shown = ({ problems, drugs, results }: typeof one) => ({
      problems: problems
        .filter(({ is }) => is !== 'not-so')
        .map(({ label, is, since }) => ({ label, is, since })),
      drugs: drugs.map(({ name, is, strength, mark }) => ({ name, is, strength, mark })),
      results: results.map(({ label, text, unit, start, reference, mark }) => ({
        label,
        text,
        unit,
        start,
        reference,
        mark,
      })),
    })
    expect(shown(one)).toEqual(shown(other))
    expect(she!.name).toBe((await everybody(here))[0]!.name)
  })

  it('keeps what was inside, so that every line leads to its words and can be read again', async () => {
    const [she] = await everybody(there)
    const { rows } = await there.patients.facts({
      patient: she!.patient,
      kind: 'condition',
      offset: 0,
      limit: 1,
    })
    const { text } = await there.patients.source({ kind: 'condition', id: rows[0]!.fact.id })
    expect(text).toContain('Condition')
    expect((await there.intake.readBack({ facts: 100 })).ok).toBe(true)
    const kept = there.store().sources.all()
    expect(kept).toHaveLength(1)
    expect(await there.intake.readAgain({ sources: [kept[0]!.id] })).toMatchObject([
      { added: 0, superseded: 0 },
    ])
  })

  it('is known where it comes again, and brings nothing twice', async () => {
    const people = await everybody(there)
    const { files } = await bring(there, file)
    expect(files).toMatchObject([{ status: 'known' }])
    expect(await everybody(there)).toEqual(people)
  })

  it('waits on where the passphrase is right and nobody reads what is inside', async () => {
    const odd = path.join(folder, 'odd.jwe')
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
    writeFileSync(odd, await sealed(picture, words, 'image/png'))
    await bring(there, odd)
    const [waits] = await there.library.waiting({})
    expect(await faultOf(there.intake.openSealed({ source: waits!.source, passphrase: words }))).toBe(
      'unreadable-source sealed.holds-nothing',
    )
    expect(await there.library.waiting({})).toEqual([waits])
  })

  it('waits on where what is inside is read only by an answer, as a note is', async () => {
    const letter = path.join(folder, 'letter.jwe')
    writeFileSync(letter, await sealed(Buffer.from('Dear colleague, she coughs.'), words, 'text/plain'))
    await bring(there, letter)
    const closed = (await there.library.waiting({})).find(each => each.path.endsWith('letter.jwe'))!
    expect(await faultOf(there.intake.openSealed({ source: closed.source, passphrase: words }))).toBe(
      'unreadable-source sealed.asks',
    )
    expect((await there.library.waiting({})).find(({ source }) => source === closed.source)).toEqual(closed)
  })
})
