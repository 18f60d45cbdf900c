import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { standingWords } from '../../../shared/domain/facts/standing-words.ts'
import { services } from '../../client/services.ts'
import { visitKey } from '../../parts/visit-text.ts'
import { agoText, dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'
import { Doubts } from './Doubts.tsx'
import { VisitName } from './VisitName.tsx'

const PAGE = 100
/** As many as one call may answer. */
const MOST = 500

/** Every visit and every day of entries, the newest first: when, what for, and what was new on that day. */
export function Visits({ patient }: { patient: number }) {
  const [shown, setShown] = useState(PAGE)
  const visits = useLoaded(
    signal => services.patients.visits({ patient, offset: 0, limit: Math.min(MOST, shown) }, { signal }),
    [patient, shown],
  )
  if (visits.error !== undefined) return <Problem error={visits.error} />
  if (!visits.value) return <Skeleton h={240} />
  const { rows, total } = visits.value
  return (
    <div className="page-lists">
      <ul className="lines dated" aria-label={words('tab.visits')}>
        {rows.map(visit => {
          const notSo = standingWords(visit.standing)
          return (
            <li key={visitKey(visit)}>
              <span className="quiet when">
                {visit.start ? dateText(visit.start) : words('chart.not-recorded')}
              </span>
              <VisitName visit={visit} />
              {notSo && <span className="chip">{speak(notSo)}</span>}
              <Doubts {...visit} />
              <span className="end quiet">{agoText(visit.start)}</span>
            </li>
          )
        })}
      </ul>
      {rows.length === 0 && <p className="quiet none">{words('summary.no-visits')}</p>}
      {total > rows.length && shown < MOST && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setShown(each => each + PAGE)}>
          {words('chart.show-more', { shown: rows.length, of: total })}
        </Button>
      )}
    </div>
  )
}
