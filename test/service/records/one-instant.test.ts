import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { one } from '../../fixtures/two-clinics.ts'

/*
 * A hospital writes by its own clock, a register in Greenwich's: an operation at 23:30 in a zone five hours behind is
 * one of the next day there. It is one operation. Another one, nine nights later, is told by the hospital alone.
 */
const operated = (id: string, subject: string, performedDateTime: string) => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: { reference: `Patient/${subject}` },
  code: { coding: [{ system: 'http://snomed.info/sct', code: '80146002', display: 'Appendectomy' }] },
  performedDateTime,
})
const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
const whole = measures.find(({ measure }) => measure.id === 'mortality-after-operation-30')!

describe('one instant that two sources write in two zones', () => {
  let room: IntakeRoom
  const bring = (source: string, resources: readonly object[]) => {
    const lines = resources.map(each => JSON.stringify(each)).join('\n')
    return room.import([writeIn(temporaryFolder(), `${source}.ndjson`, lines)], { source })
  }
  beforeAll(async () => {
    room = intakeRoom()
    await bring('Hospital', [
      one('1'),
      operated('a', '1', '2024-06-01T23:30:00-05:00'),
      operated('b', '1', '2024-06-10T23:30:00-05:00'),
    ])
    const { matched } = await bring('Register', [one('20'), operated('c', '20', '2024-06-02T04:30:00Z')])
    expect(matched).toEqual({ joined: 1, open: 0 })
  })
  afterAll(async () => {
    expect(await room.unsound()).toEqual([])
    room.end()
  })

  it('is one operation of a measure, on the day of the place', async () => {
    const days: string[] = []
    for (const part of ['without', 'early'] as const) {
      const asked = { whole, from: '2024-01-01', to: '2024-12-31', part, offset: 0, limit: 10 }
      days.push(...(await room.patients.behind(asked)).rows.map(({ on }) => on))
    }
    expect(days.toSorted()).toEqual(['2024-06-01', '2024-06-10'])
  })
  it('is one line of the logbook', async () => {
    const { rows } = await room.patients.logbook({ today: '2026-06-30', offset: 0, limit: 10 })
    expect(rows.map(({ day }) => day).toSorted()).toEqual(['2024-06-01', '2024-06-10'])
  })
})
