import { Button, Table, UnstyledButton } from '@mantine/core'
import { Fragment } from 'react'
import type { LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { dateText } from '../../ui/dates.ts'
import { enumerated, words } from '../../ui/words.ts'
import { openOutcomes } from '../../parts/forecasts/foretell.ts'
import { ForecastForm } from './ForecastForm.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { outcomeTexts, roleText } from '../../parts/logbook/outcome-text.ts'
import type { SignedEntry } from '../../parts/signed-entry.ts'
import { lineName } from './use-logbook.ts'

interface LogbookTableProps {
  readonly rows: readonly LogbookLine[]
  /** Of which operation the outcome is told. */
  readonly telling: string | undefined
  /** Of which operation one says what one expects. */
  readonly foretelling: string | undefined
  /** Nothing is written here. */
  readonly isShut: boolean
  onOpen(line: LogbookLine): void
  onTell(line: LogbookLine | undefined): void
  onForetell(line: LogbookLine | undefined): void
  onForetold(told: string): void
  onSigned(signed: SignedEntry): void
}

/** Operations, a line each; what became of one is told beneath it. */
export function LogbookTable({
  rows,
  telling,
  foretelling,
  isShut,
  onOpen,
  onTell,
  onForetell,
  onForetold,
  onSigned,
}: LogbookTableProps) {
  return (
    <Table aria-label={words('logbook.table')} fz="sm" verticalSpacing={4} className="stacks logbook-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words('logbook.date')}</Table.Th>
          <Table.Th>{words('logbook.person')}</Table.Th>
          <Table.Th>{words('logbook.operation')}</Table.Th>
          <Table.Th>{words('logbook.role')}</Table.Th>
          <Table.Th>{words('logbook.asa')}</Table.Th>
          <Table.Th>{words('logbook.outcome-at-30')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(line => {
          const name = lineName(line)
          const isTold = telling === name
          const isForetold = foretelling === name
          return (
            <Fragment key={name}>
              <Line
                line={line}
                name={name}
                isTold={isTold}
                onOpen={() => onOpen(line)}
                onTell={() => onTell(isTold ? undefined : line)}
                isForetold={isForetold}
                onForetell={isShut ? undefined : () => onForetell(isForetold ? undefined : line)}
              />
              {isForetold && (
                <Table.Tr>
                  <Table.Td colSpan={6}>
                    <ForecastForm line={line} onKept={onForetold} onClose={() => onForetell(undefined)} />
                  </Table.Td>
                </Table.Tr>
              )}
              {isTold && (
                <Table.Tr>
                  <Table.Td colSpan={6}>
                    <OutcomeForm line={line} onSigned={onSigned} onClose={() => onTell(undefined)} />
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

interface LineProps {
  readonly line: LogbookLine
  readonly name: string
  readonly isTold: boolean
  onOpen(): void
  onTell(): void
  readonly isForetold: boolean
  /** Undefined where nothing is written. */
  readonly onForetell: (() => void) | undefined
}

function Line({ line, name, isTold, onOpen, onTell, isForetold, onForetell }: LineProps) {
  const { on, birth, what, role, asa, outcome } = line
  const missing = (isMissing: boolean) => (isMissing ? 'quiet' : undefined)
  return (
    <Table.Tr>
      <Table.Td className="logbook-date">{dateText(on)}</Table.Td>
      <Table.Td className="whole">
        <UnstyledButton className="logbook-name" data-row data-line={name} onClick={onOpen}>
          <bdi>{line.name}</bdi>
        </UnstyledButton>
        {birth && <div className="quiet">{words('logbook.born', { date: dateText(birth) })}</div>}
      </Table.Td>
      <Table.Td data-label={words('logbook.operation')}>
        <bdi>{enumerated(what)}</bdi>
      </Table.Td>
      <Table.Td data-label={words('logbook.role')} className={missing(role === undefined)}>
        <bdi>{roleText(role)}</bdi>
      </Table.Td>
      <Table.Td data-label={words('logbook.asa')} className={missing(asa === undefined)}>
        {asa ?? words('logbook.not-recorded')}
      </Table.Td>
      <Table.Td data-label={words('logbook.outcome-at-30')}>
        <div className="logbook-outcome">
          <div className={missing(outcome.state === 'missing' || outcome.state === 'due')}>
            {outcomeTexts(line).map(text => (
              <div key={text}>{text}</div>
            ))}
            {line.forecasts.map(({ is, expected, times }) => (
              <div key={is} className="logbook-expected">
                {words('forecasts.line', { is, percent: 100 * expected, times })}
              </div>
            ))}
          </div>
          <div className="logbook-buttons">
            {onForetell && openOutcomes(line).length > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                aria-expanded={isForetold}
                aria-label={words('forecasts.write-of', { name: line.name, date: dateText(on) })}
                onClick={onForetell}
              >
                {words('forecasts.write')}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="default"
              aria-expanded={isTold}
              aria-label={words('logbook.tell', { name: line.name, date: dateText(on) })}
              onClick={onTell}
            >
              {words('logbook.outcome')}
            </Button>
          </div>
        </div>
      </Table.Td>
    </Table.Tr>
  )
}
