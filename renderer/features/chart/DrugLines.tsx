import type { DrugLine } from '../../../shared/contract/patients-summary.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { dateText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import { Doubts } from './Doubts.tsx'
import { FactButton } from './FactButton.tsx'
import { dayText, roughText } from './when-text.ts'

/** What is not as one expects of a medicine that stands among those taken. */
function stateText({ is, mark, provenUntil, since }: DrugLine): string | undefined {
  if (mark) return words(`drug-mark.${mark}`)
  if (is !== 'unproven') return undefined
  if (provenUntil === undefined || !since) return words('summary.unproven-undated')
  return words('summary.unproven', {
    date: roughText({ ...since, precision: 'day', clock: provenUntil }),
  })
}
type Dated = (moment: Moment) => string
function timeText({ is, since, renewed, changed, end }: DrugLine, dated: Dated): string {
  if (is === 'stopped' && end) {
    return since && end.clock > since.clock
      ? words('summary.from-to', { from: dated(since), to: dated(end) })
      : words('summary.stopped-on', { date: dated(end) })
  }
  if (!since) return words('chart.not-recorded')
  const from = dated(since)
  // How long nothing proves it stands beside it: that it was renewed then would say it twice.
  if (is === 'unproven') return words('summary.since', { date: from })
  if (changed) return words('summary.begun-changed', { since: from, changed: dated(changed) })
  const again = renewed && dated(renewed)
  if (again !== undefined && again !== from)
    return words('summary.begun-renewed', { since: from, renewed: again })
  return words('summary.since', { date: from })
}
const exactText = ({ since, renewed, end, provenUntil }: DrugLine): string =>
  [
    since && dateText(since),
    renewed && dateText(renewed),
    end && dateText(end),
    provenUntil && dayText(provenUntil),
  ]
    .filter(Boolean)
    .join(' – ')

const chipOf = ({ mark, is }: DrugLine): string => {
  if (mark === 'prohibited') return 'chip danger'
  return mark !== undefined || is === 'unproven' ? 'chip attention' : 'chip'
}

interface DrugLinesProps {
  readonly drugs: readonly DrugLine[]
  readonly label: string
  /** Whole dates, where there is room for them. */
  readonly isExact?: boolean
}

/** Medicines, one line a drug: what and how strong, what is not as one expects, since when and last changed. */
export function DrugLines({ drugs, label, isExact = false }: DrugLinesProps) {
  const dated = isExact ? dateText : roughText
  return (
    <ul className="lines" aria-label={label}>
      {drugs.map(drug => {
        const state = stateText(drug)
        return (
          <li key={drug.facts[0]!.id}>
            <FactButton of={{ label: drug.name, facts: drug.facts }}>
              <bdi>
                <strong>{drug.name}</strong> {drug.strength} <span className="quiet">{drug.form}</span>{' '}
                {drug.dose}
              </bdi>
            </FactButton>
            {state !== undefined && (
              <span className={chipOf(drug)}>
                <bdi title={drug.because}>{state}</bdi>
              </span>
            )}
            <Doubts {...drug} />
            <bdi className="end quiet" title={exactText(drug)}>
              {timeText(drug, dated)}
            </bdi>
          </li>
        )
      })}
    </ul>
  )
}
