import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { batchOf } from '../../../electron/host/fact-batch.ts'
import type { FactBatch } from '../../../shared/domain/facts/batch.ts'
import { AppError } from '../../../shared/errors.ts'
import { somebody } from '../../fixtures/bring-in.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const fault = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : 'unknown'),
  )
const weighed = (n: number) =>
  inventedFact('observation', { identity: `Observation/${n}@s`, patient: 'Patient/p@s' })

describe('a run of facts', () => {
  const folder = temporaryFolder()
  let room: IntakeRoom
  let source: { importId: number; sourceId: number }
  beforeEach(async () => {
    room = intakeRoom([], folder)
    const { importId } = await room.ingest.begin({ requestId: 'r', label: 'invented', brings: 'files' })
    const { sourceId } = await room.ingest.source({
      importId,
      path: '/a.ndjson',
      sha256: createHash('sha256').update('a').digest('hex'),
      format: 'fhir-ndjson',
      reader: { id: 'fhir-r4', version: 1 },
      scope: 's',
      answers: {},
      received: '2026-06-30',
    })
    source = { importId, sourceId }
  })
  afterEach(() => {
    room.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const store = (entriesBefore: number, entriesDone: number, facts: FactBatch) =>
    room.ingest.store({
      ...source,
      entriesBefore,
      entriesDone,
      people: entriesBefore === 0 ? [somebody('p', { identity: 'Patient/p@s' })] : [],
      facts,
      referents: [],
      retractions: [],
      others: [],
      rejects: [],
    })
  const stored = async () => (await room.library.counts({})).facts.observation

  it('that comes twice is stored once, and answered the same', async () => {
    const first = await store(0, 2, batchOf([weighed(1), weighed(2)], 's'))
    expect(await store(0, 2, batchOf([weighed(1), weighed(2)], 's'))).toEqual(first)
    expect(await stored()).toBe(2)
  })

  it('that does not follow on what is stored is refused, so that what came between is not lost', async () => {
    await store(0, 2, batchOf([weighed(1)], 's'))
    expect(await fault(store(3, 4, batchOf([weighed(3)], 's')))).toBe('conflict')
    await store(2, 3, batchOf([weighed(2)], 's'))
    await store(3, 4, batchOf([weighed(3)], 's'))
    expect(await stored()).toBe(3)
  })

  it('that was answered and lost with its commit leaves its file undone, to be read on', async () => {
    await store(0, 2, batchOf([weighed(1)], 's'))
    const finish = (entriesDone: number) =>
      room.ingest.finishSource({ ...source, bytes: 0, keptSha256: '', entriesDone })
    expect(await fault(finish(3))).toBe('conflict')
    await store(2, 3, batchOf([weighed(2)], 's'))
    expect(await fault(finish(3))).toBe('done')
  })

  it.each<[what: string, broken: (batch: FactBatch) => object]>([
    ['a column that is too short', () => ({ start: new Float64Array(1) })],
    ['a hash that is too short', () => ({ hash: new Uint8Array(16) })],
    ['a text that is not there', ({ strings }) => ({ form: Int32Array.of(strings.length, 0) })],
    ['a concept that is none', () => ({ concept: Int32Array.of(-1, 0) })],
    ['a place before the file', () => ({ offset: Float64Array.of(-1, 0) })],
    ['a place that is no whole number', () => ({ length: Float64Array.of(0.5, 0) })],
    ['a column of another type', () => ({ kind: Int32Array.of(2, 2) })],
  ])('is refused as a whole with %s', async (_, broken) => {
    const batch = batchOf([weighed(1), weighed(2)], 's')
    expect(await fault(store(0, 2, { ...batch, ...broken(batch) }))).toBe('bad-request')
    expect(await stored()).toBe(0)
  })
})
