import type { ProblemLine } from '../../../shared/contract/patients-summary.ts'
import { words } from '../../ui/words.ts'
import { ProblemLines } from './ProblemLines.tsx'
import { Section } from './Section.tsx'

/** All problems: those that are, those that were, and what is not so or not hers, each with its source's word. */
export function Problems({ problems, isAtDeath }: { problems: readonly ProblemLine[]; isAtDeath: boolean }) {
  const of = (is: ProblemLine['is']) => problems.filter(each => each.is === is)
  const [active, resolved, notSo] = [of('active'), of('resolved'), of('not-so')]
  const parts = [
    {
      title: words(isAtDeath ? 'summary.problems-at-death' : 'summary.problems-active', {
        problems: active.length,
      }),
      lines: active,
    },
    { title: words('summary.problems-resolved', { problems: resolved.length }), lines: resolved },
    { title: words('summary.problems-not-so', { problems: notSo.length }), lines: notSo },
  ]
  return (
    <div className="page-lists">
      {problems.length === 0 && <p className="quiet none">{words('summary.no-problems')}</p>}
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <Section key={title} title={title}>
            <ProblemLines problems={lines} label={title} isExact />
          </Section>
        ))}
    </div>
  )
}
