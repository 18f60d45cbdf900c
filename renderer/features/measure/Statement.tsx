import type { ChangeStatement } from '../../../shared/domain/measures/change.ts'
import { isoText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'

/** Before against after, as it was on a day: the grade first, then the figures, then the doubts. */
export function Statement({ statement }: { statement: ChangeStatement }) {
  const { grade, reading, doubts, on, upTo } = statement
  return (
    <div className="change-statement">
      <p tabIndex={-1}>
        <strong>{words('changes.grade', { grade })}</strong>{' '}
        <span className="quiet">
          {words('changes.statement', { date: isoText(on), upTo: upTo === null ? '–' : isoText(upTo) })}
        </span>
      </p>
      <ul className="measure-reading">
        {reading.map(each => (
          <li key={JSON.stringify(each)}>{speak(each)}</li>
        ))}
      </ul>
      <h5>{words('changes.doubts')}</h5>
      <ul className="measure-reading">
        {doubts.map(each => (
          <li key={JSON.stringify(each)}>{speak(each)}</li>
        ))}
      </ul>
    </div>
  )
}
