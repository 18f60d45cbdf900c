import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sources as registry } from '../../../electron/intake/sources/registry.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { oldList, notYet, wardLines } from './ward-lines.ts'
import { say } from '../../../shared/words/message.ts'

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom([...registry, wardLines()])
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, content: string | Uint8Array) => writeIn(folder, name, content)
const list = (...lines: string[]) => `${['WARD LIST', ...lines].join('\n')}\n`
const ada = 'person;p1;Ada Invented;1950-02-03'
const only = async () => {
  const { rows } = await room.patients.list({ query: '', offset: 0, limit: 10 })
  expect(rows).toHaveLength(1)
  return rows[0]!
}
const lines = async (kind: 'observation' | 'medication') =>
  (await room.patients.facts({ patient: (await only()).patient, kind, offset: 0, limit: 10 })).rows

describe('a format added to the registry', () => {
  it('is imported from end to end, and each fact leads back to its bytes', async () => {
    const at = file('ward.txt', list(ada, 'pulse;p1;25/12/2024;72'))
    const report = await room.import([at])
    expect(report.files).toEqual([
      expect.objectContaining({ path: at, format: 'ward-list', status: 'done', read: 2, stored: 2 }),
    ])
    expect(await only()).toMatchObject({ name: 'Ada Invented', facts: 1 })
    const [pulse] = await lines('observation')
    expect(pulse).toMatchObject({
      value: '72',
      start: { clock: Date.UTC(2024, 11, 25), precision: 'day', offsetMinutes: null },
    })
    expect(await room.patients.source(pulse!.fact)).toMatchObject({
      path: at,
      position: 'line 3',
      text: 'pulse;p1;25/12/2024;72',
    })
  })

  it('is found inside gzip and behind a byte order mark, at the same places', async () => {
    const text = list(ada, 'pulse;p1;25/12/2024;72')
    const packed = file(
      'packed.gz',
      gzipSync(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])),
    )
    const report = await room.import([packed])
    expect(report.files[0]).toMatchObject({ status: 'done', format: 'ward-list+gzip+bom' })
    const [pulse] = await lines('observation')
    expect((await room.patients.source(pulse!.fact)).text).toBe('pulse;p1;25/12/2024;72')
    expect(room.damaged()).toEqual([])
  })

  it('hears what was answered about its files, and hears it again when an entry is retried', async () => {
    const at = file('ward.txt', list(ada, 'pulse;p1;3/4/2024;72', 'left;p1;3/4/2024;0'))
    await room.import([at], { dates: 'month first' })
    expect((await lines('observation')).map(each => each.start?.clock)).toEqual([Date.UTC(2024, 2, 4)])
    const newer = room.withSources([wardLines({ version: 2, measures: 'weight', reads: ['left'] })])
    const [held] = await room.library.quarantine({})
    expect(await newer.intake.retry({ ids: [held!.id] })).toEqual({
      stored: 1,
      stillQuarantined: 0,
      newer: 0,
    })
    expect((await lines('observation')).map(each => each.start?.clock)).toEqual([
      Date.UTC(2024, 2, 4),
      Date.UTC(2024, 2, 4),
    ])
  })

  it('names what other files of one import brought to be named', async () => {
    file('a-drugs.txt', list('drug;d1;Examplin'))
    file('b-ward.txt', list(ada, 'took;p1;3/4/2024;d1'))
    const report = await room.import([folder])
    expect(report.others).toEqual({ Drug: 1 })
    expect((await lines('medication')).map(each => each.label)).toEqual(['Examplin'])
  })

  it('turns a whole file away by a sign in its first pieces, and stores nothing of it: it waits', async () => {
    const report = await room.import([file('old.txt', list(ada, 'old list;'))])
    expect(report.files[0]).toMatchObject({
      status: 'waiting',
      reason: oldList,
    })
    expect(await room.library.counts({})).toMatchObject({ patients: 0, sources: 0 })
  })

  it('quarantines what it cannot read, and what it cannot read yet', async () => {
    const report = await room.import([file('ward.txt', list(ada, 'nonsense', 'later;p1'))])
    expect(report.quarantine.map(each => [each.position, each.reason])).toEqual([
      ['line 3', say('quarantine.no-patient', { type: 'line' })],
      ['line 4', notYet],
    ])
    expect(report.totals).toMatchObject({ patients: 1, quarantined: 2 })
  })

  it('goes on after an interruption with what was named before it', async () => {
    const many = Array.from({ length: 600 }, (_, day) => `pulse;p1;1/1/${1400 + day};70`)
    const text = list('drug;d1;Examplin', ada, ...many, 'took;p1;3/4/2024;d1')
    const at = file('ward.txt', text)
    // Stopped from within, so that it is always in the middle of the file, after what was stored first.
    const begun = Promise.withResolvers<number>()
    const ward = wardLines()
    const interrupted = room.withSources([
      {
        ...ward,
        async *pieces(...given) {
          let seen = 0
          for await (const piece of ward.pieces(...given)) {
            if (++seen === 560) await interrupted.intake.cancel({ job: await begun.promise })
            yield piece
          }
        },
      },
    ])
    const { job } = await interrupted.intake.start({ requestId: 'interrupted', paths: [at] })
    begun.resolve(job)
    expect(await interrupted.intake.watch({ job })).toMatchObject({ state: 'cancelled' })
    expect((await room.library.imports({}))[0]).toMatchObject({ state: 'interrupted' })
    expect((await room.library.counts({})).facts.observation).toBeGreaterThan(0)
    expect((await room.library.counts({})).facts.medication).toBe(0)
    const report = await room.import([at])
    expect(report.files[0]).toMatchObject({ status: 'done' })
    expect((await room.library.counts({})).facts).toMatchObject({ observation: 600, medication: 1 })
    expect((await lines('medication')).map(each => each.label)).toEqual(['Examplin'])
  })
})

describe('a file that no format recognises', () => {
  it.each([
    ['%PDF-1.7', say('report.damaged')],
    ['PK\u0003\u0004', say('intake.unpack-first', { what: say('file.kind', { kind: 'zip' }) })],
    ['{"some":"json"}', say('intake.fhir-no-type')],
    [
      '## 12 ##',
      say('intake.of-no-source', {
        what: say('file.kind', { kind: 'text' }),
        titles: [
          'FHIR JSON',
          say('hl7v2.title'),
          say('ccda.title'),
          say('vcf.title'),
          say('articles.title'),
          say('report.title'),
          say('tables.title'),
          say('note-file.files-title'),
          'a ward list',
        ],
        wishes: [
          say('intake.fhir-asks-for'),
          say('hl7v2.asks-for'),
          say('ccda.asks-for'),
          say('vcf.asks-for'),
          say('articles.asks-for'),
          say('report.asks-for'),
          say('tables.asks-for'),
          say('note-file.asks-for'),
          'the ward list',
        ],
      }),
    ],
    ['a few words', say('note-file.whose')],
    ['  \n', say('intake.empty-file')],
  ])('%j waits, and says why', async (content, reason) => {
    const report = await room.import([file('file', content)])
    expect(report.files[0]).toMatchObject({ status: 'waiting', read: 0, stored: 0, reason })
    expect((await room.library.counts({})).sources).toBe(0)
  })
})
