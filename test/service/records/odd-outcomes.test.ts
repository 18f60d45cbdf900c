import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import { measureParts, type MeasurePart } from '../../../shared/domain/measures/frame.ts'
import { DIED, oddNames as names, oddPeople as people, writeOddPeople } from '../../fixtures/odd-outcomes.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * People whose dates are odd, from a file to the measures that ship. Where each stands was decided by hand: what has
 * only its year may have been on any day of it, and what cannot be told is unknown, never without.
 */
const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
const whole = (id: string) => measures.find(({ measure }) => measure.id === id)!
const [FROM, TO] = ['2022-01-01', '2099-12-31'] as const

describe('odd dates', () => {
  let room: IntakeRoom
  beforeAll(async () => {
    room = intakeRoom()
    const { quarantine } = await room.import([writeOddPeople(temporaryFolder())])
    expect(quarantine).toEqual([])
  })
  afterAll(async () => {
    expect(await room.unsound()).toEqual([])
    room.end()
  })

  /** Who stands where by a measure, on the first day on which she is counted; a measure of a moment, on one. */
  async function standing(id: string): Promise<ReadonlyMap<string, MeasurePart>> {
    const atEnds = whole(id).measure.index.at === 'period-end'
    const [from, until] = atEnds ? ['2025-01-01', '2025-12-31'] : [FROM, TO]
    const found: Array<{ name: string; on: string; part: MeasurePart }> = []
    for (const part of measureParts) {
      const asked = { whole: whole(id), from, to: until, part, offset: 0, limit: 200 }
      const { rows } = await room.patients.behind(asked)
      found.push(...rows.map(({ name, on }) => ({ name, on, part })))
    }
    const inOrder = found.toSorted((one, other) => one.on.localeCompare(other.on)).toReversed()
    return new Map(inOrder.map(({ name, part }) => [name, part]))
  }

  it.each(people.map((odd, at) => ({ ...odd, name: names[at]! })))(
    '$why: $stands',
    async ({ by, stands, name }) => {
      expect((await standing(by)).get(name)).toBe(stands)
    },
  )

  it('that stand in no period are told', async () => {
    const periods = [{ fromDay: dayNumber(FROM), toDay: dayNumber(TO) }]
    const blurredOf = async (id: string) => (await room.frames.measure({ whole: whole(id), periods })).blurred
    expect(await blurredOf(DIED)).toBe(2)
    expect(await blurredOf('dtp3-at-1')).toBe(2)
    expect(await blurredOf('phq-9-response')).toBe(2)
  })

  it('that make an age or a death unsure are set aside, by number', async () => {
    const midyear = { fromDay: dayNumber('2025-04-01'), toDay: dayNumber('2025-06-30') }
    const all = { fromDay: dayNumber(FROM), toDay: dayNumber(TO) }
    const asideOf = async (id: string, period = midyear) =>
      (await room.frames.measure({ whole: whole(id), periods: [period] })).aside
    // Born in 2007 she may be 17 on the last day of June; who died in 2025 may be dead by then.
    expect(await asideOf('hba1c-control')).toEqual({
      ages: 1,
      deaths: 1,
      scores: 0,
      undated: 1,
    })
    expect(await asideOf('phq-9-response', all)).toMatchObject({ scores: 2 })
  })

  it('are told by the logbook as by its measure: a year is no day of death', async () => {
    const { rows } = await room.patients.logbook({ today: '2026-06-30', offset: 0, limit: 200 })
    const died = rows.filter(({ outcome }) => outcome.events.some(({ is }) => is === 'died'))
    const stand = await standing(DIED)
    const byMeasure = [...stand].filter(([, part]) => part === 'numerator').map(([name]) => name)
    // Of a month alone the logbook has no day to write down.
    const byMonth = names[people.findIndex(({ why }) => why.startsWith('died in the month that ends'))]!
    expect([...died.map(({ name }) => name), byMonth].toSorted()).toEqual(byMeasure.toSorted())
  })
})
