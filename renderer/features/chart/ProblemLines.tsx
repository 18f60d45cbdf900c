import type { ProblemLine } from '../../../shared/contract/patients-summary.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { standingWords } from '../../../shared/domain/facts/standing-words.ts'
import { dateText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'
import { Doubts } from './Doubts.tsx'
import { FactButton } from './FactButton.tsx'
import { roughText } from './when-text.ts'

/** Since when; of what is over, from when to when. */
function timeText({ since, until }: ProblemLine, dated: (moment: Moment) => string): string {
  if (since && until) return words('summary.from-to', { from: dated(since), to: dated(until) })
  return since ? words('summary.since', { date: dated(since) }) : words('chart.not-recorded')
}
const exactText = ({ since, until }: ProblemLine): string =>
  [since, until].flatMap(each => (each ? [dateText(each)] : [])).join(' – ')

interface ProblemLinesProps {
  readonly problems: readonly ProblemLine[]
  readonly label: string
  /** Whole dates, where there is room for them. */
  readonly isExact?: boolean
}

/** Problems, a line each: what, what of it is not certain, since when. */
export function ProblemLines({ problems, label, isExact = false }: ProblemLinesProps) {
  const dated = isExact ? dateText : roughText
  return (
    <ul className="lines" aria-label={label}>
      {problems.map(problem => {
        const notSo = standingWords(problem.standing)
        return (
          <li key={problem.facts[0]!.id} className={problem.is === 'not-so' ? 'struck-line' : undefined}>
            <FactButton of={problem}>
              <bdi className={problem.isFinding ? 'quiet' : undefined}>{problem.label}</bdi>
            </FactButton>
            {notSo && <span className="chip">{speak(notSo)}</span>}
            {problem.about !== 'patient' && (
              <span className="chip">{words('chart.about', { about: problem.about })}</span>
            )}
            <Doubts {...problem} />
            <bdi className="end quiet" title={exactText(problem)}>
              {timeText(problem, dated)}
            </bdi>
          </li>
        )
      })}
    </ul>
  )
}
