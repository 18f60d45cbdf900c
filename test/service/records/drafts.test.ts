import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeyFile, slotFor, unwrapKey, writeKeyFile } from '../../../electron/records/home/key-file.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { secretOf } from '../../../electron/records/home/secret.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const second = 'words of the second person'
const [here, there] = ['window-one', 'window-two']

describe('what is half typed', () => {
  let folder = ''
  let desk: RecordsDesk
  let patient = 0
  const keep = (body: string, version: number, writer = here, about = 'a') =>
    desk.drafts.keep({ name: 'note', about, patient, body: JSON.stringify({ body }), version, writer })
  const listed = async (about = 'a') =>
    (await desk.drafts.list({})).drafts
      .filter(each => each.about === about)
      .map(({ aside, body }) => [aside, (JSON.parse(body) as { body: string }).body])
  const reopen = async (words: string) => {
    await desk.vault.lock({})
    await desk.vault.unlock({ passphrase: words })
  }

  beforeAll(async () => {
    folder = temporaryFolder()
    const home = path.join(folder, 'home')
    desk = recordsDesk(home)
    await desk.vault.create({ passphrase })
    await bringIn(desk, [somebody('Ada', { birth: day('1950-01-01') })], [])
    patient = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
    await desk.vault.lock({})
    const at = path.join(home, 'key.json')
    const file = readKeyFile(at)
    const { key } = await unwrapKey(file, secretOf(passphrase))
    const colleague = { person: 'person-2', role: 'assistant', name: 'Second' } as const
    writeKeyFile(at, {
      ...file,
      slots: [...file.slots, await slotFor(colleague, secretOf(second), key, 2 ** 10)],
    })
    await desk.vault.unlock({ passphrase })
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is there again when the casebook is unlocked, with whose it is and on which chart', async () => {
    expect(await keep('half a sent', 0)).toMatchObject({ version: 1, setAside: null })
    expect(await keep('half a sentence', 1)).toMatchObject({ version: 2, setAside: null })
    await reopen(passphrase)
    expect(await desk.drafts.list({})).toMatchObject({
      person: 'person-1',
      drafts: [{ name: 'note', about: 'a', aside: 0, patient, chart: patient, version: 2 }],
    })
    expect(await listed()).toEqual([[0, 'half a sentence']])
  })

  it('is hers alone: nobody else who opens the casebook reads, changes or drops it', async () => {
    await reopen(second)
    expect(await desk.drafts.list({})).toEqual({ person: 'person-2', drafts: [] })
    await keep('of the second', 0)
    await desk.drafts.drop({ name: 'note', about: 'a', aside: 0 })
    await reopen(passphrase)
    expect(await listed()).toEqual([[0, 'half a sentence']])
  })

  it('changes neither the audit log nor the content hash', async () => {
    const state = async () => [
      (await desk.library.counts({})).contentHash,
      await desk.audit.page({ offset: 0, limit: 500 }),
    ]
    const before = await state()
    await keep('more of it', 2)
    expect(await state()).toEqual(before)
  })

  it('is in a backup', async () => {
    const at = path.join(folder, 'kept.backup')
    await desk.vault.backup({ path: at })
    await desk.drafts.drop({ name: 'note', about: 'a', aside: 0 })
    expect(await listed()).toEqual([])
    await desk.vault.lock({})
    await desk.vault.restore({ path: at, passphrase })
    await desk.vault.unlock({ passphrase })
    expect(await listed()).toEqual([[0, 'more of it']])
  })

  it('typed in two windows at once is kept in both: the earlier text is set aside and never overwritten', async () => {
    await keep('as both saw it', 0, here, 'b')
    expect(await keep('as the first went on', 1, here, 'b')).toMatchObject({ version: 2, setAside: null })
    expect(await keep('as the second went on', 1, there, 'b')).toMatchObject({
      version: 3,
      setAside: { aside: 1, body: JSON.stringify({ body: 'as the first went on' }) },
    })
    expect(await listed('b')).toEqual([
      [0, 'as the second went on'],
      [1, 'as the first went on'],
    ])
    await desk.drafts.drop({ name: 'note', about: 'b', aside: 1 })
    expect(await listed('b')).toEqual([[0, 'as the second went on']])
  })

  it('sent again because the answer was lost is no conflict with itself, whatever was typed since', async () => {
    await keep('one', 0, here, 'c')
    expect(await keep('one', 0, here, 'c')).toMatchObject({ version: 1, setAside: null })
    expect(await keep('one two', 0, here, 'c')).toMatchObject({ version: 2, setAside: null })
    expect(await listed('c')).toEqual([[0, 'one two']])
  })

  it('is refused, and nothing of it written, where it is longer than any note', async () => {
    await expect(keep('x'.repeat(600_000), 0, here, 'd')).rejects.toMatchObject({ code: 'bad-request' })
    expect(await listed('d')).toEqual([])
  })

  it('ends with the note that is signed of it, in the same breath', async () => {
    await keep('to be signed', 0, here, 'e')
    const signing = {
      requestId: 'request-sign-e',
      patient,
      title: 'Seen',
      text: 'to be signed',
      draft: { name: 'note', about: 'e' },
    }
    const signed = await desk.patients.signNote(signing)
    expect(await listed('e')).toEqual([])
    expect(await desk.patients.signNote(signing)).toEqual(signed)
    expect((await desk.patients.notes({ patient })).filter(({ title }) => title === 'Seen')).toHaveLength(1)
  })

  it('stays where the note it would end was signed differently meanwhile', async () => {
    const { note } = await desk.patients.signNote({
      requestId: 'request-sign-f',
      patient,
      title: 'F',
      text: '1',
    })
    await keep('mine', 0, here, 'f')
    const amend = (requestId: string, text: string, about: string) =>
      desk.patients.signNote({
        requestId,
        patient,
        note,
        version: 1,
        title: 'F',
        text,
        why: 'left of, right was meant',
        draft: { name: 'note', about },
      })
    await amend('request-amend-f', 'theirs', 'elsewhere')
    await expect(amend('request-late-f', 'mine', 'f')).rejects.toMatchObject({ code: 'conflict' })
    expect(await listed('f')).toEqual([[0, 'mine']])
    expect(
      (await desk.patients.noteVersions({ note })).map(({ version, text, why }) => [version, text, why]),
    ).toEqual([
      [2, 'theirs', 'left of, right was meant'],
      [1, '1', ''],
    ])
    expect((await desk.audit.page({ offset: 0, limit: 1 }))[0]!.what.key).toBe('audit.note-amended')
  })

  it('a note is amended on the chart it stands on and on no other', async () => {
    await bringIn(desk, [somebody('Bo')], [])
    const bo = (await desk.patients.list({ query: 'bo', offset: 0, limit: 1 })).rows[0]!.patient
    const { note } = await desk.patients.signNote({
      requestId: 'request-sign-g',
      patient,
      title: 'G',
      text: '1',
    })
    await expect(
      desk.patients.signNote({
        requestId: 'request-sign-h',
        patient: bo,
        note,
        version: 1,
        title: 'G',
        text: '2',
      }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a draft of somebody whose import is undone', () => {
  it('stays, and stands on her chart again when her file comes again, but on no namesake of her number', async () => {
    const folder = temporaryFolder()
    const desk = recordsDesk(path.join(folder, 'home'))
    try {
      await desk.vault.create({ passphrase })
      const { importId } = await bringIn(desk, [somebody('Ada', { birth: day('1950-01-01') })], [])
      const { patient } = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!
      await desk.drafts.keep({
        name: 'note',
        about: 'x',
        patient,
        body: '"half"',
        version: 0,
        writer: 'window-one',
      })
      await desk.ingest.undo({ importId })
      expect((await desk.drafts.list({})).drafts).toMatchObject([{ body: '"half"', patient }])
      const other = somebody('Ada', { name: 'Zoe Quist', birth: day('1990-05-05') })
      await bringIn(desk, [other], [])
      expect((await desk.patients.list({ query: '', offset: 0, limit: 9 })).rows).toEqual([])
      await bringIn(desk, [somebody('Ada', { birth: day('1950-01-01') })], [])
      expect((await desk.patients.list({ query: '', offset: 0, limit: 9 })).rows).toMatchObject([
        { patient, name: 'Ada' },
      ])
      expect((await desk.drafts.list({})).drafts).toMatchObject([{ body: '"half"', patient, chart: patient }])
    } finally {
      desk.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
