import { Text } from '@mantine/core'
import type { ForecastBook } from '../../../shared/domain/measures/forecast.ts'
import { CalibrationFigure } from '../../figures/CalibrationFigure.tsx'
import { speak, spoken, words } from '../../ui/words.ts'

/** How forecasts came: in words, and in groups of like size as a figure. `isNamed`: of several measures. */
export function Graded({ book, isNamed }: { book: ForecastBook; isNamed: boolean }) {
  const { operations, periods } = book
  return (
    <>
      {operations && (
        <>
          <ul className="measure-reading">
            {operations.reading.map(each => (
              <li key={JSON.stringify(each)}>{speak(each)}</li>
            ))}
          </ul>
          {operations.groups.length > 0 && (
            <>
              <CalibrationFigure groups={operations.groups} />
              <Text size="xs" c="dimmed" maw="75ch">
                {words('forecasts.whose')}
              </Text>
            </>
          )}
        </>
      )}
      {periods.length > 0 && (
        <ul className="measure-reading">
          {periods.map(({ forecast, title, reading, isReplaced }) => (
            <li key={forecast} className={isReplaced ? 'quiet' : undefined}>
              {isNamed && `${spoken(title)}: `}
              {speak(reading)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
