import type { FlowsheetRow } from '../../../shared/contract/patients-flowsheet.ts'
import { speak, words } from '../../ui/words.ts'
import { isCriticalMark, MarkSign } from './Marks.tsx'

/** What else is to be said of a cell, in words. */
function noteText(row: FlowsheetRow, at: number): string {
  const { written, check, undecided, uncertain, source } = row.notes.find(each => each.at === at) ?? {}
  const more = row.more[at]!
  return [
    check && speak(check),
    written !== undefined && words('summary.converted', { written }),
    undecided === true && words('summary.undecided'),
    uncertain === true && words('flowsheet.uncertain'),
    source && speak(source),
    more > 0 && words('flowsheet.more-on-day', { more }),
  ]
    .filter(Boolean)
    .join('; ')
}

/** What a cell is drawn like: filled where critical, in amber where out of range or doubtful. */
export function cellClass(row: FlowsheetRow, at: number): string {
  const mark = row.mark[at]!
  const note = row.notes.find(each => each.at === at)
  const isDoubtful = note?.check !== undefined || note?.undecided === true
  if (mark !== '' && isCriticalMark(mark)) return 'critical-cell'
  return mark !== '' || isDoubtful ? 'marked-cell' : ''
}

/** One result of a flowsheet: its mark and number, and signs for what else is to be said of it, with the words. */
export function FlowsheetCell({ row, at }: { row: FlowsheetRow; at: number }) {
  const mark = row.mark[at]!
  const note = row.notes.find(each => each.at === at)
  const said = noteText(row, at)
  const signs = [
    note?.check && '?',
    note?.undecided && '!',
    note?.uncertain && '~',
    note?.written !== undefined && '⇄',
    row.more[at]! > 0 && `+${row.more[at]}`,
  ].filter(Boolean)
  return (
    <bdi title={[row.text[at], said].filter(Boolean).join('; ')}>
      {mark !== '' && <MarkSign mark={mark} />}
      {row.text[at]}
      {signs.length > 0 && (
        <span className="signs" aria-hidden>
          {signs.join('')}
        </span>
      )}
      {said !== '' && <span className="said">, {said}</span>}
    </bdi>
  )
}
