import { Stack, Text } from '@mantine/core'
import { services } from '../../client/services.ts'
import { attention, referenceText, valueText, type Series } from '../../figures/trend-table.ts'
import { TrendFigure } from '../../figures/TrendFigure.tsx'
import { dateText } from '../../ui/dates.ts'
import { Marked } from '../../ui/Marked.tsx'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'

/** Which measurement is asked for. */
export interface SeriesKey {
  readonly system: string
  readonly code: string
  readonly unit: string
}
type Answered = Awaited<ReturnType<typeof services.patients.series>>
/** A figure takes words, not messages. */
const withWords = ({ points, ...rest }: Answered): Series => ({
  ...rest,
  points: points.map(({ flag, source, ...point }) => ({
    ...point,
    ...(flag && { flag: speak(flag) }),
    ...(source && { source: speak(source) }),
  })),
})

/** One measurement over time, with the medicines beside it. */
export function SeriesTrend({ patient, of }: { patient: number; of: SeriesKey }) {
  const series = useLoaded(
    async signal => withWords(await services.patients.series({ patient, ...of }, { signal })),
    [patient, of],
  )
  const medicines = useLoaded(signal => services.patients.medicationSpans({ patient }, { signal }), [patient])
  const results = series.value
  return (
    <>
      {medicines.error !== undefined && <Problem error={medicines.error} />}
      {series.error !== undefined && <Problem error={series.error} />}
      {results &&
        (results.points.length > 1 ? (
          <TrendFigure patient={patient} series={results} medicines={medicines.value ?? []} />
        ) : (
          <Single series={results} />
        ))}
    </>
  )
}

/** One result makes no line: it is told in words. */
function Single({
  series: {
    label,
    unit,
    reference,
    points: [point],
  },
}: {
  series: Series
}) {
  if (!point) return <Text c="dimmed">{words('trend.undated')}</Text>
  const why = attention(point, reference)
  const origin = [
    point.written !== undefined && words('trend-figure.converted', { written: point.written }),
    point.source !== undefined && words('trend-figure.from', { source: point.source }),
  ].filter(each => typeof each === 'string')
  const told = { value: `${valueText(point)} ${unit}`, date: dateText(point.time) }
  return (
    <Stack gap={4} maw="60ch">
      <Text>
        <Marked
          text={
            why === undefined ? words('trend.single', told) : words('trend.single-marked', { ...told, why })
          }
        />
      </Text>
      {origin.length > 0 && (
        <Text size="sm">
          <bdi>{origin.join('; ')}</bdi>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {words('trend.single-more', { label, reference: referenceText(reference) })}
      </Text>
    </Stack>
  )
}
