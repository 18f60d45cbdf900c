import { Text } from '@mantine/core'
import type { services } from '../../client/services.ts'
import { ageText } from '../../ui/ages.ts'
import { dateText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

type Expected = Awaited<ReturnType<typeof services.day.due>>['rows'][number]

interface AwaitedLinesProps {
  readonly people: readonly Expected[]
  readonly total: number
  onOpen(patient: number): void
}

/** Who was planned to come back and of whom nothing was recorded since, each with what says so. */
export function AwaitedLines({ people, total, onOpen }: AwaitedLinesProps) {
  return (
    <>
      <ul className="waiting-lines" aria-label={words('today.due-list')}>
        {people.map(({ patient, name, birth, is, days, planned, why, lastSeen }) => (
          <li key={patient}>
            <button type="button" data-row onClick={() => onOpen(patient)}>
              <span>
                <strong>
                  <bdi>{name || words('critical.no-name')}</bdi>
                </strong>{' '}
                {ageText(birth, 'short')}{' '}
                <span className="amber-word">{words('today.late', { is, days })}</span>
              </span>
              <span className="critical-quiet">
                <bdi>{words('today.planned-for', { why, date: dateText(planned) })}</bdi>{' '}
                {lastSeen === undefined
                  ? words('today.never-seen')
                  : words('today.last-seen', { date: dateText(lastSeen) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {total > people.length && (
        <Text size="xs" c="dimmed">
          {words('today.more-due', { shown: people.length, of: total })}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {words('today.due-why')}
      </Text>
    </>
  )
}
