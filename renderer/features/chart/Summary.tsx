import type { DrugLine, ResultLine, Summary as Picture } from '../../../shared/contract/patients-summary.ts'
import { enumerated, words } from '../../ui/words.ts'
import { DrugLines } from './DrugLines.tsx'
import { ProblemLines } from './ProblemLines.tsx'
import { ResultTable } from './ResultTable.tsx'
import { Section } from './Section.tsx'
import type { Tab } from './tabs.ts'
import { roughText } from './when-text.ts'

/** As many problems and medicines stand on the first page; the rest is told by its number. */
const [MOST_PROBLEMS, MOST_MEDICINES, MOST_STOPPED] = [6, 6, 4]

export interface SummaryProps {
  readonly picture: Picture
  onTab(tab: Tab): void
  onTrend(line: ResultLine): void
}

/** Taken now or said to be, and what stands apart from it: held, planned, not to be given, perhaps. */
const isNow = ({ is, mark }: DrugLine) =>
  is === 'taken' || is === 'unproven' || (mark !== undefined && mark !== 'not-taken')
/** What must not be given first; then what is taken; then what is only planned. */
const order = ({ mark, is }: DrugLine): number => {
  if (mark === 'prohibited') return 0
  return is === 'never' ? 2 : 1
}
const moreText = (lines: number) => words('summary.more-lines', { lines })

/** The whole picture in one look: problems, medicines, the results that matter, and what happened last. */
export function Summary({ picture, onTab, onTrend }: SummaryProps) {
  const { problems, drugs, results, axis, isAtDeath } = picture
  const active = problems.filter(({ is }) => is === 'active')
  const resolved = problems.filter(({ is }) => is === 'resolved').length
  const now = drugs.filter(isNow).toSorted((one, other) => order(one) - order(other))
  const stopped = drugs.filter(({ is }) => is === 'stopped')
  const recent = stopped.filter(({ isRecent }) => isRecent)
  const moreProblems = active.length - MOST_PROBLEMS
  const moreMedicines = now.length - MOST_MEDICINES
  return (
    <div className="picture-main">
      <div className="picture-lists">
        <Section
          title={words(isAtDeath ? 'summary.problems-at-death' : 'summary.problems-active', {
            problems: active.length,
          })}
          more={{
            text:
              moreProblems > 0
                ? moreText(moreProblems)
                : words('summary.problems-resolved', { problems: resolved }),
            onClick: () => onTab('problems'),
          }}
        >
          <ProblemLines problems={active.slice(0, MOST_PROBLEMS)} label={words('tab.problems')} />
          {active.length === 0 && <p className="quiet none">{words('summary.no-problems')}</p>}
        </Section>
        <Section
          title={words(isAtDeath ? 'summary.medicines-at-death' : 'summary.medicines-now', {
            medicines: now.length,
          })}
          more={{
            text:
              moreMedicines > 0
                ? moreText(moreMedicines)
                : words('summary.medicines-past', { medicines: stopped.length }),
            onClick: () => onTab('medicines'),
          }}
        >
          <DrugLines drugs={now.slice(0, MOST_MEDICINES)} label={words('tab.medicines')} />
          {now.length === 0 && <p className="quiet none">{words('summary.no-medicines')}</p>}
          {recent.length > 0 && (
            <p className="quiet none">
              {words('summary.recently-stopped', {
                medicines: enumerated(recent.slice(0, MOST_STOPPED).map(stoppedText)),
              })}
            </p>
          )}
        </Section>
      </div>
      <Section
        title={words('summary.results')}
        more={{ text: words('summary.by-date'), onClick: () => onTab('results') }}
      >
        {axis ? (
          <ResultTable results={results} axis={axis} onTrend={onTrend} />
        ) : (
          <p className="quiet none">{words('summary.no-results')}</p>
        )}
      </Section>
    </div>
  )
}

function stoppedText({ name, end, renewed, since }: DrugLine): string {
  const last = end ?? renewed ?? since
  return last ? words('summary.stopped-one', { name, date: roughText(last) }) : name
}
