import { Anchor } from '@mantine/core'
import type { Summary } from '../../../shared/contract/patients-summary.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { visitKey } from '../../parts/visit-text.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'
import { Concerning } from './Concerning.tsx'
import { Doubts } from './Doubts.tsx'
import { Section } from './Section.tsx'
import type { Tab } from './tabs.ts'
import type { Writing } from './use-writing.ts'
import { VisitName } from './VisitName.tsx'
import { monthText } from './when-text.ts'

interface AsideProps {
  readonly patient: number
  readonly picture: Summary
  readonly writing: Pick<Writing, 'signed' | 'onWrite'>
  onTab(tab: Tab): void
  /** Something was decided, said why, or taken back: it stands on the timeline. */
  onDecided(): void
}
/** As many notes stand on the first page. */
const LATEST_NOTES = 3

/** Beside the picture: what one's own patients taught, the latest visits and notes, and what is missing. */
export function SummaryAside({ patient, picture, writing, onTab, onDecided }: AsideProps) {
  const { visits, visitsInAll, due } = picture
  const { go } = useRouter()
  const all = (tab: Tab) => ({ text: words('summary.all'), onClick: () => onTab(tab) })
  return (
    <aside className="picture-aside">
      <Section title={words('summary.from-own')}>
        <Concerning patient={patient} onDecided={onDecided} />
        <p className="none">
          <Anchor component="button" type="button" size="xs" onClick={() => go('alike', { patient })}>
            {words('alike.open')}
          </Anchor>
        </p>
      </Section>
      <Section title={words('summary.timeline')} more={visitsInAll > 0 ? all('visits') : undefined}>
        <ul className="lines" aria-label={words('summary.timeline')}>
          {visits.map(visit => (
            <li key={visitKey(visit)}>
              <VisitName visit={visit} />
              <Doubts {...visit} />
              <span className="end quiet" title={visit.start && dateText(visit.start)}>
                {visit.start ? monthText(visit.start) : words('chart.not-recorded')}
              </span>
            </li>
          ))}
        </ul>
        {visits.length === 0 && <p className="quiet none">{words('summary.no-visits')}</p>}
      </Section>
      <LatestNotes patient={patient} writing={writing} onAll={() => onTab('notes')} />
      <Section title={words('summary.due')}>
        <ul className="lines" aria-label={words('summary.due')}>
          {due.map(each => (
            <li key={each.key + JSON.stringify(each.values)}>{speak(each)}</li>
          ))}
        </ul>
        {due.length === 0 && <p className="quiet none">{words('summary.nothing-due')}</p>}
      </Section>
    </aside>
  )
}

interface LatestNotesProps extends Pick<AsideProps, 'patient' | 'writing'> {
  onAll(): void
}

function LatestNotes({ patient, writing: { signed, onWrite }, onAll }: LatestNotesProps) {
  const notes = useLoaded(signal => services.patients.notes({ patient }, { signal }), [patient, signed])
  const own = (notes.value ?? []).filter(each => each.own && each.moved !== 'away')
  return (
    <Section title={words('summary.notes')} more={{ text: words('summary.all'), onClick: onAll }}>
      {notes.error !== undefined && <Problem error={notes.error} />}
      <ul className="lines" aria-label={words('summary.notes')}>
        {own.slice(0, LATEST_NOTES).map(({ note, title, written }) => (
          <li key={note}>
            <bdi className="cut">{title || words('notes.no-title')}</bdi>
            <span className="end quiet">{dateText(written)}</span>
          </li>
        ))}
      </ul>
      <p className="none">
        {notes.value && own.length === 0 && <span className="quiet">{words('summary.no-notes')} </span>}
        <Anchor component="button" type="button" size="xs" onClick={onWrite}>
          {words('summary.write-one')}
        </Anchor>
      </p>
    </Section>
  )
}
