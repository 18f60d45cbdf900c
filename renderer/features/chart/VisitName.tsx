import type { VisitLine } from '../../../shared/contract/patients-summary.ts'
import { visitText } from '../../parts/visit-text.ts'
import { FactButton } from './FactButton.tsx'

/** A line of the timeline in words, as the button that leads to where it came from; a note is read with the notes. */
export function VisitName({ visit }: { visit: VisitLine }) {
  const text = visitText(visit)
  if (visit.facts.length === 0) return <bdi className="cut">{text}</bdi>
  return (
    <FactButton of={{ label: text, facts: visit.facts }}>
      <bdi>{text}</bdi>
    </FactButton>
  )
}
