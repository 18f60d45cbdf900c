import { Radio, Stack, Text } from '@mantine/core'
import type { Proposal } from '../../../shared/domain/reports/proposal.ts'
import { dateText, timeText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'
import { dateBy } from './said.ts'

interface OpenReadingProps {
  readonly proposal: Proposal
  /** Whether the report itself leaves it open, whatever was said since. */
  readonly isOrderOpen: boolean
  readonly isDecimalOpen: boolean
  onOrder(order: 'day-first' | 'month-first'): void
  onDecimal(decimal: 'point' | 'comma'): void
}

/** When a specimen was taken, and how dates and numbers of a report are to be read where it does not say so itself. */
export function OpenReading(props: OpenReadingProps) {
  const { proposal, isOrderOpen, isDecimalOpen, onOrder, onDecimal } = props
  const { about, order, decimal } = proposal
  const { collected } = about
  const taken = dateBy(collected, order)
  const said = (which: 'dayFirst' | 'monthFirst') => (collected?.[which] ? dateText(collected[which]) : '')
  return (
    <Stack gap="xs">
      <Text fw={600}>{words('report.taken')}</Text>
      <Text size="sm">
        {collected ? words('report.taken-why', { text: collected.text }) : words('report.taken-unsaid')}
        {taken && ` ${words('report.is-day', { date: timeText(taken) })}`}
      </Text>
      {isOrderOpen && (
        <Radio.Group
          label={words('report.order')}
          value={order === 'open' ? null : order}
          onChange={next => onOrder(next as 'day-first' | 'month-first')}
        >
          <Radio mt="xs" value="day-first" label={words('report.day-first', { date: said('dayFirst') })} />
          <Radio
            mt="xs"
            value="month-first"
            label={words('report.month-first', { date: said('monthFirst') })}
          />
        </Radio.Group>
      )}
      {isDecimalOpen && (
        <Radio.Group
          label={words('report.decimal')}
          value={decimal === 'open' ? null : decimal}
          onChange={next => onDecimal(next as 'point' | 'comma')}
        >
          <Radio mt="xs" value="point" label={words('report.decimal-point')} />
          <Radio mt="xs" value="comma" label={words('report.decimal-comma')} />
        </Radio.Group>
      )}
    </Stack>
  )
}
