import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { numberOfEnd, type ControlOutcome, type Frame } from '../../../shared/domain/frame.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import { follow } from './follow.ts'
import type { Began } from './people.ts'
import type { WideReader } from './reader.ts'
import { lies, type Span } from './span.ts'

/**
 * Outcomes beside the question's own among the same people, each by the question's own rules: whoever had it before she
 * began, or may have had, is set apart; it counts within the time asked, until she died, left or the data end. The
 * question's outcome ends nothing here: who has one may still have another. Rows are places in `members`.
 */
export function controlsOf(
  reader: WideReader,
  asked: Trial,
  controls: readonly ConceptSet[],
  members: readonly Began[],
): NonNullable<Frame['controls']> {
  const { windows, leftAfterDays } = asked.estimand
  const watch = { ...windows, leftAfterDays }
  const watched = members.map(({ person, day }) => follow(person, day, [], watch))
  // Of whom it is not even known whether she died before the time was over, no outcome can be told.
  const untold = watched.flatMap((each, row) => (each ? [] : [row]))
  const rowOf = new Map(members.map(({ person }, row) => [person.person, row]))

  function outcomeOf(id: string, found: ReadonlyMap<number, readonly Span[]>): ControlOutcome {
    const apart = [...untold]
    const had: { row: number; days: number }[] = []
    for (const [number, spans] of found) {
      const row = rowOf.get(number)
      if (row === undefined || !watched[row]) continue
      const { person, day } = members[row]!
      const freeFrom = windows.outcomeFree === null ? -Infinity : day - windows.outcomeFree
      const hers = isImpossible(person.died, spans) ? undefined : follow(person, day, spans, watch)
      if (!hers || spans.some(each => lies(each, freeFrom, day) !== 'out')) apart.push(row)
      else if (hers.end === 'outcome') had.push({ row, days: hers.days })
    }
    had.sort((one, other) => one.row - other.row)
    return {
      id,
      rows: Uint32Array.from(had, ({ row }) => row),
      timeDays: Float64Array.from(had, ({ days }) => days),
      apart: Uint32Array.from(apart).toSorted(),
    }
  }
  const found = reader.happeningsOfEach(controls)
  return {
    timeDays: Float64Array.from(watched, each => each?.days ?? 0),
    end: Uint8Array.from(watched, each => numberOfEnd(each?.end ?? 'extract')),
    outcomes: controls.map(({ id }, place) => outcomeOf(id, found[place]!)),
  }
}

/** Nobody falls ill after she died. */
const isImpossible = (died: Span | undefined, spans: readonly Span[]) =>
  died !== undefined && spans.some(({ earliest }) => earliest > died.latest)
