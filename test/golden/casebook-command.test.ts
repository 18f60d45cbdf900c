import { execFile, spawn } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factKinds } from '../../shared/domain/fact.ts'
import { libraryQuestionFile, plantedQuestion } from '../fixtures/planted-question.ts'
import { writePractice } from '../fixtures/practice-file.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'
import { demonstrationStation } from '../fixtures/workstation.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = temporaryFolder()
const home = path.join(folder, 'home')
const question = libraryQuestionFile()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  out: string
  err: string
}
/** Runs the command as a user would, in a process of its own. */
function casebook(words: readonly string[], key = passphrase, over = home): Promise<Ended> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['electron/headless/casebook.ts', ...words, '--home', over],
      { cwd: root, env: { PATH: process.env['PATH'], CASEBOOK_PASSPHRASE: key } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}
const documentOf = async (over: string, words: readonly string[]) => {
  const { code, out } = await casebook([...words, '--json'], passphrase, over)
  return { code, json: JSON.parse(out) as Record<string, unknown> }
}
const document = (...words: string[]) => documentOf(home, words)
const practice = (name: string, seed: number, patients: number, extra = '') =>
  writePractice(path.join(folder, name), { seed, patients }, extra)

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
          reason: 'This line is not JSON: a brace, quote or comma is missing.',
        },
      ],
    })
  })

  it('tells a measure as one document, or as lines for a table', async () => {
    const { code, json } = await document('measures', 'hba1c-control', '--by', 'year')
    expect(code).toBe(0)
    expect(json).toMatchObject({
      by: 'year',
      measure: { id: 'hba1c-control' },
      points: expect.arrayContaining([
        expect.objectContaining({ isWhole: true, interval: expect.any(Object) as object }),
      ]) as unknown,
    })
    const { out } = await casebook(['measures', 'hba1c-control', '--by', 'year', '--csv'])
    const [head, ...lines] = out.trim().split('\n')
    expect(head!.split(',')).toEqual(
      expect.arrayContaining(
        'from,to,numerator,denominator,unknown,not_seen,value,lower,upper,whole'.split(','),
      ),
    )
    expect(lines).toHaveLength((json['points'] as unknown[]).length)
    const columns = (await casebook(['measures', '--dictionary'])).out.trim().split('\n').slice(1)
    expect(columns.map(line => line.split(',')[0])).toEqual(head!.split(','))
    const fhir = JSON.parse(
      (await casebook(['measures', 'hba1c-control', '--by', 'year', '--fhir'])).out,
    ) as {
      entry: unknown[]
    }
    expect(fhir.entry).toHaveLength(1 + lines.length)
    expect((await casebook(['measures', 'nothing-such'])).code).toBe(1)
  })

  it('tells the counts of a month as one document, as a table, and what its columns mean', async () => {
    const { code, json } = await document('measures', '--month', '2026-03')
    expect(code).toBe(0)
    const rows = json['rows'] as Array<{ measure: string; numerator: number; denominator: number }>
    const control = rows.find(({ measure }) => measure === 'hba1c-control')!
    const { out } = await casebook(['measures', '--month', '2026-03', '--csv'])
    const [head, ...lines] = out.trim().split('\n')
    expect(lines).toHaveLength(rows.length)
    expect(lines.find(line => line.includes(',hba1c-control,'))).toContain(
      `,${control.numerator},${control.denominator},`,
    )
    const dictionary = await casebook(['measures', '--month', '2026-03', '--dictionary'])
    const described = dictionary.out.trim().split('\n').slice(1)
    expect(described.map(line => line.split(',')[0])).toEqual(head!.split(','))
    expect((await casebook(['measures', '--month', '2026-13'])).code).toBe(2)
    expect((await casebook(['measures', '--month', '2026-03', '--set', 'nobody’s'])).code).toBe(1)
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

  it("answers a question with 0, and says that an answer from one's own patients is a trial", async () => {
    const asked = await document('ask', question)
    const caveat = 'not validated as a medical device'
    expect(asked).toMatchObject({ code: 0, json: { answer: { kind: 'estimate' }, caveat } })
    expect((await document('cards')).json).toMatchObject([{ id: asked.json['id'], caveat }])
    expect(await document('pool', question)).toMatchObject({
      code: 3,
      json: { kind: 'not-poolable', caveat },
    })
    expect((await casebook(['cards'])).out).toContain('Not validated as a medical device.')
  })
  it("publishes and shares nothing from one's own casebook, however it is told", async () => {
    const [card] = (await document('cards')).json as unknown as Array<{ id: string }>
    for (const words of ['publish', 'share'])
      expect(await document(words, card!.id, '--yes')).toMatchObject({
        code: 3,
        json: {
          published: false,
          kind: 'refused',
          rules: [{ rule: 0, remedy: 'It opens with a later version.' }],
        },
      })
    expect((await document('pack', path.join(folder, 'nothing.casebook'))).json).toMatchObject({
      envelopes: 0,
    })
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

  it('undoes an import as far as it got where it is interrupted, says so, and goes on', async () => {
    const importId = String(imported.json['importId'])
    const child = spawn(
      process.execPath,
      ['electron/headless/casebook.ts', 'undo', importId, '--home', home],
      {
        cwd: root,
        env: { PATH: process.env['PATH'], CASEBOOK_PASSPHRASE: passphrase },
      },
    )
    let err = ''
    child.stderr.on('data', (bytes: Buffer) => {
      if (err === '') child.kill('SIGINT')
      err += bytes.toString()
    })
    const code = await new Promise(resolve => child.on('close', resolve))
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining(`import ${importId} is half undone. Undo it again to go on`) as string,
    })
    const states = async () => (await document('imports')).json as unknown as Array<{ state: string }>
    expect((await states())[0]).toMatchObject({ state: 'undoing' })
    expect(await document('verify')).toMatchObject({ code: 0, json: { ok: true } })
    expect((await document('undo', importId)).code).toBe(0)
    expect((await states())[0]).toMatchObject({ state: 'undone' })
    expect((await document('count')).json).toMatchObject({ patients: 0 })
  })

  it('ends with 3 where a diagnostic withholds the answer', async () => {
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

describe('the casebook command over the demonstration', () => {
  const invented = path.join(folder, 'invented')
  const there = (...words: string[]) => documentOf(invented, words)
  beforeAll(async () => {
    const station = await demonstrationStation(invented)
    await station.demonstration(5, 600)
    await station.stop()
  })

  it('takes in no file, and says where to bring it', async () => {
    const { code, out } = await casebook(
      ['import', practice('real.ndjson', 6, 2), '--json'],
      passphrase,
      invented,
    )
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({
      error: { code: 'refused', message: expect.stringContaining('Begin your own casebook') as string },
    })
    expect((await there('count')).json).toMatchObject({ patients: 600 })
  })

  it('ends without a word where whoever reads its answer has read enough', async () => {
    const child = spawn(
      process.execPath,
      ['electron/headless/casebook.ts', 'patients', '--json', '--home', home],
      {
        cwd: root,
        env: { PATH: process.env['PATH'], CASEBOOK_PASSPHRASE: passphrase },
      },
    )
    let err = ''
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
    child.stdout.destroy() // as `head` does, but sooner
    const code = await new Promise(resolve => child.on('close', resolve))
    expect({ code, err: err.replaceAll(/^.*\d+ of \d+.*$/gm, '').trim() }).toEqual({ code: 0, err: '' })
  })

  it('releases an answer only when told yes, and then once', async () => {
    const asked = await there('ask', question)
    expect(asked).toMatchObject({ code: 0, json: { answer: { kind: 'estimate' }, caveat: null } })
    const id = (asked.json['id'] as string).slice(0, 12)
    expect(await there('publish', id)).toMatchObject({
      code: 3,
      json: { published: false, kind: 'not-approved' },
    })
    expect(await there('publish', id, '--yes')).toMatchObject({ code: 0, json: { published: true } })
    expect((await there('publish', id, '--yes')).code).toBe(3)
    expect((await there('pool', question)).code).toBe(3) // fewer than three sites
  })
  it('releases an answer to a question built here once the question itself was shared', async () => {
    const own = path.join(folder, 'own-question.json')
    writeFileSync(own, JSON.stringify({ ...plantedQuestion, title: 'In my own words', horizonDays: 300 }))
    const id = ((await there('ask', own)).json['id'] as string).slice(0, 12)
    expect(await there('publish', id, '--yes')).toMatchObject({
      code: 3,
      json: { kind: 'refused', rules: [{ rule: 21 }] },
    })
    expect(await there('share', id)).toMatchObject({
      code: 3,
      json: { published: false, kind: 'not-approved' },
    })
    const shared = await there('share', id, '--yes')
    expect(shared).toMatchObject({ code: 0, json: { published: true } })
    expect(JSON.stringify(shared.json)).not.toContain('my own words')
    expect(await there('publish', id, '--yes')).toMatchObject({ code: 0, json: { published: true } })
  })

  it("gives way to a casebook of one's own once that is agreed to", async () => {
    const asked = await casebook(['init', '--json'], passphrase, invented)
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('init --yes') as string })
    expect((await there('count')).json).toMatchObject({ patients: 600 })
    expect(await there('init', '--yes')).toMatchObject({ code: 0, json: { created: true } })
    expect((await there('count')).json).toMatchObject({ patients: 0 })
    const previous = readdirSync(path.join(invented, 'previous'))
    expect(previous.filter(name => name.endsWith('-demonstration'))).toHaveLength(1)
    expect((await there('import', practice('mine.ndjson', 6, 2))).code).toBe(0)
  })
})

describe('the casebook command, given files that nothing reads', () => {
  const apart = path.join(folder, 'waiting')
  const here = (...words: string[]) => documentOf(apart, words)
  const pdf = path.join(folder, 'scan.pdf')
  const reason = 'This PDF is damaged: no page of it can be found. Ask whoever sent it for it again.'
  beforeAll(async () => {
    writeFileSync(pdf, '%PDF-1.7\n')
    expect((await casebook(['init'], passphrase, apart)).code).toBe(0)
  })

  it('fails where it could read none of them, and keeps them all the same', async () => {
    for (const _time of ['first', 'again'])
      expect(await here('import', pdf)).toMatchObject({
        code: 1,
        json: { files: [{ path: pdf, status: 'waiting', reason }] },
      })
    expect(await here('waiting')).toMatchObject({
      code: 0,
      json: [{ path: pdf, size: 9, what: 'a PDF', reason, isKept: true }],
    })
  })

  it('reads what else there is, and says how many wait and why', async () => {
    const { code, out } = await casebook(['import', practice('read.ndjson', 8, 2), pdf], passphrase, apart)
    expect(code).toBe(0)
    expect(out).toContain(`waits: ${pdf}: ${reason}`)
    expect(out).toContain('1 file waits')
    expect((await here('count')).json).toMatchObject({ patients: 2, sources: 1 })
  })

  it('reads what waited where it has a reader, and says what still waits', async () => {
    expect(await here('read-waiting')).toMatchObject({ code: 0, json: { files: [], stillWaiting: 1 } })
    expect(await here('undo', '1')).toMatchObject({ code: 0 })
    expect((await here('waiting')).json).toEqual([])
  })
})
