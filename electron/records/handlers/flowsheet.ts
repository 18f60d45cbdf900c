import type { Handlers } from '../../../shared/contract/define.ts'
import type {
  Flowsheet,
  FlowsheetRow,
  flowsheetMethods,
} from '../../../shared/contract/patients-flowsheet.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { resultGroups } from '../../../shared/domain/chart/analytes.ts'
import { implausibleJump } from '../../../shared/domain/chart/jump.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { whenOf } from '../../../shared/domain/facts/when.ts'
import { MILLISECONDS_PER_DAY, type Moment } from '../../../shared/domain/moment.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { say } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import type { PatientRow } from '../repositories/charts.ts'
import type { PictureFact } from '../repositories/picture.ts'
import { cellsOf, rowMaker, type Cell, type RowMaker } from './flowsheet-row.ts'
import { originOn } from './origin.ts'

/** What may have happened to her: a preliminary result is shown as that. */
const shown: ReadonlySet<string> = new Set(['happened', 'uncertain', 'unknown'])
const isHers = ({ said }: PictureFact): boolean => said.about === 'patient' && shown.has(said.standing.is)

/** A day, or the month or year where no more is known. */
function columnOf({ clock, precision }: Moment): Moment {
  const isDay = precision !== 'year' && precision !== 'month'
  return {
    clock: isDay ? Math.floor(clock / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY : clock,
    precision: isDay ? 'day' : precision,
    offsetMinutes: null,
  }
}
const nameOf = ({ clock, precision }: Moment) => `${clock} ${precision}`

/** Cells of one measurement as lists, the newest first, those of one day under the last of them. */
function rowOf({ head, cells }: RowMaker, places: ReadonlyMap<string, number>): FlowsheetRow {
  const row: FlowsheetRow = {
    ...head(),
    column: [],
    fact: [],
    text: [],
    mark: [],
    more: [],
    notes: [],
  }
  for (const [at, cell] of cells.entries()) {
    const column = places.get(nameOf(columnOf(cell.when)))!
    if (row.column.at(-1) === column) {
      row.more[row.more.length - 1]!++
      continue
    }
    row.column.push(column)
    row.fact.push(cell.fact)
    row.text.push(cell.text)
    row.mark.push(cell.mark ?? '')
    row.more.push(0)
    const check = cell.check ?? jumpOf(cell, cells[at + 1])
    const note = {
      ...(cell.written !== undefined && { written: cell.written }),
      ...(check && { check }),
      ...(cell.isUndecided && { undecided: true }),
      ...(cell.isUncertain && { uncertain: true }),
      ...(cell.source && { source: cell.source }),
    }
    if (Object.keys(note).length > 0) row.notes.push({ at: row.column.length - 1, ...note })
  }
  return row
}

function jumpOf(now: Cell, before: Cell | undefined) {
  if (!now.measured || !before?.measured || !now.analyte) return undefined
  const days = implausibleJump(now.analyte, before.measured, now.measured)
  return days === undefined ? undefined : say('result.jump', { from: before.text, to: now.text, days })
}

/** What records does when the window asks for results by date. */
export function flowsheetHandlers(
  store: () => Store,
  personRow: (id: number) => PatientRow,
): Pick<Handlers<typeof patients>, keyof typeof flowsheetMethods> {
  return {
    flowsheet({ patient, most }): Flowsheet {
      const { birth, sex } = JSON.parse(personRow(patient).body) as Omit<Person, 'place'> // checked when it came in
      const facts = store().picture.ofKind({
        person: patient,
        kind: numberOf('observation'),
        most: most + 1,
      })
      const origin = originOn(store(), patient)
      const makers = new Map<string, RowMaker>()
      const columns = new Map<string, Moment>()
      for (const fact of facts.slice(0, most)) {
        const when = whenOf(fact.said)?.moment
        if (!when || !isHers(fact)) continue
        const cells = cellsOf(fact, { when, sex, birth, ...origin(fact.scope) })
        if (cells.length === 0) continue
        const column = columnOf(when)
        columns.set(nameOf(column), column)
        for (const { key, cell, of } of cells) {
          const maker = makers.get(key) ?? rowMaker(of)
          makers.set(key, maker)
          maker.add(cell)
        }
      }
      const ordered = [...columns.values()].toSorted((one, other) => other.clock - one.clock)
      const places = new Map(ordered.map((column, at) => [nameOf(column), at]))
      return {
        columns: ordered,
        rows: [...makers.values()]
          .toSorted(
            (one, other) =>
              resultGroups.indexOf(one.group) - resultGroups.indexOf(other.group) ||
              one.rank - other.rank ||
              other.cells.length - one.cells.length,
          )
          .map(maker => rowOf(maker, places)),
        isMore: facts.length > most,
      }
    },
  }
}
