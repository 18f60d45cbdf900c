import type { FlowsheetRow } from '../../../shared/contract/patients-flowsheet.ts'
import type { Covered } from '../../../shared/domain/chart/coverage.ts'
import { speak, words } from '../../ui/words.ts'
import { cellClass, FlowsheetCell } from './FlowsheetCell.tsx'
import type { Line } from './flowsheet-lines.ts'
import { rangeText, resultName } from './ResultTable.tsx'
import { sourced } from './source-of.ts'
import type { Trended } from './TrendDialog.tsx'

interface LineProps {
  readonly line: Line
  readonly index: number
  readonly top: number
  readonly height: number
  readonly days: readonly { readonly index: number; readonly left: number; readonly width: number }[]
  /** The column of the cell that has the focus, where it is on this line; below 0 for its name. */
  readonly chosen: number | undefined
  onChoose(column: number): void
  onTrend(trend: Trended): void
}
const covered: Readonly<Record<Exclude<Covered, ''>, Parameters<typeof words>[0]>> = {
  taken: 'flowsheet.taken',
  said: 'flowsheet.said',
  begun: 'flowsheet.begun',
}

/** One line of a flowsheet: a group's name, a measurement with its results, or a medicine on the same days. */
export function FlowsheetLine({ line, index, top, height, days, chosen, onChoose, onTrend }: LineProps) {
  const style = { top, height }
  const place = (column: number) => ({
    tabIndex: chosen === column ? 0 : -1,
    ...(chosen === column && { 'data-at': true }),
    onFocus: () => onChoose(column),
  })
  if (line.is === 'group')
    return (
      <div className="flowsheet-line flowsheet-group" role="row" aria-rowindex={index + 2} style={style}>
        <div className="flowsheet-name" role="rowheader" aria-colindex={1} {...place(NAME)}>
          {line.group === 'medicines' ? words('tab.medicines') : words(`result-group.${line.group}`)}
        </div>
      </div>
    )
  const { is } = line
  return (
    <div className="flowsheet-line" role="row" aria-rowindex={index + 2} style={style}>
      <div className="flowsheet-name" role="rowheader" aria-colindex={1} {...place(NAME)}>
        {is === 'row' ? (
          <Name row={line.row} onTrend={onTrend} />
        ) : (
          <bdi className="cut">{line.drug.name}</bdi>
        )}
      </div>
      {days.map(({ index: column, left, width }) => {
        const at = is === 'row' ? line.at.get(column) : undefined
        const cover = is === 'drug' ? line.drug.days[column]! : ''
        const row = is === 'row' ? line.row : undefined
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={column + 2}
            className={[
              'flowsheet-cell',
              row && at !== undefined && cellClass(row, at),
              cover && `covered-${cover}`,
            ]
              .filter(Boolean)
              .join(' ')}
            style={{ insetInlineStart: left, width }}
            {...place(column)}
            {...(row &&
              at !== undefined &&
              sourced({ label: resultName(row), facts: [{ kind: 'observation', id: row.fact[at]! }] }))}
          >
            {row && at !== undefined && <FlowsheetCell row={row} at={at} />}
            {cover !== '' && <span className="said">{words(covered[cover])}</span>}
          </div>
        )
      })}
    </div>
  )
}
const NAME = -1

function Name({ row, onTrend }: { row: FlowsheetRow; onTrend(trend: Trended): void }) {
  const { series, unit, reference, referenceBy, label } = row
  const name = resultName(row)
  const range = reference === undefined ? undefined : rangeText(reference)
  return (
    <>
      {series ? (
        <button
          type="button"
          tabIndex={-1}
          className="fact-button"
          onClick={() => onTrend({ label: name, of: series })}
        >
          <bdi title={label}>{name}</bdi>
        </button>
      ) : (
        <bdi className="cut" title={label}>
          {name}
        </bdi>
      )}
      <span className="end faint small">
        <bdi>{unit}</bdi>{' '}
        {range !== undefined && (
          <bdi className={referenceBy === 'usual' ? 'usual' : undefined} title={speakReference(row)}>
            {range}
          </bdi>
        )}
      </span>
    </>
  )
}
const speakReference = ({ referenceBy, reference }: FlowsheetRow): string | undefined => {
  if (referenceBy === 'usual') return words('summary.usual-why')
  return typeof reference === 'object' ? speak(reference) : reference
}
