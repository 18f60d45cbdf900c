import { Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../app/services.ts'
import { TrendChart } from '../../charts/TrendChart.tsx'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'

/** Any numeric observation over time. */
export function Trend({ patient }: { patient: number }) {
  const measured = useLoaded(signal => services.charts.measured({ patient }, { signal }), [patient])
  const [chosen, setChosen] = useState<string | null>(null)
  const options = (measured.value ?? []).map((each, index) => ({ value: String(index), label: `${each.code.display ?? each.code.code} (${each.unit}), ${each.n} results` }))
  const current = measured.value?.[Number(chosen ?? 0)]
  const series = useLoaded(async signal => (current ? services.charts.series({ patient, system: current.code.system, code: current.code.code, unit: current.unit }, { signal }) : undefined), [patient, current])
  if (measured.error !== undefined) return <Problem error={measured.error} />
  if (options.length === 0) return <Text c="dimmed">Nothing has been measured in numbers.</Text>
  return (
    <Stack>
      <Select label="Measurement" data={options} value={chosen ?? '0'} onChange={setChosen} searchable allowDeselect={false} maw="30rem" />
      {series.value && series.value.points.length > 0 && <TrendChart series={series.value} />}
    </Stack>
  )
}
