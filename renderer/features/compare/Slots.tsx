import { Group, Stack } from '@mantine/core'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { Occurrence } from '../../../shared/domain/trial.ts'
import { words } from '../../ui/words.ts'
import { ConceptSlot } from './ConceptSlot.tsx'
import { Counted, type Matches } from './Counted.tsx'
import { setOf, withSet, type Draft } from './draft.ts'
import { ResultBounds } from './ResultBounds.tsx'

/** What can happen to somebody, by the kinds of its facts; what is measured is asked for within bounds. */
const happens = new Set(['condition', 'procedure', 'encounter', 'observation'])
const isMeasured = ({ kinds }: ConceptSet) => kinds.includes('observation')

interface SlotsProps {
  readonly draft: Draft
  readonly library: readonly ConceptSet[]
  matchesOf(set: ConceptSet): Matches | undefined
  onChange(part: Partial<Draft>): void
}

/** The treatment, what it is compared with, and the outcome; under each what is counted of it here. */
export function Slots({ draft, library, matchesOf, onChange }: SlotsProps) {
  const treatment = (
    slot: 'exposure' | 'comparator',
    label: 'compare.treatment' | 'compare.compared-with',
  ) => {
    const set = setOf(draft, draft[slot])
    const change = (next: ConceptSet | undefined) => {
      if (!next) return onChange({ [slot]: undefined })
      const { concepts, id } = withSet(draft, next)
      onChange({ concepts, [slot]: id })
    }
    return (
      <Stack gap={4}>
        <ConceptSlot
          label={words(label)}
          kind="medication"
          library={library.filter(({ kinds }) => kinds.includes('medication'))}
          value={set}
          onChange={change}
        />
        {set && <Counted set={set} found={matchesOf(set)} onChange={change} />}
      </Stack>
    )
  }
  return (
    <Group grow align="flex-start" maw="60rem">
      {treatment('exposure', 'compare.treatment')}
      {treatment('comparator', 'compare.compared-with')}
      <OutcomeSlot draft={draft} library={library} matchesOf={matchesOf} onChange={onChange} />
    </Group>
  )
}

function OutcomeSlot({ draft, library, matchesOf, onChange }: SlotsProps) {
  const { outcome } = draft
  const set = outcome && 'concept' in outcome ? setOf(draft, outcome.concept) : undefined
  const change = (next: ConceptSet | undefined) => {
    if (!next) return onChange({ outcome: undefined })
    const { concepts, id } = withSet(draft, next)
    onChange({ concepts, outcome: outcomeOf(next, id, outcome) })
  }
  const found = set && matchesOf(set)
  return (
    <Stack gap={4}>
      <ConceptSlot
        label={words('compare.outcome')}
        kind="condition"
        library={library.filter(({ kinds }) => kinds.every(kind => happens.has(kind)))}
        value={outcome?.is === 'died' ? 'died' : set}
        onChange={change}
        onDied={() => onChange({ outcome: { is: 'died' } })}
      />
      {outcome?.is === 'result' && (
        <ResultBounds
          outcome={outcome}
          units={found?.units ?? []}
          onChange={next => onChange({ outcome: next })}
        />
      )}
      {set && <Counted set={set} found={found} onChange={change} />}
    </Stack>
  )
}

/** The outcome by which a set is asked for; what was said of bounds stays. */
function outcomeOf(set: ConceptSet, concept: string, before: Occurrence | undefined): Occurrence {
  if (!isMeasured(set)) return { is: 'recorded', concept }
  return before?.is === 'result'
    ? { ...before, concept }
    : { is: 'result', concept, unit: '1', within: [{ comparator: '>=', threshold: 0 }] }
}
