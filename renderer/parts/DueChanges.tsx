import type { ChangeLine } from '../../shared/domain/measures/change.ts'
import { isoText } from '../ui/dates.ts'
import { spoken, words } from '../ui/words.ts'
import './critical.css'
import './waiting-lines.css'

/** Changes whose day has come, each a way to its measure. */
export function DueChanges({
  changes,
  onOpen,
}: {
  changes: readonly ChangeLine[]
  onOpen(change: ChangeLine): void
}) {
  return (
    <ul className="waiting-lines" aria-label={words('changes.look-again')}>
      {changes.map(each => (
        <li key={each.change}>
          <button type="button" data-row onClick={() => onOpen(each)}>
            <span>
              <strong>
                {words('changes.due-line', { title: spoken(each.title), date: isoText(each.made) })}
              </strong>
            </span>
            <span className="critical-quiet">
              <bdi>{each.what}</bdi>
            </span>
            <span className="amber-word">
              {each.lookOn !== null && words('changes.look-due', { date: isoText(each.lookOn) })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
