import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { speak, words } from '../../ui/words.ts'

/** What must stand beside the numbers, unfolded. */
export function Doubts({ series }: { series: MeasureSeries }) {
  return (
    <section>
      <h3>{words('measure.doubts')}</h3>
      {series.doubts.length === 0 && <p className="quiet">{words('measure.no-doubts')}</p>}
      <ul className="measure-reading">
        {series.doubts.map(each => (
          <li key={JSON.stringify(each)}>{speak(each)}</li>
        ))}
      </ul>
    </section>
  )
}
