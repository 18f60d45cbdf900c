import type { Ref } from 'react'
import type { Caveat } from '../../../shared/domain/caveat.ts'
import type { MonthTable } from '../../../shared/domain/measures/month.ts'
import { paperSizes, type PaperSize } from '../../parts/paper/paper-sizes.ts'
import { isoText, isoToday } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import { countCells, countColumns, monthText, remarkOf, titleOf } from './month-text.ts'
import './month-count.css'

/** As many lines stand on one sheet, with a remark under each. */
const LINES = 26

interface MonthSheetProps {
  readonly table: MonthTable
  /** What the set is called; '' where it has no name. */
  readonly name: string
  readonly size: PaperSize
  readonly caveat: Caveat
  readonly ref?: Ref<HTMLDivElement>
}

/** A month's counts on paper, as many sheets as it takes. Nobody is named on it. */
export function MonthSheet({ table, name, size, caveat, ref }: MonthSheetProps) {
  const { month, upTo } = table
  // What the record cannot answer stands last: whoever asked for the counts finds them first.
  const rows = [
    ...table.rows.filter(({ notLookedFor }) => notLookedFor.length === 0),
    ...table.rows.filter(({ notLookedFor }) => notLookedFor.length > 0),
  ]
  const { widthInches, heightInches } = paperSizes[size]
  const pages = Array.from({ length: Math.max(1, Math.ceil(rows.length / LINES)) }, (_, page) =>
    rows.slice(page * LINES, (page + 1) * LINES),
  )
  return (
    <div ref={ref}>
      {pages.map((lines, page) => (
        <div
          key={lines[0]?.measure ?? 'none'}
          className="sheet month-sheet"
          style={{ width: `${widthInches}in`, height: `${heightInches}in` }}
        >
          <div className="sheet-page">
            <header>
              <h1>{words('month.title', { month: monthText(month) })}</h1>
              <p>
                <bdi>{name}</bdi>
              </p>
              {caveat && <p className="more">{words('answer.intended')}</p>}
            </header>
            <table>
              <thead>
                <tr>
                  <th>{words('month.column', { column: 'measure' })}</th>
                  {countColumns.map(column => (
                    <th key={column} className="number">
                      {words('month.column', { column })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(row =>
                  row.notLookedFor.length > 0 ? (
                    <tr key={row.measure}>
                      <td>{titleOf(row)}</td>
                      <td colSpan={countColumns.length} className="more">
                        {remarkOf(row)}
                      </td>
                    </tr>
                  ) : (
                    <tr key={row.measure}>
                      <td>
                        {titleOf(row)} <span className="more">{remarkOf(row)}</span>
                      </td>
                      {countCells(row).map((cell, k) => (
                        <td key={countColumns[k]} className="number">
                          {cell}
                        </td>
                      ))}
                    </tr>
                  ),
                )}
              </tbody>
            </table>
            <p className="month-legend">{words('month.legend')}</p>
            <footer>
              <span>
                {upTo === null ? words('month.no-data') : words('month.data-end', { upTo: isoText(upTo) })}
              </span>
              <span>
                {words('measure-sheet.printed', { date: isoText(isoToday()) })} ·{' '}
                {words('month.page', { page: page + 1, of: pages.length })}
              </span>
            </footer>
          </div>
        </div>
      ))}
    </div>
  )
}
