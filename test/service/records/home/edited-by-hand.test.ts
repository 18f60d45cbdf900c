import { createHash, createHmac } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonical, type Json } from '../../../../shared/domain/canonical.ts'
import { bringIn, somebody } from '../../../fixtures/bring-in.ts'
import { addInventedCard, sha256 } from '../../../fixtures/invented-card.ts'
import { inventedFact } from '../../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

/** A casebook with people, facts, a note in two versions, cards, letters, and seals of two locks. */
async function lived(desk: RecordsDesk): Promise<void> {
  await desk.vault.create({ passphrase, demonstration: true })
  const facts = ['Ada', 'Bea'].map(name =>
    inventedFact('observation', {
      identity: `Observation/${name}`,
      patient: `Patient/${name}`,
      concept: { codes: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
      value: { kind: 'quantity', value: 4.2, unit: 'mmol/L', text: '4.2' },
    }),
  )
  await bringIn(desk, [somebody('Ada'), somebody('Bea')], facts, 'invented-practice')
  const patient = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
  const { note } = await desk.patients.signNote({
    requestId: 'request-1',
    patient,
    title: 'Call',
    text: 'first',
  })
  await desk.patients.signNote({
    requestId: 'request-2',
    patient,
    note,
    version: 1,
    title: 'Call',
    text: 'second',
  })
  const store = desk.store()
  const { outbox, write, db } = store
  write(() => {
    for (const name of ['one', 'other']) {
      addInventedCard(store, name)
      outbox.release({
        request: name,
        kind: 'summary',
        card: sha256(name),
        question: null,
        body: '{}',
        sha256: sha256('{}'),
        released: '2026-06-01',
        withdraws: null,
        person: 'person-1',
      })
    }
    db.exec(`INSERT INTO acknowledgement (request, identity, kind, scope, said, at, person, done)
      VALUES ('r', x'01', 3, 's', x'02', '2026-06-01T00:00:00Z', 'person-1', 'called her')`)
  })
  for (let time = 0; time < 2; time++) {
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase })
  }
}

/** Chains the audit log anew after it was edited, as whoever has the key and this program's source could. */
const chainAnew = (desk: RecordsDesk) => {
  const { db } = desk.store()
  let before = Buffer.alloc(32)
  for (const row of db.prepare('SELECT id, at, person, said FROM audit ORDER BY id').all() as Array<
    Record<'id' | 'at' | 'person' | 'said', string>
  >) {
    before = createHash('sha256').update(before).update(`${row.at}\n${row.person}\n${row.said}`).digest()
    db.prepare('UPDATE audit SET chain = ? WHERE id = ?').run(before, row.id)
  }
}
/** Makes every seal anew over what is there now. */
function sealAnew(desk: RecordsDesk): void {
  const { db, heads, contentHash } = desk.store()
  const n = db.prepare('SELECT count(*) AS n FROM head').get() as { n: number }
  db.exec('DELETE FROM head')
  for (let time = 0; time < n.n; time++) heads.make(contentHash())
}

const edits: ReadonlyArray<
  readonly [name: string, found: readonly string[], edit: string | ((desk: RecordsDesk) => void)]
> = [
  ['a line of the audit log taken out', ['audit', 'heads'], 'DELETE FROM audit WHERE id = 2'],
  ['a line of it rewritten', ['audit', 'heads'], "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE id = 2"],
  ['its last lines taken out', ['heads'], 'DELETE FROM audit WHERE id > 5'],
  [
    'a line rewritten and the chain made anew',
    ['heads'],
    desk => {
      desk.store().db.exec("UPDATE audit SET person = 'person-2' WHERE id = 2")
      chainAnew(desk)
    },
  ],
  ['all of it taken out', ['heads', 'notes'], 'DELETE FROM audit'],
  ['all of it and every seal taken out', ['heads', 'notes'], 'DELETE FROM audit; DELETE FROM head'],
  ['a seal taken out', ['heads'], 'DELETE FROM head WHERE number = 1'],
  [
    'the newest seals taken out and time set back',
    ['heads'],
    "DELETE FROM head; UPDATE meta SET value = '9' WHERE name = 'store.opened'",
  ],
  ['a version of a note taken out', ['notes'], 'DELETE FROM note_version WHERE version = 1'],
  ['a version of a note rewritten', ['notes'], "UPDATE note_version SET text = 'other' WHERE version = 2"],
  [
    'a version of a note that nobody saved',
    ['notes'],
    `INSERT INTO note_version (note, version, request, title, text, why, written, offset_minutes, person)
      SELECT note, 3, 'x', title, text, why, written, offset_minutes, person FROM note_version WHERE version = 2`,
  ],
  ['a letter taken out of the ledger', ['ledger', 'heads'], "DELETE FROM outbox WHERE request = 'one'"],
  ['a letter of the ledger rewritten', ['heads'], `UPDATE outbox SET body = '{"a":1}' WHERE request = 'one'`],
  [
    'a card taken out',
    ['heads'],
    `DELETE FROM outbox WHERE request = 'other'; DELETE FROM card WHERE kept = (SELECT max(kept) FROM card)`,
  ],
  ['a card rewritten', ['heads'], `UPDATE card SET body = '{"a":1}'`],
  ['what was acknowledged rewritten', ['heads'], "UPDATE acknowledgement SET done = 'nothing'"],
  ['a fact taken out', ['content'], 'DELETE FROM coded; DELETE FROM fact WHERE id = 1'],
  ['the value of a fact changed', ['content'], 'UPDATE fact SET value = 7.9 WHERE id = 1'],
  [
    'a person described otherwise',
    ['content'],
    `UPDATE person_version SET body = replace(body, 'Ada', 'Eve')`,
  ],
  ['the bytes of a source changed', ['sources'], `UPDATE source_block SET bytes = x'00'`],
]

