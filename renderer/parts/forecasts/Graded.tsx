import { Text } from '@mantine/core'
import type { ForecastBook } from '../../../shared/domain/measures/forecast.ts'
import { CalibrationFigure } from '../../figures/CalibrationFigure.tsx'
import { speak, spoken, words } from '../../ui/words.ts'

/** How forecasts came: in words, and in groups of like size as a figure. `isNamed`: of several measures. */
export function Graded({ book, isNamed }: { book: ForecastBook; isNamed: boolean }) {
  const { operations, periods } = book
  return (
    <>
      {operations.map(({ measure, title, graded: { reading, groups } }) => (
        <section key={measure}>
          {isNamed && <h4>{spoken(title)}</h4>}
          <ul className="measure-reading">
            {reading.map(each => (
              <li key={JSON.stringify(each)}>{speak(each)}</li>
            ))}
          </ul>
          {groups.length > 0 && (
            <>
              <CalibrationFigure groups={groups} of={spoken(title)} />
              <Text size="xs" c="dimmed" maw="75ch">
                {words('forecasts.whose')}
              </Text>
            </>
          )}
        </section>
      ))}
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
