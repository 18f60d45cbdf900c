import type { DrugLine } from '../../../shared/contract/patients-summary.ts'
import { words } from '../../ui/words.ts'
import { DrugLines } from './DrugLines.tsx'
import { Section } from './Section.tsx'

/** All medicines by drug: what is taken or said to be, what is only planned or must not be given, what was stopped. */
export function Medicines({ drugs, isAtDeath }: { drugs: readonly DrugLine[]; isAtDeath: boolean }) {
  const now = drugs.filter(({ is }) => is === 'taken' || is === 'unproven')
  const apart = drugs.filter(({ is }) => is === 'never')
  const stopped = drugs.filter(({ is }) => is === 'stopped')
  const title = words(isAtDeath ? 'summary.medicines-at-death' : 'summary.medicines-now', {
    medicines: now.length,
  })
  return (
    <div className="page-lists">
      <Section title={title}>
        <DrugLines drugs={now} label={title} isExact />
        {now.length === 0 && <p className="quiet none">{words('summary.no-medicines')}</p>}
      </Section>
      {apart.length > 0 && (
        <Section title={words('summary.medicines-apart', { medicines: apart.length })}>
          <DrugLines
            drugs={apart}
            label={words('summary.medicines-apart', { medicines: apart.length })}
            isExact
          />
        </Section>
      )}
      {stopped.length > 0 && (
        <details className="folded">
          <summary>{words('summary.medicines-past', { medicines: stopped.length })}</summary>
          <DrugLines
            drugs={stopped}
            label={words('summary.medicines-past', { medicines: stopped.length })}
            isExact
          />
        </details>
      )}
    </div>
  )
}
