import { Button, TextInput } from '@mantine/core'
import { useRef, type KeyboardEvent } from 'react'
import { z } from 'zod'
import {
  decisionChoices,
  expectedPer100,
  type Decision,
  type DecisionChoice,
} from '../../../shared/domain/decisions/decision.ts'
import { most } from '../../../shared/domain/most.ts'
import type { Term } from '../../../shared/words/message.ts'
import { dropDraft, useDraft, type Draft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { cameText, treatmentOf } from '../../parts/decisions/decided-text.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { spoken, words } from '../../ui/words.ts'

/** Why somebody decided so, while it is typed. */
const reasonDraft: Draft<{ readonly reason: string }> = {
  name: 'chart.decision-reason',
  initial: { reason: '' },
  keep: z.strictObject({ reason: z.string() }),
}
const keyOfChoice = (choice: DecisionChoice) => String(decisionChoices.indexOf(choice) + 1)

interface DecidingProps {
  readonly patient: number
  /** The answer that stands. */
  readonly card: { readonly id: string; readonly exposure: Term; readonly comparator: Term }
  /** What was decided by this question and stands; the newest where there are several. */
  readonly decision: Decision | undefined
  onChanged(): void
}

/** One key keeps what is decided beside an answer; a reason may follow, and one key takes it back. */
export function Deciding({ patient, card, decision, onChanged }: DecidingProps) {
  const box = useRef<HTMLDivElement>(null)
  const action = useAction()
  const drawn = useFocusWhenDrawn(decision?.decision ?? 0)
  const found = (what: string) => () => box.current?.querySelector<HTMLElement>(what)
  const decide = (choice: DecisionChoice) =>
    action.run(async () => {
      const requestId = crypto.randomUUID()
      await services.patients.decide({ requestId, patient, card: card.id, choice, today: isoToday() })
      drawn(found('input'))
      onChanged()
    })
  const takeBack = () =>
    action.run(async () => {
      if (!decision) return
      await services.patients.takeBackDecision({ decision: decision.decision })
      drawn(found('button'))
      onChanged()
    })
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target instanceof HTMLInputElement) return
    const choice = decisionChoices.find(each => keyOfChoice(each) === event.key)
    if (choice !== undefined) decide(choice)
    else if (event.key === 'u' && decision) takeBack()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // One key decides, from wherever in it one is.
    <div ref={box} role="presentation" onKeyDown={onKey}>
      <div role="group" aria-label={words('decide.label')} className="deciding">
        {action.error !== undefined && <Problem error={action.error} />}
        {decision && (
          <Kept
            patient={patient}
            decision={decision}
            busy={action.busy}
            onTakeBack={takeBack}
            onChanged={onChanged}
          />
        )}
        {!decision && (
          <>
            <div className="choices">
              {decisionChoices.map(choice => (
                <ActionButton
                  key={choice}
                  busy={action.busy}
                  size="compact-xs"
                  variant="default"
                  onClick={() => decide(choice)}
                >
                  {words('decide.key', {
                    choice,
                    treatment: spoken(treatmentOf(choice, card)),
                    key: keyOfChoice(choice),
                  })}
                </ActionButton>
              ))}
            </div>
            <p className="quiet small">{words('decide.hint')}</p>
          </>
        )}
      </div>
    </div>
  )
}

interface KeptProps {
  readonly patient: number
  readonly decision: Decision
  readonly busy: boolean
  onTakeBack(): void
  onChanged(): void
}

function Kept({ patient, decision, busy, onTakeBack, onChanged }: KeptProps) {
  return (
    <>
      <DecidedLines decision={decision} />
      {decision.reason === '' && <Reason patient={patient} decision={decision} onChanged={onChanged} />}
      <ActionButton
        busy={busy}
        size="compact-xs"
        variant="subtle"
        data-take-back={decision.decision}
        onClick={onTakeBack}
      >
        {words('decide.take-back')}
      </ActionButton>
    </>
  )
}

/** What was decided, by which answer, why, and what became of her. */
export function DecidedLines({ decision }: { decision: Decision }) {
  const { choice, day, eligible, reason, stood } = decision
  const per100 = expectedPer100(choice, stood)
  return (
    <>
      <p role="status">
        <strong>
          {words('decide.kept', {
            choice,
            day: isoText(day),
            treatment: spoken(treatmentOf(choice, decision)),
          })}
        </strong>{' '}
        <span className="quiet">{words(eligible ? 'decide.eligible' : 'decide.not-eligible')}</span>
      </p>
      {reason !== '' && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      {per100 !== undefined && (
        <p className="quiet">
          {words('decide.card-expected', {
            per100,
            answered: isoText(stood.answered),
            people: stood.people,
          })}
        </p>
      )}
      <p className={decision.came.is === 'happened' ? 'amber-word' : undefined}>{cameText(decision)}</p>
    </>
  )
}

function Reason({ patient, decision: { decision }, onChanged }: Omit<KeptProps, 'busy' | 'onTakeBack'>) {
  const action = useAction()
  const about = { patient, of: decision }
  const [{ reason }, setReason] = useDraft(reasonDraft, about)
  const keep = () =>
    action.run(async () => {
      if (reason.trim() !== '') await services.patients.explainDecision({ decision, reason: reason.trim() })
      dropDraft(reasonDraft, about)
      document.querySelector<HTMLElement>(`[data-take-back="${decision}"]`)?.focus()
      onChanged()
    })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        keep()
      }}
    >
      {action.error !== undefined && <Problem error={action.error} />}
      <TextInput
        size="xs"
        label={words('decide.reason')}
        description={words('decide.reason-hint')}
        maxLength={most.lineCharacters}
        value={reason}
        onChange={event => setReason({ reason: event.currentTarget.value })}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          document.querySelector<HTMLElement>(`[data-take-back="${decision}"]`)?.focus()
        }}
      />
      <Button type="submit" size="compact-xs" variant="default">
        {words('decide.keep-reason')}
      </Button>
    </form>
  )
}
