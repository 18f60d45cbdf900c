import { words } from '../../ui/words.ts'

/** That forecasts were graded since one last looked, and the way to them. */
export function ForecastNews({ graded, onOpen }: { graded: number; onOpen(): void }) {
  return (
    <ul className="waiting-lines" aria-label={words('forecasts.title')}>
      <li>
        <button type="button" data-row onClick={onOpen}>
          <span>
            <strong>{words('forecasts.look')}</strong>
          </span>
          <span className="critical-quiet">{words('forecasts.all-graded', { n: graded })}</span>
        </button>
      </li>
    </ul>
  )
}
