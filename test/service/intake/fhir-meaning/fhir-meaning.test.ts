import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { concern } from '../../../fixtures/concern.ts'
import { intakeRoom, type IntakeRoom } from '../../../fixtures/intake-room.ts'
import { plantedQuestion } from '../../../fixtures/planted-question.ts'
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts'
import { observations } from './observations.ts'
import { conditions, medications, notSo, others } from './other-kinds.ts'
import { inWords, type Row } from './row.ts'

/** Each row has a patient of its own, so that whatever is on her chart came from that resource. */
const rows: readonly Row[] = [...observations, ...conditions, ...medications, ...others, ...notSo]
const nameOf = (row: Row) => `Row ${rows.indexOf(row) + 1}`
const calledPatient = new Set(['AllergyIntolerance', 'Immunization'])

function linesOf(row: Row): string[] {
  const id = `p${rows.indexOf(row) + 1}`
  const about = calledPatient.has(row.resource.resourceType) ? 'patient' : 'subject'
  const resource = { id: `r-${id}`, ...row.resource, [about]: { reference: `Patient/${id}` } }
  const text = JSON.stringify(resource)
  // A question asks of whom somebody has seen; a diagnosis alone does not show that.
  const visit = {
    resourceType: 'Encounter',
    id: `v-${id}`,
    status: 'finished',
    class: { code: 'AMB' },
    subject: { reference: `Patient/${id}` },
    period: { start: '2020-01-01' },
  }
  return [
    ...(row.sought && row.kind !== 'encounter' ? [JSON.stringify(visit)] : []),
    JSON.stringify({ resourceType: 'Patient', id, name: [{ text: nameOf(row) }] }),
    row.asWritten ? text.replace(row.asWritten[0], row.asWritten[1]) : text,
  ]
}

let folder = ''
let room: IntakeRoom
const patients = new Map<string, number>()
beforeAll(async () => {
  folder = temporaryFolder()
  room = intakeRoom()
  const file = path.join(folder, 'rows.ndjson')
  writeFileSync(file, rows.flatMap(linesOf).join('\n'))
  const report = await room.import([file])
  expect(report.quarantine).toEqual([])
  const list = await room.patients.list({ query: '', offset: 0, limit: 500 })
  for (const { patient, name } of list.rows) patients.set(name, patient)
})
afterAll(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

async function meansWhatItSays(row: Row): Promise<void> {
  const patient = patients.get(nameOf(row))!
  const chart = await room.patients.facts({ patient, kind: row.kind, offset: 0, limit: 10 })
  expect(chart.rows).toHaveLength(1)
  const line = inWords(chart.rows[0]!)
  expect(line).toMatchObject(row.chart)
  expect(Object.keys(line).filter(key => row.without?.some(each => each === key))).toEqual([])
  if (!row.sought) return
  const population = { having: [row.sought.concept], without: [] }
  const question = { ...plantedQuestion, population }
  expect((await concern(room, question, patient)).eligible).toBe(row.sought.found)
}

const understood = (list: readonly Row[]) => list.map(row => [row.says, row] as const)

describe('an observation', () => {
  it.each(understood(observations))('%s is read', (_, row) => meansWhatItSays(row))
})
describe('a condition', () => {
  it.each(understood(conditions))('%s is read', (_, row) => meansWhatItSays(row))
})
describe('a medication', () => {
  it.each(understood(medications))('%s is read', (_, row) => meansWhatItSays(row))
})
describe('another kind of fact', () => {
  it.each(understood(others))('%s is read', (_, row) => meansWhatItSays(row))
})
describe('what is not so, or not hers', () => {
  it.each(understood(notSo))('%s', (_, row) => meansWhatItSays(row))
})
