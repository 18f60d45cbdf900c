import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SECRET_BYTES, writeInvitation } from '../../electron/exchange/invitation.ts'
import { practiceLines } from '../../electron/intake/demonstration/source-file.ts'
import { libraryQuestion, plantedQuestion } from '../fixtures/planted-question.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { demonstrationStation, workstation, type Workstation } from '../fixtures/workstation.ts'
import { say } from '../../shared/words/message.ts'

/** What reading answers, or nothing where the file went away meanwhile: other tests use the same temporary folder. */
function orGone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Every file under a folder, as one list. */
const filesIn = (folder: string): string[] =>
  (orGone(() => readdirSync(folder, { withFileTypes: true })) ?? []).flatMap(entry => {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(at)
    return entry.isFile() ? [at] : []
  })
const holding = (files: readonly string[], planted: readonly string[]) =>
  files.flatMap(file => {
    const bytes = orGone(() => readFileSync(file))
    return planted.filter(word => bytes?.includes(word)).map(word => `${word} in ${file}`)
  })

describe('three workstations and one question', () => {
  let folder = ''
  let stations: Workstation[] = []
  let cards: string[] = []
  let hash = ''

  async function publish(station: Workstation, card: string): Promise<void> {
    const verdict = await station.learning.previewRelease({ id: card })
    if (verdict.kind === 'refused') throw new Error(verdict.rules.map(each => each.reason).join(' '))
    await station.learning.publish({
      requestId: randomUUID(),
      id: card,
      receiptSha256: verdict.receipt.sha256,
    })
  }
  const pooled = (station: Workstation) => station.learning.pool({ questionHash: hash })

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-circle-'))
    stations = await Promise.all([1, 2, 3].map(() => demonstrationStation()))
    for (const [index, station] of stations.entries()) {
      await station.demonstration(index + 1, 600)
      const card = await station.learning.ask({ question: libraryQuestion })
      cards.push(card.id)
      hash = card.questionHash
      await publish(station, card.id)
    }
  }, 120_000)
  afterAll(async () => {
    await Promise.all(stations.map(each => each.end()))
    rmSync(folder, { recursive: true, force: true })
  })

  it('do not pool below three sites', async () =>
    expect((await pooled(stations[0]!)).kind).toBe('not-poolable'))

  it('exchange over the network and by file, and show the same pooled card', async () => {
    const [a, b, c] = stations as [Workstation, Workstation, Workstation]
    const { port } = await a.exchange.listen({ host: '127.0.0.1', port: 0 })
    for (const [peer, name] of [
      [b, 'B'],
      [c, 'C'],
    ] as const)
      await peer.exchange.join({ code: (await a.exchange.invite({ name, days: 7 })).code, name: 'A' })

    // C by file, both ways; then B over the network, who learns of C through A once C is a peer of B's.
    const fromC = path.join(folder, 'from-c.casebook')
    await c.exchange.pack({ path: fromC })
    expect((await a.exchange.unpack({ path: fromC })).accepted).toBe(1)
    await b.exchange.join({ code: (await c.exchange.invite({ name: 'B', days: 7 })).code, name: 'C' })
    const meeting = (await b.exchange.sync({ address: `127.0.0.1:${port}` })).meetings.find(
      each => each.name === 'A',
    )
    expect(meeting?.problem).toBeUndefined()
    await c.exchange.join({ code: (await b.exchange.invite({ name: 'C', days: 7 })).code, name: 'B' })
    const fromA = path.join(folder, 'from-a.casebook')
    await a.exchange.pack({ path: fromA })
    await c.exchange.unpack({ path: fromA })

    const results = await Promise.all(stations.map(pooled))
    expect(results.map(each => each.kind)).toEqual(['pooled', 'pooled', 'pooled'])
    for (const each of results) {
      if (each.kind !== 'pooled' || results[0]!.kind !== 'pooled') throw new Error('not pooled')
      // Own answers are exact, peers' are rounded to two decimals: the pools agree as far as that goes.
      expect(each.hazardRatio.estimate).toBeCloseTo(results[0]!.hazardRatio.estimate, 2)
      expect(each.sites).toHaveLength(3)
    }
  }, 60_000)

  it('give an uninvited fourth nothing', async () => {
    const fourth = await demonstrationStation()
    try {
      const bundle = path.join(folder, 'for-nobody.casebook')
      await stations[0]!.exchange.pack({ path: bundle })
      expect((await fourth.exchange.unpack({ path: bundle })).accepted).toBe(0)
      // She knows A's key and address, but no secret that A has given out.
      const { host, port } = (await stations[0]!.exchange.status({})).listening!
      const { key } = await stations[0]!.exchange.identity({})
      await fourth.exchange.join({
        code: writeInvitation({ key, secret: randomBytes(SECRET_BYTES), addresses: [] }),
        name: 'A',
      })
      const { meetings } = await fourth.exchange.sync({ address: `${host}:${port}` })
      expect(meetings).toHaveLength(1)
      expect(meetings[0]).toMatchObject({ sent: 0, received: 0 })
      expect(meetings[0]!.problem).toEqual(say('exchange.not-that-peer'))
      expect(await fourth.learning.pools({})).toEqual([])
    } finally {
      await fourth.end()
    }
  })

  it('refuse a bundle in which a byte was changed', async () => {
    const [a, b] = stations as [Workstation, Workstation]
    const bundle = path.join(folder, 'tampered.casebook')
    await a.exchange.pack({ path: bundle })
    const [head, ...lines] = readFileSync(bundle, 'utf8').trimEnd().split('\n')
    writeFileSync(
      bundle,
      [head, ...lines.map(line => line.replace('logHazardRatio\\":-0', 'logHazardRatio\\":0'))].join('\n'),
    )
    const taken = await b.exchange.unpack({ path: bundle })
    expect(taken.accepted).toBe(0)
    expect(taken.refused.length).toBe(lines.length)
    for (const each of taken.refused) expect(each.reason).toEqual(say('letters.bad-signature'))
  })

  it('take a withdrawn card out of every pool', async () => {
    const [a, , c] = stations as [Workstation, Workstation, Workstation]
    await c.learning.withdraw({ id: cards[2]! })
    const bundle = path.join(folder, 'withdrawal.casebook')
    await c.exchange.pack({ path: bundle })
    await a.exchange.unpack({ path: bundle })
    const left = await pooled(a)
    expect(left.kind).toBe('not-poolable')
    expect(left.sites).toHaveLength(2)
  })

  it('can be asked about what one of them built herself, once she has shared the question', async () => {
    const [a, b] = stations as [Workstation, Workstation]
    const built = { ...plantedQuestion, title: 'My own words', horizonDays: 300 }
    const card = await a.learning.ask({ question: built })
    const refused = await a.learning.previewRelease({ id: card.id })
    expect(refused).toMatchObject({ kind: 'refused', rules: [{ rule: 21 }] })

    const verdict = await a.learning.previewQuestion({ hash: card.questionHash })
    if (verdict.kind === 'refused') throw new Error(verdict.rules.map(each => each.reason).join(' '))
    expect(verdict.receipt.bytes).not.toContain('My own words')
    await a.learning.shareQuestion({
      requestId: randomUUID(),
      hash: card.questionHash,
      receiptSha256: verdict.receipt.sha256,
    })
    expect((await a.learning.previewRelease({ id: card.id })).kind).toBe('releasable')

    const bundle = path.join(folder, 'question.casebook')
    await a.exchange.pack({ path: bundle })
    expect((await b.exchange.unpack({ path: bundle })).refused).toEqual([])
    const known = (await b.learning.questions({})).find(each => each.hash === card.questionHash)
    expect(known?.origin).toBe('peer')
    const hers = await b.learning.ask({ question: known!.question })
    expect(hers.questionHash).toBe(card.questionHash)
    expect((await b.learning.previewRelease({ id: hers.id })).kind).toBe('releasable')
  }, 60_000)

  it('write no name, birth date or note sentence anywhere in the clear, nor send one', async () => {
    const [a] = stations as [Workstation]
    const planted: string[] = []
    for (const line of practiceLines(
      { seed: 1, patients: 20, logHazardRatio: -0.6, overlap: 'good' },
      '2026-06-30',
    )) {
      const entries = (
        JSON.parse(line) as {
          entry: Array<{
            resource: {
              resourceType: string
              birthDate?: string
              identifier?: Array<{ value: string }>
              content?: Array<{ attachment: { data: string } }>
            }
          }>
        }
      ).entry
      const patient = entries.find(each => each.resource.resourceType === 'Patient')!.resource
      const note = entries.find(each => each.resource.resourceType === 'DocumentReference')!.resource
      planted.push(
        patient.birthDate!,
        patient.identifier![0]!.value,
        Buffer.from(note.content![0]!.attachment.data, 'base64').toString('utf8').slice(0, 60),
      )
    }
    expect(planted.length).toBeGreaterThanOrEqual(50)
    // Reads notes, so that pages and caches hold them.
    await a.patients.list({ query: 'sugar above target', offset: 0, limit: 50 })
    // Ours and SQLite's own, by how their names begin. The project itself may have been cloned into the same
    // folder, and
    // another test that runs beside this one may have written an input of its own.
    const recent = Date.now() - 300_000
    const temporary = readdirSync(os.tmpdir(), { withFileTypes: true })
      .filter(
        ({ name }) =>
          /^(casebook-(?!test-)|etilqs)/u.test(name) &&
          !process.cwd().startsWith(path.join(os.tmpdir(), name)),
      )
      .flatMap(entry =>
        entry.isDirectory()
          ? filesIn(path.join(os.tmpdir(), entry.name))
          : [path.join(os.tmpdir(), entry.name)],
      )
      .filter(file => (orGone(() => statSync(file).mtimeMs) ?? 0) > recent)
    expect(holding([...filesIn(a.home), ...temporary], planted)).toEqual([])
    expect(planted.filter(word => a.log.join('\n').includes(word))).toEqual([])
    for (const { body } of await a.exchange.sent({}))
      expect(planted.filter(word => body.includes(word))).toEqual([])
  })
})

