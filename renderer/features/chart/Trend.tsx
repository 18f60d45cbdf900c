import { Select, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { attention, referenceText, valueText, type Series } from '../../figures/trend-table.ts'
import { TrendFigure } from '../../figures/TrendFigure.tsx'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { words } from '../../ui/words.ts'
import { Marked } from '../../ui/Marked.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak } from '../../ui/words.ts'

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

/** Which measurement is looked at, in whose chart. */
const measurement: Draft<{ readonly chosen: string | null }> = {
  name: 'chart.measurement',
  initial: { chosen: null },
  keep: false, // a place in today's list: tomorrow another measurement may stand there
}

/** Which measurement is asked for. */
interface SeriesKey {
  readonly system: string
  readonly code: string
  readonly unit: string
}
const isOf = ({ code, unit }: Measured, of: SeriesKey): boolean =>
  code.system === of.system && code.code === of.code && unit === of.unit

/** Any numeric observation over time; the one that is asked for at first. */
export function Trend({ patient, of }: { patient: number; of?: SeriesKey | undefined }) {
  const measured = useLoaded(signal => services.patients.measured({ patient }, { signal }), [patient])
  const [{ chosen }, choose] = useDraft(measurement, { patient })
  // One list for as long as it is the same: another one would take away the line that the arrow keys have chosen.
  const options = useMemo(() => (measured.value ?? []).map(optionOf), [measured.value])
  const asked = of && measured.value?.findIndex(each => isOf(each, of))
  const at = chosen ?? String(Math.max(0, asked ?? 0))
  const current = measured.value?.[Number(at)]
  const series = useLoaded(
    async signal =>
      current
        ? withWords(
            await services.patients.series(
              { patient, system: current.code.system, code: current.code.code, unit: current.unit },
              { signal },
            ),
          )
        : undefined,
    [patient, current],
  )
  const medicines = useLoaded(signal => services.patients.medicationSpans({ patient }, { signal }), [patient])
  if (measured.error !== undefined) return <Problem error={measured.error} />
  if (options.length === 0) return <Text c="dimmed">{words('trend.none')}</Text>
  const results = series.value
  return (
    <Stack>
      {medicines.error !== undefined && <Problem error={medicines.error} />}
      <Select
        label={words('trend.measurement')}
        data={options}
        value={at}
        onChange={to => choose({ chosen: to })}
        searchable
        allowDeselect={false}
        maw="30rem"
      />
      {series.error !== undefined && <Problem error={series.error} />}
      {results &&
        (results.points.length > 1 ? (
          <TrendFigure series={results} medicines={medicines.value ?? []} />
        ) : (
          <Single series={results} />
        ))}
    </Stack>
  )
}

type Measured = Awaited<ReturnType<typeof services.patients.measured>>[number]

const optionOf = ({ code, printed, n }: Measured, index: number) => ({
  value: String(index),
  label: words('trend.option', { name: code.display ?? code.code, unit: printed, results: n }),
})

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
