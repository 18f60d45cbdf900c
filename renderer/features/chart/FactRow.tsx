import { Anchor, Table, Text } from '@mantine/core'
import { standingWords } from '../../../shared/domain/facts/standing-words.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import { dateText } from '../../ui/dates.ts'
import { Told } from '../../ui/Told.tsx'
import { speak, spoken, words } from '../../ui/words.ts'
import { Source, type FactLine } from './Source.tsx'

/** When it was, with its end where it lasted longer than a day; of another date, what it is the date of. */
function whenText({ start, end, when, datedBy }: FactLine): string {
  if (!start) return when ?? words('chart.not-recorded')
  if (datedBy !== undefined && datedBy !== 'happened')
    return words('chart.dated-by', { date: dateText(start), by: datedBy })
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

/** Words of sources that say what one expects anyway. */
const expected = new Set(['', 'final', 'completed', 'finished', 'current', 'active', 'amended', 'corrected'])

const goesOn: ReadonlySet<FactLine['fact']['kind']> = new Set(['condition', 'medication'])

/** Whether it is so and about whom, and the source's own word, as far as they differ from what one expects. */
function StatusText({ line: { fact, standing, about, status, changes } }: { line: FactLine }) {
  const notSo = standingWords(standing)
  const parts = [notSo && speak(notSo), about !== 'patient' && words('chart.about', { about })].filter(
    Boolean,
  )
  if (parts.length > 0) return <strong>{parts.join(', ')}</strong>
  if (changes > 0) return words('chart.changed', { status, changes })
  // Whether a problem or a medicine goes on is what one looks for: a blank could be read as either.
  if (goesOn.has(fact.kind) && status === '')
    return (
      <Text span c="dimmed" size="sm">
        {words('chart.not-recorded')}
      </Text>
    )
  if (goesOn.has(fact.kind) && status === 'active') return words('chart.recorded-active')
  return expected.has(status) ? null : <bdi>{status}</bdi>
}

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
  const isStruck = line.standing.is === 'retracted' || line.standing.is === 'not-done'
  return (
    <>
      <Table.Tr className={isStruck ? 'struck' : undefined}>
        <Table.Td>{whenText(line)}</Table.Td>
        <Table.Td className="whole">
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
          {line.witnesses?.map(each => (
            <Text key={each.fact.id} size="sm" c="dimmed">
              {words('chart.also-from', { source: each.source })}
            </Text>
          ))}
          {line.undecided && (
            <Text size="sm" c="red">
              {words('chart.undecided')}
            </Text>
          )}
          {line.otherwise && (
            <Text size="sm" c="red">
              {words('chart.otherwise')}
            </Text>
          )}
          {line.unread > 0 && (
            <Text size="sm" c="dimmed">
              {words('chart.unread', { values: line.unread })}
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
          <Table.Td
            c="dimmed"
            {...(line.reference !== undefined && { 'data-label': words('chart.reference') })}
          >
            {line.reference !== undefined && <Told said={line.reference} />}
          </Table.Td>
        )}
        <Table.Td>
          <StatusText line={line} />
        </Table.Td>
        <Table.Td>
          <div className="origin">
            {line.source && <bdi title={speak(line.source)}>{speak(line.source)}</bdi>}
            <Anchor component="button" size="sm" aria-expanded={open} onClick={onSource}>
              {words(open ? 'chart.hide' : 'chart.show')}
            </Anchor>
          </div>
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
