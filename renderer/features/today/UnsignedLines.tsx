import type { services } from '../../client/services.ts'
import { ageText } from '../../ui/ages.ts'
import { clockText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

type Note = Awaited<ReturnType<typeof services.day.unsigned>>[number]

/** Notes that were begun and not signed, the last kept first. */
export function UnsignedLines({ notes, onOpen }: { notes: readonly Note[]; onOpen(patient: number): void }) {
  return (
    <ul className="waiting-lines" aria-label={words('today.unsigned-list')}>
      {notes.map(({ patient, name, birth, title, kept }) => (
        <li key={patient}>
          <button type="button" data-row onClick={() => onOpen(patient)}>
            <span>
              <strong>
                <bdi>{name || words('critical.no-name')}</bdi>
              </strong>{' '}
              {ageText(birth, 'short')}
            </span>
            <span className="critical-quiet">
              {title !== '' && <bdi>{title}</bdi>} {words('draft.kept', { time: clockText(kept) })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
