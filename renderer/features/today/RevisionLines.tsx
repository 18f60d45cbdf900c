import { Button } from '@mantine/core'
import type { Revision } from '../../../shared/contract/learning-decisions.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { speak, spoken, words } from '../../ui/words.ts'

interface RevisionLinesProps {
  readonly revisions: readonly Revision[]
  onOpen(): void
  onSeen(): void
}

/** What has changed since somebody decided beside an answer: each is seen by opening it, or by saying so. */
export function RevisionLines({ revisions, onOpen, onSeen }: RevisionLinesProps) {
  const action = useAction()
  const see = (card: string, next: () => void) =>
    action.run(async () => {
      await services.learning.seeRevision({ card })
      next()
    })
  return (
    <>
      {action.error !== undefined && <Problem error={action.error} />}
      <ul className="waiting-lines" aria-label={words('today.revisions', { answers: revisions.length })}>
        {revisions.map(({ card, title, said }) => (
          <li key={card}>
            <button type="button" data-row onClick={() => see(card, onOpen)}>
              <span>
                <strong>
                  <bdi>{spoken(title)}</bdi>
                </strong>
              </span>
              <span className="critical-quiet">{speak(said)}</span>
            </button>
            <Button size="compact-xs" variant="subtle" onClick={() => see(card, onSeen)}>
              {words('decide.seen')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
