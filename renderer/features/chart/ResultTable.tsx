import type { ResultLine, Summary } from '../../../shared/contract/patients-summary.ts'
import { resultGroups } from '../../../shared/domain/chart/analytes.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { Sparkline } from '../../figures/Sparkline.tsx'
import { agoText, dateText, timeText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'
import { Doubts } from './Doubts.tsx'
import { Aligned, isCriticalMark, MarkSign } from './Marks.tsx'
import { sourced } from './source-of.ts'
import { dayText } from './when-text.ts'

interface ResultTableProps {
  readonly results: Summary['results']
  readonly axis: NonNullable<Summary['axis']>
  onTrend(line: ResultLine): void
}

/** The latest results that matter, by group: value, unit, reference, course on one axis, what was before, and when. */
export function ResultTable({ results, axis, onTrend }: ResultTableProps) {
  const groups = resultGroups.filter(group => results.some(each => each.group === group))
  return (
    <table className="results" aria-label={words('summary.results')}>
      <thead>
        <tr>
          <th scope="col">{words('summary.measurement')}</th>
          <th scope="col" className="number">
            {words('chart.value')}
          </th>
          <th scope="col">{words('chart.unit')}</th>
          <th scope="col" className="number">
            {words('chart.reference')}
          </th>
          <th
            scope="col"
            title={words('summary.course-from', { from: dayText(axis.from), to: dayText(axis.to) })}
          >
            {words('summary.course')}
          </th>
          <th scope="col" className="number before">
            {words('summary.before')}
          </th>
          <th scope="col" className="number">
            {words('chart.date')}
          </th>
        </tr>
      </thead>
      {groups.map(group => (
        <tbody key={group}>
          <tr className="group">
            <th colSpan={7} scope="rowgroup">
              {words(`result-group.${group}`)}
            </th>
          </tr>
          {results
            .filter(each => each.group === group)
            .map(line => (
              <Line key={`${line.fact.id} ${line.series.code}`} line={line} axis={axis} onTrend={onTrend} />
            ))}
        </tbody>
      ))}
    </table>
  )
}

export const resultName = ({ analyte, label }: Pick<ResultLine, 'analyte' | 'label'>): string =>
  analyte === undefined ? label : words(`analyte.${analyte}`)

/** Limits in signs, which take little room; the source's own words as they are. */
export function rangeText(reference: NonNullable<ResultLine['reference']>): string {
  if (typeof reference === 'string') return reference
  const { low, high } = reference.values as { low?: string; high?: string } // of every message about a range
  if (low !== undefined && high !== undefined) return words('summary.range-between', { low, high })
  if (low !== undefined) return words('summary.range-from', { low })
  return high === undefined ? speak(reference) : words('summary.range-to', { high })
}

/** To the minute where that is known, and how long ago. */
function exactText(start: Moment): string {
  const ago = agoText(start)
  return ago ? words('critical.when', { date: timeText(start), ago }) : timeText(start)
}

function rowClass({ mark, check }: ResultLine): string | undefined {
  if (mark && isCriticalMark(mark)) return 'alarming-line'
  return mark !== undefined || check !== undefined ? 'marked-line' : undefined
}

function Line({ line, axis, onTrend }: Pick<ResultTableProps, 'axis' | 'onTrend'> & { line: ResultLine }) {
  const { mark, check, unit, reference, referenceBy, before, start, written } = line
  return (
    <tr className={rowClass(line)}>
      <th scope="row">
        <span className="named">
          <button
            type="button"
            className="fact-button"
            data-row
            {...sourced({ label: line.label, facts: [line.fact] })}
            onClick={() => onTrend(line)}
          >
            <bdi title={line.label}>{resultName(line)}</bdi>
          </button>
          {check && (
            <span className="chip attention" title={speak(check)}>
              <span aria-hidden>{words('summary.check-source')}</span>
              <span className="said">{speak(check)}</span>
            </span>
          )}
          <Doubts {...line} />
        </span>
      </th>
      <td className="number value">
        {mark && <MarkSign mark={mark} />}
        <Aligned text={line.text} />
      </td>
      <td className="quiet unit" title={written && words('summary.converted', { written })}>
        <bdi>{unit ?? words('summary.no-unit')}</bdi>
        {written !== undefined && (
          <>
            <span aria-hidden> ⇄</span>
            <span className="said">{words('summary.converted', { written })}</span>
          </>
        )}
      </td>
      <td className="number faint">
        {reference !== undefined &&
          (referenceBy === 'usual' ? (
            <span className="usual" title={words('summary.usual-why')}>
              {rangeText(reference)}
              <span className="said">, {words('summary.usual-why')}</span>
            </span>
          ) : (
            <bdi>{rangeText(reference)}</bdi>
          ))}
      </td>
      <td className="course">
        <Sparkline {...line.course} axis={axis} band={line.band} isMarked={mark !== undefined} />
      </td>
      <td className="number quiet before" title={before && dateText(before.start)}>
        {before && <Aligned text={before.text} />}
      </td>
      <td className="number quiet date">
        <bdi title={exactText(start)}>{dateText(start)}</bdi>
      </td>
    </tr>
  )
}
