import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { imports } from '../../../electron/intake/imports.ts'
import { readingHere } from '../../../electron/intake/reader/reading.ts'
import { filesUnder } from '../../../electron/intake/pipeline/source-file.ts'
import { sources } from '../../../electron/intake/sources/registry.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { bundle, hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runs } from '../../unit/runs.ts'

/*
 * Who is one follows from what is in the store, never from what came first: three clinics' entries, cut into any files,
 * in any order, some undone and brought again, some cut off before anybody was compared, end on the same charts with
 * the same questions. Among them somebody whom all three know, twins whom two know, a father and a son, one who marries
 * and one who died.
 */
type Resource = Readonly<Record<string, unknown>>
const folder = temporaryFolder()
const phone = (value: string) => ({ telecom: [{ system: 'phone', value }] })
const number = (value: string) => ({ identifier: [{ system: 'urn:health-number', value }] })
const born = (birthDate: string) => ({ birthDate })
const changed = (lastUpdated: string) => ({ meta: { lastUpdated } })
const male = { gender: 'male' }
const who = (id: string, name: string, ...more: Resource[]) =>
  patient(id, name, Object.assign({}, ...more) as Resource)
const of = (id: string) => to(`Patient/${id}`)

const anna = [phone('555 123 4567'), born('1951-06-23'), number('HN-778812')]
const twin = [phone('555 777 2211'), born('1990-09-08')]
const hill: Resource[] = [
  who('1', 'Anna Maria Lindqvist', ...anna, changed('2020-01-01T00:00:00Z')),
  hba1c('a', of('1'), 6),
  hba1c('a', of('1'), 6.2, { status: 'corrected' }),
  who('2', 'Mona Oberholzer', ...twin),
  who('3', 'Nora Oberholzer', ...twin),
  hba1c('b', of('2'), 5),
  hba1c('c', of('3'), 5.5),
  who('4', 'Karl Oberholzer', male, phone('555 888 1919'), born('1950-03-04')),
  who('5', 'Ivy Zupan', phone('555 222 9876'), born('1984-12-30'), number('HN-1101')),
  hba1c('d', of('5'), 4.8),
]
const lake: Resource[] = [
  who('10', 'Anna Lindqvist', ...anna, changed('2024-01-01T00:00:00Z')),
  hba1c('a', of('10'), 7),
  who('11', 'Mona Oberholzer', ...twin),
  hba1c('b', of('11'), 5.1),
  who('12', 'Karl Oberholzer', male, phone('555 888 1919'), born('1979-11-12')),
  hba1c('c', of('12'), 9),
  who('13', 'Ivy Zupan-Moretti', phone('555 222 9876'), born('1984-12-30'), number('HN-1101')),
  who('13', 'Ivy Moretti', number('HN-1101'), born('1984-12-30'), changed('2025-05-05T00:00:00Z')),
  hba1c('d', of('13'), 5),
]
const bay: Resource[] = [
  who('20', 'Lindqvist, Anna', ...anna, { deceasedDateTime: '2025-02-01' }, changed('2023-01-01T00:00:00Z')),
  hba1c('a', of('20'), 8),
  who('21', 'Nora Oberholzer', ...twin),
  hba1c('b', of('21'), 5.2),
]
const clinics = [
  ['Hill', hill],
  ['Lake', lake],
  ['Bay', bay],
] as const

async function left(room: IntakeRoom) {
  const found = []
  const { rows } = await room.patients.list({ query: '', offset: 0, limit: 50 })
  for (const { patient: id } of rows) {
    const { name, otherNames, birth, death, differences } = await room.patients.open({ patient: id })
    const { people } = await room.patients.joined({ patient: id })
    const facts = await room.patients.facts({ patient: id, kind: 'observation', offset: 0, limit: 50 })
    found.push({
      name,
      birth: birth?.clock ?? 0,
      otherNames,
      death: death !== undefined,
      differences,
      of: people.map(each => each.name),
      facts: facts.rows.map(each => each.number).toSorted(),
    })
  }
  const pairs = (await room.patients.pairs({ offset: 0, limit: 50 })).rows
  return {
    charts: found.toSorted((one, other) => one.birth - other.birth || (one.name < other.name ? -1 : 1)),
    asked: pairs
      .map(({ one, other, reasons }) => [
        ...[one.name, other.name].toSorted(),
        ...reasons.map(({ key }) => key),
      ])
      .map(each => each.join(', '))
      .toSorted(),
    content: (await room.library.counts({})).contentHash,
    unsound: await room.unsound(),
  }
}

interface Given {
  readonly path: string
  readonly source: string
}
const whole = async (room: IntakeRoom, { path, source }: Given) =>
  (await room.import([path], { source })).importId

/** The process ends when the last entry is stored and nobody of it has been compared. */
async function cutOff({ ingest }: IntakeRoom, { path, source }: Given): Promise<number> {
  const ends = () => Promise.reject(new Error('the process ends'))
  const jobs = imports({
    ingest,
    reading: readingHere(ingest, sources),
    matching: { run: ends, settle: ends },
    log: () => undefined,
  })
  const job = jobs.start({
    requestId: randomUUID(),
    label: path,
    brings: 'files',
    answers: { source },
    files: filesUnder([path]),
  })
  const { state, report } = await jobs.watch(job, new AbortController().signal, () => undefined)
  expect(state).toBe('failed')
  return report!.importId
}

async function lived(seed: number) {
  const random = createRandom(seed)
  const upTo = (most: number) => 1 + Math.floor(random.uniform() * most)
  const files: Given[] = []
  for (const [source, entries] of clinics) {
    const order = entries
      .map(each => ({ each, at: random.uniform() }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ each }) => each)
    while (order.length > 0) files.push({ path: bundle(folder, ...order.splice(0, upTo(5))), source })
  }
  const queue = files
    .map(each => ({ each, at: random.uniform() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ each }) => each)
  let room = intakeRoom()
  const brought: Array<{ importId: number; file: Given }> = []
  while (queue.length > 0) {
    const file = queue.shift()!
    const importId = await (random.uniform() < 0.2 ? cutOff(room, file) : whole(room, file))
    brought.push({ importId, file })
    const chance = random.uniform()
    if (chance < 0.25) {
      const [gone] = brought.splice(upTo(brought.length) - 1, 1)
      await room.intake.undo({ importId: gone!.importId })
      queue.push(gone!.file)
    } else if (chance < 0.4) room = room.reopen()
    expect(await room.unsound()).toEqual([])
  }
  await room.intake.matchPeople({})
  const found = await left(room)
  room.end()
  return found
}

let first: Awaited<ReturnType<typeof left>> | undefined

it.each(Array.from({ length: runs(3, 12) }, (_, n) => n + 1))(
  'any order ends on the same charts with the same questions (%d)',
  async seed => {
    const found = await lived(seed)
    first ??= found
    expect(found).toEqual(first)
    const charts = found.charts.map(({ name, of: people, facts }) => [name, people.length, facts])
    expect(charts).toContainEqual(['Anna Lindqvist', 3, [6.2, 7, 8]])
    expect(charts).toContainEqual(['Karl Oberholzer', 1, [9]])
    expect(found.charts.find(({ name }) => name === 'Anna Lindqvist')?.death).toBe(true)
  },
)