describe('a bundle of many with one broken entry', () => {
  it('is stored but for that entry, which is quarantined with its position and can be retried', async () => {
    const station = await workstation()
    const folder = temporaryFolder()
    try {
      const lines = [
        ...practiceLines({ seed: 4, patients: 3, logHazardRatio: 0, overlap: 'good' }, '2026-06-30'),
      ]
      const entries = lines
        .flatMap(line => (JSON.parse(line) as { entry: object[] }).entry)
        .map(entry => JSON.stringify(entry))
      const whole = path.join(folder, 'whole.json')
      const broken = path.join(folder, 'broken.json')
      const bundle = (parts: readonly string[]) =>
        `{"resourceType":"Bundle","type":"collection","entry":[\n${parts.join(',\n')}\n]}`
      const at = entries.findIndex((entry, index) => index > 5 && entry.includes('"Observation"'))
      writeFileSync(whole, bundle(entries))
      writeFileSync(
        broken,
        bundle(
          entries.map((entry, index) =>
            index === at ? entry.replace('"resource":{', '"resource":') : entry,
          ),
        ),
      )

      const report = await station.import(broken)
      expect(report.quarantine).toHaveLength(1)
      expect(report.quarantine[0]).toMatchObject({
        position: `entry ${at + 1}`,
        reason: say('quarantine.not-json', { unit: 'entry' }),
      })
      expect(report.files[0]).toMatchObject({ status: 'done', read: entries.length, quarantined: 1 })
      const [held] = await station.library.quarantine({})
      expect(held!.remedy).toEqual(say('quarantine.not-json-remedy'))
      expect(await station.intake.retry({ ids: [held!.id] })).toMatchObject({
        stored: 0,
        stillQuarantined: 1,
      })

      // The sender's mended file brings the one that was missing, and only that.
      const mended = await station.import(whole)
      expect(mended.files[0]!.stored).toBe(1)
    } finally {
      await station.end()
      rmSync(folder, { recursive: true })
    }
  })
})
