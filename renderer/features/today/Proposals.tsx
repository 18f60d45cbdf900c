import { Button, Kbd } from '@mantine/core'
import { useId } from 'react'
import { words } from '../../ui/words.ts'
import type { Proposal } from './use-day-list.ts'

interface ProposalsProps {
  readonly proposals: readonly Proposal[]
  onTake(proposals: readonly Proposal[]): void
  onTakeAll(): void
}

/** Whom files planned for this day and who is not on its list. */
export function Proposals({ proposals, onTake, onTakeAll }: ProposalsProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="day-proposals">
      <div className="day-proposals-head">
        <h3 id={id}>{words('today.from-records', { people: proposals.length })}</h3>
        <Button size="compact-xs" variant="default" rightSection={<Kbd size="xs">p</Kbd>} onClick={onTakeAll}>
          {words('today.take-all')}
        </Button>
      </div>
      <ul>
        {proposals.map(each => (
          <li key={each.fact}>
            <span className="day-proposal-time">{each.time}</span>
            <bdi>{each.name}</bdi>
            <span className="critical-quiet">
              <bdi>{each.why}</bdi>
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={words('today.take-one', { name: each.name })}
              onClick={() => onTake([each])}
            >
              {words('today.take')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
