import { Checkbox, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { MOST_RESULTS } from '../../../shared/contract/patients-flowsheet.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { Flowsheet } from './Flowsheet.tsx'
import { onlyMarked } from './flowsheet-lines.ts'
import type { Trended } from './TrendDialog.tsx'

/** So many results, the newest, are asked for and drawn before all. */
const FIRST = 1_000

/** Everything measured by date, with the medicines of those dates; all of it, or only what is out of range. */
export function Results({ patient, onTrend }: { patient: number; onTrend(trend: Trended): void }) {
  const first = useLoaded(
    signal => services.patients.flowsheet({ patient, most: FIRST }, { signal }),
    [patient],
  )
  const isMore = first.value?.isMore ?? false
  const all = useLoaded(
    async signal =>
      isMore ? services.patients.flowsheet({ patient, most: MOST_RESULTS }, { signal }) : undefined,
    [patient, isMore],
  )
  const sheet = { value: all.value ?? first.value, error: first.error ?? all.error }
  const medicines = useLoaded(signal => services.patients.medicationSpans({ patient }, { signal }), [patient])
  const [isMarkedOnly, setMarkedOnly] = useState(false)
  if (sheet.error !== undefined) return <Problem error={sheet.error} />
  if (!sheet.value) return <Skeleton h={320} aria-busy />
  const shown = isMarkedOnly ? onlyMarked(sheet.value) : sheet.value
  return (
    <div className="results-page">
      {medicines.error !== undefined && <Problem error={medicines.error} />}
      <div className="results-head">
        <Checkbox
          size="xs"
          label={words('flowsheet.only-marked')}
          checked={isMarkedOnly}
          onChange={event => setMarkedOnly(event.currentTarget.checked)}
        />
        <p className="quiet small">{words('flowsheet.keys')}</p>
        {all.value?.isMore && <p className="small">{words('flowsheet.more')}</p>}
      </div>
      {shown.rows.length === 0 ? (
        <p className="quiet none">{words(isMarkedOnly ? 'flowsheet.none-marked' : 'summary.no-results')}</p>
      ) : (
        <Flowsheet
          key={String(isMarkedOnly)}
          sheet={shown}
          medicines={medicines.value ?? []}
          onTrend={onTrend}
        />
      )}
    </div>
  )
}
