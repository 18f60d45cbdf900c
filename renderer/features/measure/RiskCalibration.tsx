import { Table, Text } from '@mantine/core'
import type { Message } from '../../../shared/words/message.ts'
import { say } from '../../../shared/words/message.ts'
import { number, speak, words } from '../../ui/words.ts'
import type { RiskAdjusted } from '../../../shared/domain/measures/risk-adjusted.ts'

type Calibration = Extract<RiskAdjusted, { kind: 'drawn' }>['calibration']
const percent = (share: number) => number(100 * share, 1)

/** Whether the risks fit the cases here: as a whole, by their spread, and group by group. */
export function RiskCalibration({ calibration }: { calibration: Calibration }) {
  const { inTheLarge, slope, brier, brierOfShare, groups } = calibration
  const said: Message[] = [
    inTheLarge ? say('expected.in-the-large', inTheLarge) : say('expected.untold'),
    ...(slope ? [say('expected.slope', slope)] : []),
    say('expected.brier', { brier, share: brierOfShare }),
  ]
  return (
    <section>
      <h4>{words('expected.calibration')}</h4>
      <ul className="measure-reading">
        {said.map(each => (
          <li key={each.key}>{speak(each)}</li>
        ))}
      </ul>
      {groups.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words('expected.few-groups')}
        </Text>
      ) : (
        <Groups groups={groups} />
      )}
    </section>
  )
}

const Groups = ({ groups }: Pick<Calibration, 'groups'>) => (
  <Table aria-label={words('expected.calibration')} fz="sm" verticalSpacing={2}>
    <Table.Thead>
      <Table.Tr>
        <Table.Th className="number">{words('expected.group')}</Table.Th>
        <Table.Th className="number">{words('expected.group-cases')}</Table.Th>
        <Table.Th className="number">{words('expected.group-expected')}</Table.Th>
        <Table.Th className="number">{words('expected.group-observed')}</Table.Th>
        <Table.Th className="number">{words('expected.interval')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {groups.map(({ cases, expected, observed, lower, upper }, place) => (
        <Table.Tr key={`${expected} ${cases}`}>
          <Table.Td className="number">{number(place + 1, 0)}</Table.Td>
          <Table.Td className="number">{number(cases, 0)}</Table.Td>
          <Table.Td className="number">{percent(expected)}</Table.Td>
          <Table.Td className="number">{percent(observed)}</Table.Td>
          <Table.Td className="number">
            {words('figure.range', { from: percent(lower), to: percent(upper) })}
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