describe('what was edited in the store with its key in hand', () => {
  let folder = ''
  let desk: RecordsDesk
  beforeAll(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'), { alone: true })
    await lived(desk)
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const unsound = async (against?: string) =>
    (await desk.vault.verify(against === undefined ? {} : { against })).checks
      .filter(({ ok }) => !ok)
      .map(({ name }) => (name.key === 'verify.check' ? name.values.check : name.key))

  it('is nothing at first, and a backup agrees', async () => {
    expect(await unsound()).toEqual([])
    await desk.vault.backup({ path: path.join(folder, 'copy.backup') })
    expect(await unsound(path.join(folder, 'copy.backup'))).toEqual([])
  })

  it.each(edits)('shows: %s', async (_, found, edit) => {
    const { db } = desk.store()
    db.pragma('foreign_keys=off')
    db.exec('SAVEPOINT edited')
    try {
      if (typeof edit === 'string') db.exec(edit)
      else edit(desk)
      expect(await unsound()).toEqual(expect.arrayContaining([...found]))
    } finally {
      db.exec('ROLLBACK TO edited; RELEASE edited')
      db.pragma('foreign_keys=on')
    }
    expect(await unsound()).toEqual([])
  })

  it('and sealed anew shows against a backup, and only there', async () => {
    const { db } = desk.store()
    db.exec('SAVEPOINT edited')
    db.exec("UPDATE audit SET person = 'person-2' WHERE id = 2")
    chainAnew(desk)
    sealAnew(desk)
    expect(await unsound()).toEqual([])
    expect(await unsound(path.join(folder, 'copy.backup'))).toEqual(['verify.backup'])
    db.exec('ROLLBACK TO edited; RELEASE edited')
  })

  it('and put back from before shows, against a backup too, and in the audit log', async () => {
    await desk.vault.lock({})
    const at = path.join(desk.home, 'casebook.db')
    const older = readFileSync(at)
    await desk.vault.unlock({ passphrase })
    await desk.vault.backup({ path: path.join(folder, 'later.backup') })
    await desk.vault.lock({})
    writeFileSync(at, older)
    await desk.vault.unlock({ passphrase })
    expect(await unsound(path.join(folder, 'later.backup'))).toEqual(['acknowledged', 'verify.backup'])
    expect(await unsound(path.join(folder, 'copy.backup'))).toEqual(['acknowledged'])
    const lines = await desk.audit.page({ offset: 0, limit: 5 })
    expect(lines.map(({ what }) => what.key)).toContain('audit.older-copy')
  })

  it('is compared with no backup of another casebook', async () => {
    const other = recordsDesk(path.join(folder, 'other'), { alone: true })
    await other.vault.create({ passphrase })
    await other.vault.backup({ path: path.join(folder, 'other.backup') })
    other.close()
    await expect(desk.vault.verify({ against: path.join(folder, 'other.backup') })).rejects.toMatchObject({
      code: 'refused',
    })
  })
})

describe('a seal', () => {
  it('is the HMAC-SHA-256 of the one before, its own line, and every row since, in canonical JSON', async () => {
    const folder = temporaryFolder()
    const desk = recordsDesk(path.join(folder, 'home'), { alone: true })
    await lived(desk)
    const { db, meta } = desk.store()
    const rows = db
      .prepare('SELECT number, at, up_to, content, seal FROM head ORDER BY number')
      .all() as Array<{
      number: number
      at: string
      up_to: string
      content: string
      seal: Buffer
    }>
    const [first, second] = [rows[0]!, rows[1]!]
    const [from, to] = [JSON.parse(first.up_to), JSON.parse(second.up_to)] as Array<{ audit: number }>
    const since = db
      .prepare('SELECT id AS row, at, person, said FROM audit WHERE id > ? AND id <= ? ORDER BY id')
      .all(from!.audit, to!.audit) as Json[]
    const hashed = (row: Json) => createHash('sha256').update(canonical(row)).digest()
    const expected = createHmac('sha256', Buffer.from(meta.get('head.key')!, 'hex'))
      .update(first.seal)
      .update(canonical({ number: 2, at: second.at, up_to: second.up_to, content: second.content }))
      .update(Buffer.concat(since.flatMap(row => [Buffer.from('\naudit'), hashed(row)])))
      .digest('hex')
    expect(since.length).toBeGreaterThan(0)
    expect(second.seal.toString('hex')).toBe(expected)
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
