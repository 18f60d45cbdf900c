import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { practiceLines } from '../../electron/intake/demonstration/source-file.ts'
import { factKinds } from '../../shared/domain/fact.ts'
import { plantedQuestion } from '../fixtures/planted-question.ts'
import { passphrase, temporaryFolder } from '../fixtures/workstation.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = temporaryFolder()
const home = path.join(folder, 'home')
const question = path.join(root, 'resources/questions/heart-failure-sglt2-sulfonylurea.json')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  out: string
  err: string
}
/** Runs the command as a user would, in a process of its own. */
function casebook(words: readonly string[], key = passphrase): Promise<Ended> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['electron/headless/casebook.ts', ...words, '--home', home],
      { cwd: root, env: { PATH: process.env['PATH'], CASEBOOK_PASSPHRASE: key } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}
const document = async (...words: string[]) => {
  const { code, out } = await casebook([...words, '--json'])
  return { code, json: JSON.parse(out) as Record<string, unknown> }
}
const practice = (name: string, seed: number, patients: number, extra = '') => {
  const file = path.join(folder, name)
  writeFileSync(
    file,
    [...practiceLines({ seed, patients, logHazardRatio: -0.6, overlap: 'good' }, '2026-06-30')].join('') +
      extra,
  )
  return file
}

describe('the casebook command', () => {
  let imported: Awaited<ReturnType<typeof document>>
  beforeAll(async () => {
    expect((await casebook(['init'])).code).toBe(0)
    imported = await document('import', practice('clinic.ndjson', 5, 600, '{"resourceType":"Patient",\n'))
  })

  it('answers an import with one document: files, totals, quarantine with places', () => {
    expect(imported.code).toBe(0)
    expect(imported.json).toMatchObject({
      importId: expect.any(Number) as number,
      seconds: expect.any(Number) as number,
      files: [
        {
          path: path.join(folder, 'clinic.ndjson'),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
          format: expect.any(String) as string,
          status: 'done',
          quarantined: 1,
        },
      ],
      totals: { patients: 600, quarantined: 1 },
      quarantine: [
        {
          path: path.join(folder, 'clinic.ndjson'),
          position: expect.stringContaining('601') as string,
          code: expect.any(String) as string,
          message: expect.any(String) as string,
        },
      ],
    })
  })

  it('counts the kinds by their names, and says progress on stderr only', async () => {
    const { out, err } = await casebook(['count', '--json'])
    const counts = JSON.parse(out) as {
      patients: number
      facts: Record<string, number>
      sources: number
      contentHash: string
    }
    expect(Object.keys(counts.facts).toSorted()).toEqual([...factKinds].toSorted())
    expect(counts).toMatchObject({
      patients: 600,
      sources: 1,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    })
    expect(err).not.toContain('{')
  })

  it('finds a patient by name and shows her chart', async () => {
    const {
      json: { patients },
    } = await document('patients', '--query', 'a')
    const [first] = patients as Array<{ patient: number; name: string }>
    const { code, json } = await document('show', String(first!.patient))
    expect(code).toBe(0)
    expect(json).toMatchObject({ banner: { name: first!.name } })
  })

  it('answers a question with 0, releases it only when told yes, and then once', async () => {
    const asked = await document('ask', question)
    expect(asked).toMatchObject({ code: 0, json: { answer: { kind: 'estimate' } } })
    const id = (asked.json['id'] as string).slice(0, 12)
    expect(await document('publish', id)).toMatchObject({
      code: 3,
      json: { published: false, kind: 'not-approved' },
    })
    expect(await document('publish', id, '--yes')).toMatchObject({ code: 0, json: { published: true } })
    expect((await document('publish', id, '--yes')).code).toBe(3)
    expect((await document('pool', question)).code).toBe(3) // fewer than three sites
  })
  it('releases an answer to a question built here once the question itself was shared', async () => {
    const own = path.join(folder, 'own-question.json')
    writeFileSync(own, JSON.stringify({ ...plantedQuestion, title: 'In my own words', horizonDays: 300 }))
    const id = ((await document('ask', own)).json['id'] as string).slice(0, 12)
    expect(await document('publish', id, '--yes')).toMatchObject({
      code: 3,
      json: { kind: 'refused', rules: [{ rule: 21 }] },
    })
    expect(await document('share', id)).toMatchObject({
      code: 3,
      json: { published: false, kind: 'not-approved' },
    })
    const shared = await document('share', id, '--yes')
    expect(shared).toMatchObject({ code: 0, json: { published: true } })
    expect(JSON.stringify(shared.json)).not.toContain('my own words')
    expect(await document('publish', id, '--yes')).toMatchObject({ code: 0, json: { published: true } })
  })

  it('writes a backup that comes back, and undoes an import', async () => {
    const copy = path.join(folder, 'copy.backup')
    expect((await document('backup', copy)).code).toBe(0)
    expect((await document('undo', String(imported.json['importId']))).code).toBe(0)
    expect((await document('count')).json).toMatchObject({ patients: 0 })
    expect((await document('restore', copy)).code).toBe(0)
    expect((await document('count')).json).toMatchObject({ patients: 600 })
    expect(await document('verify')).toMatchObject({ code: 0, json: { ok: true } })
  })

  it('ends with 3 where a diagnostic withholds the answer', async () => {
    await document('undo', String(imported.json['importId']))
    await document('import', practice('few.ndjson', 6, 40))
    expect(await document('ask', question)).toMatchObject({
      code: 3,
      json: { answer: { kind: 'not-estimable' } },
    })
  })

  it.each([
    ['no such command', ['polish'], 'usage', 2],
    ['an option nobody knows', ['count', '--fast'], 'usage', 2],
    ['an import of nothing', ['import'], 'usage', 2],
    ['a chart without a number', ['show', 'Maria'], 'usage', 2],
    ['a question that is not there', ['ask', path.join(folder, 'absent.json')], 'unreadable-source', 1],
    ['a file that is not there', ['import', path.join(folder, 'absent.ndjson')], 'unreadable-source', 1],
  ])('says what is wrong with %s, without a stack', async (_name, words, code, exit) => {
    const ended = await casebook([...words, '--json'])
    expect(ended.code).toBe(exit)
    expect(JSON.parse(ended.out)).toMatchObject({
      error: { code, message: expect.stringMatching(/\.$|"$/u) as string },
    })
    expect(ended.err).not.toMatch(/\bat .*\.ts:/u)
  })

  it('opens with no other passphrase', async () => {
    const ended = await casebook(['count', '--json'], 'not the one')
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('wrong-passphrase') as string })
  })
})
