import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sources as registry } from '../../../electron/intake/sources/registry.ts'
import { AppError } from '../../../shared/errors.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { batchOf } from '../../../electron/host/fact-batch.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { betterAbility, firstAbility, wardLines } from './ward-lines.ts'
import { say } from '../../../shared/words/message.ts'

let folder = ''
/** One store, and two programs over it: one reads ward lists as version 1 does, one as version 2 does. */
let room: IntakeRoom
let older: IntakeRoom
let newer: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom([])
  older = room.withSources([...registry, wardLines(firstAbility)])
  newer = room.withSources([...registry, wardLines(betterAbility)])
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, content: string | Uint8Array) => writeIn(folder, name, content)
const list = (...lines: string[]) => `${['WARD LIST', ...lines].join('\n')}\n`
const ada = 'person;p1;Ada Invented;1950-02-03'
const offered = (station: IntakeRoom) => station.intake.readByOtherVersions({})
const again = (station: IntakeRoom, sources: number[]) => station.intake.readAgain({ sources })
const all = async (station: IntakeRoom) => (await offered(station)).map(each => each.source)
const fault = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
/** Everything a window could see change. */
const seen = async () => ({
  counts: await room.library.counts({}),
  imports: await room.library.imports({}),
  quarantine: await room.library.quarantine({}),
  facts: await facts(),
})
async function facts() {
  const { rows } = await room.patients.list({ query: '', offset: 0, limit: 10 })
  const lists = await Promise.all(
    rows.flatMap(({ patient, name }) =>
      (['observation', 'medication'] as const).map(async kind => {
        const found = await room.patients.facts({ patient, kind, offset: 0, limit: 50 })
        return found.rows.map(({ codes, label, value }) =>
          `${name}: ${codes[0]?.code ?? label} ${value ?? ''}`.trim(),
        )
      }),
    ),
  )
  return lists.flat().toSorted()
}

describe('a file that an older version of its reader read', () => {
  it('is offered for reading again, and by the same version it is not', async () => {
    const at = file('ward.txt', list(ada, 'pulse;p1;3/4/2024;72'))
    await older.import([at])
    expect(await offered(older)).toEqual([])
    expect(await offered(newer)).toEqual([{ source: 1, path: at, readBy: 'older' }])
  })

  it('is read again by the newer version, whose facts take the place of the older ones', async () => {
    const at = file(
      'ward.txt',
      list(ada, 'pulse;p1;3/4/2024;72', 'left;p1;5/4/2024;0', 'noise;p1;5/4/2024;9'),
    )
    await older.import([at])
    expect(await facts()).toEqual(['Ada Invented: noise 9', 'Ada Invented: weight 72'])
    expect(await room.library.quarantine({})).toHaveLength(1)

    expect(await again(newer, await all(newer))).toEqual([
      { source: 1, path: at, added: 2, superseded: 2, quarantined: 1 },
    ])
    expect(await facts()).toEqual(['Ada Invented: left 0', 'Ada Invented: pulse 72'])
    expect((await room.library.quarantine({})).map(each => each.position)).toEqual(['line 5'])
    expect(await offered(newer)).toEqual([])

    // Nothing of the older reading is left: a store that only the newer version read is the same.
    const fresh = intakeRoom([wardLines(betterAbility)])
    await fresh.import([at])
    expect((await room.library.counts({})).contentHash).toBe((await fresh.library.counts({})).contentHash)
    fresh.end()
  })

  it('belongs to its import as before: undoing that removes all of it', async () => {
    await older.import([file('ward.txt', list(ada, 'pulse;p1;3/4/2024;72', 'left;p1;5/4/2024;0'))])
    await again(newer, [1])
    expect(await room.library.imports({})).toEqual([
      expect.objectContaining({ files: 1, patients: 1, facts: 2, quarantined: 0 }),
    ])
    await newer.intake.undo({ importId: 1 })
    expect(await room.library.counts({})).toMatchObject({
      patients: 0,
      sources: 0,
      contentHash: '0'.repeat(64),
    })
  })

  it('that two imports brought in two files keeps what each of them has', async () => {
    await older.import([file('one.txt', list(ada, 'pulse;p1;3/4/2024;72'))])
    await older.import([file('two.txt', list('pulse;p1;3/4/2024;72', ada, 'pulse;p1;4/4/2024;80'))])
    await again(newer, await all(newer))
    expect(await facts()).toEqual(['Ada Invented: pulse 72', 'Ada Invented: pulse 80'])
    await newer.intake.undo({ importId: 1 })
    expect(await facts()).toEqual(['Ada Invented: pulse 72', 'Ada Invented: pulse 80'])
    await newer.intake.undo({ importId: 2 })
    expect(await room.library.counts({})).toMatchObject({ patients: 0, contentHash: '0'.repeat(64) })
  })

  it('is read in the situation it was first read in, answers and files beside it included', async () => {
    file('a-drugs.txt', list('drug;d1;Examplin'))
    const at = file('b-ward.txt', list(ada, 'took;p1;3/4/2024;d1'))
    await older.import([folder], { dates: 'month first' })
    const { source } = (await offered(newer)).find(each => each.path === at)!
    const before = await seen()
    expect(await again(newer, [source])).toEqual([
      { source, path: at, added: 0, superseded: 0, quarantined: 0 },
    ])
    expect(await seen()).toEqual(before)
  })

  it('has its quarantined entries retried by the newer version', async () => {
    await older.import([file('ward.txt', list(ada, 'left;p1;5/4/2024;0'))])
    const [held] = await room.library.quarantine({})
    expect(await older.intake.retry({ ids: [held!.id] })).toMatchObject({ stored: 0, stillQuarantined: 1 })
    expect(await newer.intake.retry({ ids: [held!.id] })).toMatchObject({ stored: 1, stillQuarantined: 0 })
    expect(await facts()).toEqual(['Ada Invented: left 0'])
    // Reading all of it again finds the same once more.
    await again(newer, [1])
    expect(await facts()).toEqual(['Ada Invented: left 0'])
  })

  it('keeps both readings until it is read to its end, when reading it again is interrupted', async () => {
    await older.import([file('ward.txt', list(ada, 'pulse;p1;3/4/2024;72'))])
    const { readingId } = await room.ingest.beginReading({ sourceId: 1 })
    const place = { offset: 10, length: 5, position: 'line 3' }
    await room.ingest.storeReading({
      readingId,
      sourceId: 1,
      people: [],
      rejects: [],
      referents: [],
      retractions: [],
      facts: batchOf(
        [inventedFact('procedure', { identity: 'half', patient: 'Patient/half', place })],
        'half',
      ),
    })
    room = room.reopen()
    newer = room.withSources([wardLines(betterAbility)])
    expect((await room.library.counts({})).facts).toMatchObject({ observation: 1, procedure: 1 })
    expect(await offered(newer)).toHaveLength(1)
    await again(newer, [1])
    expect(await facts()).toEqual(['Ada Invented: pulse 72'])
    expect((await room.library.counts({})).facts).toMatchObject({ observation: 1, procedure: 0 })
    await newer.intake.undo({ importId: 1 })
    expect(await room.library.counts({})).toMatchObject({ patients: 0, contentHash: '0'.repeat(64) })
  })
})

