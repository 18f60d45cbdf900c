import fc from 'fast-check'
import type { FollowUp } from '../../../../../electron/learning/stats/survival/event-steps.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

/** People followed for up to 9 units, many at equal times; `causes` kinds of events beside none. */
export const people = (causes = 1, least = 1) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 18 }),
        fc.integer({ min: 0, max: causes }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
      ),
      { minLength: least, maxLength: 40 },
    )
    .map(rows => ({
      time: Float64Array.from(rows, row => row[0] / 2),
      event: Uint8Array.from(rows, row => row[1]),
      group: Uint8Array.from(rows, row => row[2]),
      count: Uint8Array.from(rows, row => row[3]),
    }))

/** Each row as many times as `count` says. */
export function repeated<Row extends { time: Float64Array; event: Uint8Array; count: Uint8Array }>({
  time,
  event,
  count,
}: Row): FollowUp {
  const rows = [...count].flatMap((times, row) => Array.from({ length: times }, () => row))
  return {
    time: Float64Array.from(rows, row => time[row]!),
    event: Uint8Array.from(rows, row => event[row]!),
  }
}

export const reversed = <Column extends Float64Array | Uint8Array>(column: Column): Column =>
  column.toReversed() as Column

function drawnCrowd(rows: number) {
  const random = createRandom(rows)
  const time = Float64Array.from({ length: rows }, () => Math.ceil(-1_000 * Math.log(1 - random.uniform())))
  const column = (below: number) => Uint8Array.from({ length: rows }, () => random.integer(below))
  return {
    time,
    event: column(3),
    group: column(3),
    exposed: column(2),
    strata: column(4),
    weights: Float64Array.from({ length: rows }, () => 0.5 + random.uniform()),
    start: time.map(each => Math.floor(each * random.uniform()) - 1),
  }
}

const crowds = new Map<number, ReturnType<typeof drawnCrowd>>()

/** More people than are visited in one piece; two causes, three groups, weights, and for some a late start. */
export function crowd(rows = 17_000) {
  const drawn = crowds.get(rows) ?? drawnCrowd(rows)
  crowds.set(rows, drawn)
  return drawn
}
