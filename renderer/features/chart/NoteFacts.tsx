import { Text } from '@mantine/core'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { snippetsBegun } from '../../../shared/domain/notes/snippets.ts'
import type { Shut } from '../../../shared/domain/doors.ts'
import { inOneLine } from '../../../shared/domain/doors.ts'
import type { NoteDraft } from '../../parts/note-draft.ts'
import { faultText, TypedField } from '../../parts/TypedField.tsx'
import { isoPartText } from '../../ui/dates.ts'
import { speak, words } from '../../ui/words.ts'
import { happenedText, toldText, type NoteRead } from './note-facts.ts'

interface NoteFactsProps {
  readonly draft: NoteDraft
  readonly read: NoteRead
  /** The line that is being typed: what of it cannot be is not said at every letter. */
  readonly typing: number | undefined
  /** What intake said cannot be, by line. */
  readonly refused: ReadonlyMap<number, Fault>
  /** Why facts are not stored in this casebook, where they are not. */
  readonly shut: Shut | undefined
  readonly isAsked: boolean
  onHappened(text: string): void
}

/** What the lines of a note that begin with a snippet will be stored as, before it is signed. */
export function NoteFacts({ draft, read, typing, refused, shut, isAsked, onHappened }: NoteFactsProps) {
  const { lines, happened, happenedFault } = read
  const begun = snippetsBegun(draft.text)
  const isAsWritten = happened === '' || isoPartText(happened) === happenedText(draft)
  return (
    <>
      {begun.length > 0 && (
        <p className="quiet none snippets" role="status">
          {begun.map(({ name, label, example }) => (
            <span key={name} title={words(label)}>
              <kbd>/{name}</kbd> {example || words(label)}
            </span>
          ))}
        </p>
      )}
      {lines.length > 0 && (
        <section aria-label={words('visit.to-be-stored')} className="to-be-stored">
          <h3>{words('visit.to-be-stored')}</h3>
          {shut ? (
            <Text size="sm">{speak(inOneLine(shut))}</Text>
          ) : (
            <TypedField
              size="xs"
              label={words('visit.happened')}
              value={happenedText(draft)}
              maxLength={40}
              description={isAsWritten ? undefined : words('visit.is-day', { date: isoPartText(happened) })}
              fault={happenedFault}
              isAsked={isAsked}
              onType={onHappened}
            />
          )}
          <ul aria-live="polite">
            {lines.map(({ line, typed, statement, warning, fault }) => {
              const wrong = refused.get(line) ?? fault
              return (
                <li key={line}>
                  <bdi>{statement ? toldText(statement) : typed.trim()}</bdi>
                  {warning && <span className="amber-word"> {speak(warning)}</span>}
                  {wrong && (isAsked || line !== typing) && (
                    <span className="fault-word"> {faultText(wrong)}</span>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}
