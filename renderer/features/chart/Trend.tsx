import { Select, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { SeriesTrend } from './SeriesTrend.tsx'

/** Which measurement is looked at, in whose chart. */
const measurement: Draft<{ readonly chosen: string | null }> = {
  name: 'chart.measurement',
  initial: { chosen: null },
  keep: false, // a place in today's list: tomorrow another measurement may stand there
}

/** Any numeric observation over time. */
export function Trend({ patient }: { patient: number }) {
  const measured = useLoaded(signal => services.patients.measured({ patient }, { signal }), [patient])
  const [{ chosen }, choose] = useDraft(measurement, { patient })
  // One list for as long as it is the same: another one would take away the line that the arrow keys have chosen.
  const options = useMemo(() => (measured.value ?? []).map(optionOf), [measured.value])
  const at = chosen ?? '0'
  const current = measured.value?.[Number(at)]
  if (measured.error !== undefined) return <Problem error={measured.error} />
  if (options.length === 0) return <Text c="dimmed">{words('trend.none')}</Text>
  return (
    <Stack>
      <Select
        label={words('trend.measurement')}
        data={options}
        value={at}
        onChange={to => choose({ chosen: to })}
        searchable
        allowDeselect={false}
        maw="30rem"
      />
      {current && (
        <SeriesTrend
          patient={patient}
          of={{ system: current.code.system, code: current.code.code, unit: current.unit }}
        />
      )}
    </Stack>
  )
}

type Measured = Awaited<ReturnType<typeof services.patients.measured>>[number]

const optionOf = ({ code, printed, n }: Measured, index: number) => ({
  value: String(index),
  label: words('trend.option', { name: code.display ?? code.code, unit: printed, results: n }),
})
