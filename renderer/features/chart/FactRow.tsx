import { Anchor, Table, Text } from '@mantine/core'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import { dateText } from '../../ui/dates.ts'
import { Told } from '../../ui/Told.tsx'
import { speak, spoken, words } from '../../ui/words.ts'
import { Source, type FactLine } from './Source.tsx'

/** When it was, with its end where it lasted longer than a day. */
function whenText({ start, end }: FactLine): string {
  if (!start) return words('chart.not-recorded')
  return end && end.clock - start.clock > MILLISECONDS_PER_DAY
    ? words('chart.from-to', { from: dateText(start), to: dateText(end) })
    : dateText(start)
}

const Value = ({ line: { value = '', interpretation } }: { line: FactLine }) =>
  interpretation ? (
    words('chart.interpreted', { value: spoken(value), interpretation })
  ) : (
    <Told said={value} />
  )

/** A fact as a line, and below it, when asked for, its source. */
export function FactRow({
  line,
  has,
  open,
  onSource,
}: {
  line: FactLine
  has: { value: boolean; reference: boolean }
  open: boolean
  onSource(): void
}) {
  const wrong = line.status === 'entered-in-error'
  return (
    <>
      <Table.Tr className={wrong ? 'struck' : undefined}>
        <Table.Td>{whenText(line)}</Table.Td>
        <Table.Td>
          <bdi>{line.label}</bdi>
          {line.components.map(each => (
            <Text key={each.label} size="sm">
              <bdi>{each.label}</bdi> <Told said={each.value} />{' '}
              <Text span c="dimmed">
                <bdi>{each.unit}</bdi>
              </Text>
            </Text>
          ))}
          {line.detail && (
            <Text size="sm" c="dimmed" lineClamp={2} title={spoken(line.detail)} maw="75ch">
              <Told said={line.detail} />
            </Text>
          )}
          {line.flag && (
            <Text size="sm" c="red">
              {words('chart.unusual', { why: speak(line.flag) })}
            </Text>
          )}
        </Table.Td>
        {has.value && (
          <>
            <Table.Td className="number">
              <Value line={line} />
            </Table.Td>
            <Table.Td c="dimmed">
              <bdi>{line.unit}</bdi>
            </Table.Td>
          </>
        )}
        {has.reference && (
          <Table.Td c="dimmed">
            <Told said={line.reference ?? ''} />
          </Table.Td>
        )}
        <Table.Td>
          {line.changes > 0 ? (
            words('chart.changed', { status: line.status, changes: line.changes })
          ) : (
            <bdi>{line.status}</bdi>
          )}
        </Table.Td>
        <Table.Td>
          <Anchor component="button" size="sm" aria-expanded={open} onClick={onSource}>
            {words(open ? 'chart.hide' : 'chart.show')}
          </Anchor>
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={7}>
            <Source line={line} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
