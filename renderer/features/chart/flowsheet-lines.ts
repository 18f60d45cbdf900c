import type { Flowsheet, FlowsheetRow } from '../../../shared/contract/patients-flowsheet.ts'
import { resultGroups, type ResultGroup } from '../../../shared/domain/chart/analytes.ts'
import { coverage, type Coverage, type Span } from '../../../shared/domain/chart/coverage.ts'

/** What stands below each other in a flowsheet: heads of groups, measurements, and medicines at the end. */
export type Line =
  | { readonly is: 'group'; readonly group: ResultGroup | 'medicines' }
  | { readonly is: 'row'; readonly row: FlowsheetRow; readonly at: ReadonlyMap<number, number> }
  | { readonly is: 'drug'; readonly drug: Coverage }

/** All lines of a flowsheet. `at` of a row: where in its lists the cell of a column is. */
export function linesOf({ rows, columns }: Flowsheet, medicines: readonly Span[]): Line[] {
  const groups = resultGroups.filter(group => rows.some(each => each.group === group))
  const drugs = coverage(medicines, columns)
  return [
    ...groups.flatMap((group): Line[] => [
      { is: 'group', group },
      ...rows
        .filter(each => each.group === group)
        .map((row): Line => ({ is: 'row', row, at: new Map(row.column.map((column, at) => [column, at])) })),
    ]),
    ...(drugs.length > 0 ? [{ is: 'group', group: 'medicines' } as const] : []),
    ...drugs.map((drug): Line => ({ is: 'drug', drug })),
  ]
}

const isMarked = ({ mark, notes }: FlowsheetRow): boolean =>
  mark.some(each => each !== '') || notes.some(({ check }) => check !== undefined)

/** The measurements that were ever out of range or hardly possible, and the days on which one of them was. */
export function onlyMarked({ columns, rows, isMore }: Flowsheet): Flowsheet {
  const marked = rows.filter(isMarked)
  const days = new Set(
    marked.flatMap(({ column, mark, notes }) => [
      ...column.filter((_, at) => mark[at] !== ''),
      ...notes.flatMap(({ at, check }) => (check ? [column[at]!] : [])),
    ]),
  )
  const kept = columns.map((_, at) => at).filter(at => days.has(at))
  const places = new Map(kept.map((old, at) => [old, at]))
  return {
    isMore,
    columns: kept.map(at => columns[at]!),
    rows: marked.map(row => {
      const stay = row.column.map((_, at) => at).filter(at => places.has(row.column[at]!))
      const moved = new Map(stay.map((old, at) => [old, at]))
      return {
        ...row,
        column: stay.map(at => places.get(row.column[at]!)!),
        fact: stay.map(at => row.fact[at]!),
        text: stay.map(at => row.text[at]!),
        mark: stay.map(at => row.mark[at]!),
        more: stay.map(at => row.more[at]!),
        notes: row.notes.flatMap(note => {
          const at = moved.get(note.at)
          return at === undefined ? [] : [{ ...note, at }]
        }),
      }
    }),
  }
}
