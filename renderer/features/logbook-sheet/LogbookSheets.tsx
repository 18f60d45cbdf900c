import type { Ref } from 'react'
import type { Logbook, LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { ageAt } from '../../parts/logbook/logbook-lines.ts'
import { outcomeTexts, roleText } from '../../parts/logbook/outcome-text.ts'
import { paperSizes, type PaperSize } from '../../parts/paper/paper-sizes.ts'
import { dateText, isoText, isoToday } from '../../ui/dates.ts'
import { enumerated, number, words } from '../../ui/words.ts'
import './logbook-sheet.css'
import { heightOf, pagesOf } from './pages.ts'

interface SheetsProps {
  readonly logbook: Logbook
  readonly size: PaperSize
  readonly ref?: Ref<HTMLDivElement>
}

/** As many letters as surely stand in a line of each column that may take several. */
const letters = { operation: 24, role: 16, outcome: 24 } as const

/** A line with its words, and how high it will be. */
function laidOut(line: LogbookLine, at: number) {
  const operation = enumerated(line.what)
  const role = roleText(line.role)
  const outcome = outcomeTexts(line)
  const heights = [
    heightOf([operation], letters.operation),
    heightOf([role], letters.role),
    heightOf(outcome, letters.outcome),
  ]
  return { line, number: at + 1, operation, role, outcome, height: Math.max(...heights) }
}

function ageAndSex(line: LogbookLine): string {
  const age = ageAt(line)
  return words('logbook.age-sex', { age: age === undefined ? '' : number(age, 0), sex: line.sex }).trim()
}

/** The logbook on as many sheets as it takes. Nobody is named on them. */
export function LogbookSheets({ logbook: { rows, of, lacking }, size, ref }: SheetsProps) {
  const { widthInches, heightInches } = paperSizes[size]
  const pages = pagesOf(rows.map(laidOut))
  return (
    <div ref={ref}>
      {pages.map((lines, page) => (
        <div
          key={lines[0]!.number}
          className="sheet logbook-sheet"
          style={{ width: `${widthInches}in`, height: `${heightInches}in` }}
        >
          <div className="sheet-page">
            <header>
              <h1>{words('view.logbook')}</h1>
              {page === 0 && (
                <p>
                  {words('logbook.sheet-lacking', {
                    of,
                    outcome: lacking.outcome,
                    asa: lacking.asa,
                    role: lacking.role,
                  })}
                </p>
              )}
            </header>
            <table>
              <thead>
                <tr>
                  <th>{words('logbook.line')}</th>
                  <th>{words('logbook.date')}</th>
                  <th>{words('logbook.person')}</th>
                  <th>{words('logbook.operation')}</th>
                  <th>{words('logbook.role')}</th>
                  <th>{words('logbook.asa')}</th>
                  <th>{words('logbook.outcome-at-30')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ line, number: at, operation, role, outcome }) => (
                  <tr key={at}>
                    <td className="value">{number(at, 0)}</td>
                    <td className="value">{dateText(line.on)}</td>
                    <td className="value">{ageAndSex(line)}</td>
                    <td>
                      <bdi>{operation}</bdi>
                    </td>
                    <td>
                      <bdi>{role}</bdi>
                    </td>
                    <td>{line.asa ?? words('logbook.not-recorded')}</td>
                    <td>
                      {outcome.map(text => (
                        <div key={text}>{text}</div>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <footer>
              <span>{words('measure-sheet.printed', { date: isoText(isoToday()) })}</span>
              <span>{words('logbook.sheet-page', { page: page + 1, of: pages.length })}</span>
            </footer>
          </div>
        </div>
      ))}
    </div>
  )
}
