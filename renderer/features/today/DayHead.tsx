import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { daysLater } from '../../../shared/domain/day/iso-day.ts'
import { isoText } from '../../ui/dates.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import type { DayLine } from './use-day-list.ts'

interface DayHeadProps {
  readonly day: string
  readonly today: string
  readonly lines: readonly DayLine[] | undefined
  onDay(day: string): void
}

const named: Readonly<Record<number, string>> = {
  [-1]: words('today.yesterday'),
  0: words('view.today'),
  1: words('today.tomorrow'),
}

/** Which day it is, the ways to its neighbours, and how many have been seen. */
export function DayHead({ day, today, lines, onDay }: DayHeadProps) {
  const name = [-1, 0, 1].find(by => daysLater(today, by) === day)
  const date = isoText(day)
  return (
    <div className="today-head">
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words('today.day-before')}
          title={`${words('today.day-before')} · ←`}
          onClick={() => onDay(daysLater(day, -1))}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words('today.day-after')}
          title={`${words('today.day-after')} · →`}
          onClick={() => onDay(daysLater(day, 1))}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <ViewTitle size="h3">{name === undefined ? date : named[name]}</ViewTitle>
      {name !== undefined && <Text c="dimmed">{date}</Text>}
      {day !== today && (
        <Button size="compact-xs" variant="default" onClick={() => onDay(today)}>
          {words('today.to-today')}
        </Button>
      )}
      {lines && lines.length > 0 && (
        <Text size="sm" c="dimmed" className="today-count">
          {words('today.count', {
            people: lines.length,
            seen: lines.filter(({ seen }) => seen !== undefined).length,
          })}
        </Text>
      )}
    </div>
  )
}