describe('a file that a newer version of its reader read', () => {
  beforeEach(async () => {
    await newer.import([file('ward.txt', list(ada, 'pulse;p1;3/4/2024;72', 'nonsense'))])
  })

  it('is shown as such, and the older version leaves it as it is', async () => {
    const before = await seen()
    expect(await offered(older)).toEqual([expect.objectContaining({ source: 1, readBy: 'newer' })])
    expect(await fault(again(older, [1]))).toBe('newer-store')
    expect(await seen()).toEqual(before)
  })

  it('has its quarantined entries retried by no older version', async () => {
    const [held] = await room.library.quarantine({})
    expect(await older.intake.retry({ ids: [held!.id] })).toEqual({
      stored: 0,
      stillQuarantined: 1,
      newer: 1,
    })
  })
})

describe('reading a file again with the version that read it', () => {
  it.each([
    ['as it is', (text: string) => Buffer.from(text)],
    ['packed', (text: string) => gzipSync(text)],
  ])('changes nothing, %s', async (_, pack) => {
    const text = list(
      ada,
      'pulse;p1;3/4/2024;72',
      'nonsense',
      'later;x',
      'drug;d1;Examplin',
      'took;p1;4/4/2024;d1',
    )
    await older.import([file('ward', pack(text))])
    const before = await seen()
    const [changed] = await again(older, [1])
    expect(changed).toMatchObject({ added: 0, superseded: 0 })
    expect(await seen()).toEqual(before)
    expect(room.damaged()).toEqual([])
  })

  it('changes nothing where the file is cut short, and what came before the cut leads back to its bytes', async () => {
    const observations = Array.from({ length: 4_000 }, (_, number) =>
      JSON.stringify({
        resourceType: 'Observation',
        id: `o${number}`,
        status: 'final',
        code: { text: `number ${(number * 7_919) % 10_007}` },
        subject: { reference: 'Patient/p1' },
      }),
    )
    const patient = '{"resourceType":"Patient","id":"p1","name":[{"text":"Ada Invented"}]}'
    const packed = gzipSync([patient, ...observations].join('\n'))
    const report = await older.import([file('cut.ndjson.gz', packed.subarray(0, -2_000))])
    expect(report.quarantine.at(-1)).toMatchObject({
      reason: say('quarantine.broken-file', { why: say('intake.ends-early') }),
    })
    const { patient: ada } = (await room.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!
    const { total } = await room.patients.facts({ patient: ada, kind: 'observation', offset: 0, limit: 1 })
    expect(total).toBeGreaterThan(1_000)
    const page = { patient: ada, kind: 'observation' as const, limit: 500 }
    for (let offset = 0; offset < total; offset += 500)
      for (const { fact } of (await room.patients.facts({ ...page, offset })).rows.slice(-1))
        expect((await room.patients.source(fact)).text).toContain('"resourceType":"Observation"')

    const before = await seen()
    expect((await again(older, [1]))[0]).toMatchObject({ added: 0, superseded: 0 })
    expect(await seen()).toEqual(before)
    expect(room.damaged()).toEqual([])
  })

  it('changes nothing for FHIR either, in an export whose files name each other', async () => {
    file('Medication.ndjson', '{"resourceType":"Medication","id":"m1","code":{"text":"Examplin"}}\n')
    file('Patient.ndjson', '{"resourceType":"Patient","id":"p1","name":[{"text":"Ada Invented"}]}\n')
    file(
      'MedicationRequest.ndjson',
      `${JSON.stringify({
        resourceType: 'MedicationRequest',
        id: 'r1',
        status: 'active',
        intent: 'order',
        subject: { reference: 'Patient/p1' },
        medicationReference: { reference: 'Medication/m1' },
      })}\nnot json\n`,
    )
    await older.import([folder])
    expect(await facts()).toEqual(['Ada Invented: Examplin'])
    const before = await seen()
    for (const source of [1, 2, 3]) await again(older, [source])
    expect(await seen()).toEqual(before)
  })
})
