import { Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../app/services.ts'
import { attention, referenceText, valueText, type Series } from '../../charts/trend-table.ts'
import { TrendChart } from '../../charts/TrendChart.tsx'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak } from '../../ui/words.ts'

type Answered = Awaited<ReturnType<typeof services.patients.series>>
/** A figure takes words, not messages. */
const withWords = ({ points, ...rest }: Answered): Series => ({
  ...rest,
  points: points.map(({ flag, ...point }) => ({ ...point, ...(flag && { flag: speak(flag) }) })),
})

/** Any numeric observation over time. */
export function Trend({ patient }: { patient: number }) {
  const measured = useLoaded(signal => services.patients.measured({ patient }, { signal }), [patient])
  const [chosen, setChosen] = useState<string | null>(null)
  const options = (measured.value ?? []).map((each, index) => ({
    value: String(index),
    label: `${each.code.display ?? each.code.code} (${each.unit}), ${each.n === 1 ? '1 result' : `${each.n} results`}`,
  }))
  const current = measured.value?.[Number(chosen ?? 0)]
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
  if (options.length === 0) return <Text c="dimmed">Nothing has been measured in numbers.</Text>
  const results = series.value
  return (
    <Stack>
      {medicines.error !== undefined && <Problem error={medicines.error} />}
      <Select
        label="Measurement"
        data={options}
        value={chosen ?? '0'}
        onChange={setChosen}
        searchable
        allowDeselect={false}
        maw="30rem"
      />
      {series.error !== undefined && <Problem error={series.error} />}
      {results &&
        (results.points.length > 1 ? (
          <TrendChart series={results} medicines={medicines.value ?? []} />
        ) : (
          <Single series={results} />
        ))}
    </Stack>
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
  if (!point) return <Text c="dimmed">No result has a date.</Text>
  const why = attention(point, reference)
  return (
    <Stack gap={4} maw="60ch">
      <Text>
        <strong>
          {valueText(point)} {unit}
        </strong>{' '}
        on {dateText(point.time)}
        {why === undefined ? '' : `, ${why}`}.
      </Text>
      <Text size="sm" c="dimmed">
        {label}, reference {referenceText(reference)}. This is the only result; a second one makes a trend.
      </Text>
    </Stack>
  )
}
