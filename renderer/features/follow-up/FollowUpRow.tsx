import { Button, Group, Table, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { followUpTellings, type FollowUpTelling } from '../../../shared/domain/measures/follow-up.ts'
import { ageText } from '../../ui/ages.ts'
import { isoText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import { stateText } from './state-text.ts'
import type { WaitedFor } from './use-waited-for.ts'

interface RowProps {
  readonly one: WaitedFor
  readonly isBusy: boolean
  onOpen(): void
  /** Where what is waited for is a form. */
  onFill: (() => void) | undefined
  onTell(is: FollowUpTelling): void
  /** What is asked below her line, where anything is. */
  readonly below: ReactNode
}

/** One person who is waited for: since when, how long over, and what came of asking. */
export function FollowUpRow({ one, isBusy, onOpen, onFill, onTell, below }: RowProps) {
  const { name, birth, because, dueOn, is, lastSeen, told } = one
  const line = (
    <Table.Tr>
      <Table.Td className="whole">
        <UnstyledButton className="person-name" data-row data-key={one.key} onClick={onOpen}>
          <bdi>{name || words('critical.no-name')}</bdi>
        </UnstyledButton>{' '}
        <span className="quiet">{ageText(birth, 'short')}</span>
      </Table.Td>
      <Table.Td data-label={words('follow-up.why')}>
        <bdi>{because}</bdi>
      </Table.Td>
      <Table.Td data-label={words('follow-up.due')}>
        {dueOn}{' '}
        <span className={is === 'due' || is === 'lost' ? 'amber-word' : 'quiet'}>{stateText(one)}</span>
      </Table.Td>
      <Table.Td data-label={words('follow-up.seen')}>{lastSeen || words('follow-up.never')}</Table.Td>
      <Table.Td data-label={words('follow-up.told')}>
        {onFill && (
          <Button
            size="compact-xs"
            me={4}
            aria-label={words('follow-up.fill-for', { name })}
            onClick={onFill}
          >
            {words('form.fill-in')}
          </Button>
        )}
        {told && words('follow-up.told-on', { is: told.is, date: isoText(told.day) })}
        {told?.is === 'died' && (
          <Button
            size="compact-xs"
            variant="default"
            ms={4}
            aria-disabled={isBusy}
            onClick={() => onTell('died')}
          >
            {words('follow-up.record-death')}
          </Button>
        )}
        {!told && (
          <Group gap={4} display="inline-flex" role="group" aria-label={words('follow-up.say')}>
            {followUpTellings.map(each => (
              <Button
                key={each}
                size="compact-xs"
                variant="default"
                aria-disabled={isBusy}
                onClick={() => onTell(each)}
              >
                {words('follow-up.telling', { is: each })}
              </Button>
            ))}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
  if (!below) return line
  return (
    <>
      {line}
      <Table.Tr>
        <Table.Td colSpan={5}>{below}</Table.Td>
      </Table.Tr>
    </>
  )
}
