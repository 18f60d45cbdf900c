import { Alert, Button, List, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Answer, Estimate, Interval } from '../../shared/domain/answer.ts'
import type { Caveat } from '../../shared/domain/caveat.ts'
import type { Card } from '../../shared/domain/card.ts'
import { BalanceChart } from '../charts/BalanceChart.tsx'
import { FigureCaveatContext } from '../charts/figure-caveat.ts'
import { IconArray } from '../charts/IconArray.tsx'
import { SurvivalChart } from '../charts/SurvivalChart.tsx'
import { speak } from './words.ts'
import { CaveatNote } from './CaveatNote.tsx'

const interval = ({ estimate, lower, upper }: Interval, digits = 1) =>
  `${estimate.toFixed(digits)} (${lower.toFixed(digits)} to ${upper.toFixed(digits)})`

/** An answer, words first; or, calmly, why there is none. Whoever shows one says what has to be said beside it. */
export const Result = ({ card, caveat }: { card: Card; caveat: Caveat }) => (
  <FigureCaveatContext value={caveat}>
    <Stack aria-label="Answer" role="region">
      <CaveatNote caveat={caveat} />
      <WholeAnswer card={card} />
    </Stack>
  </FigureCaveatContext>
)

function WholeAnswer({ card }: { card: Card }) {
  const { answer, question } = card
  const [asPeople, setAsPeople] = useState(false)
  return (
    <>
      {answer.kind === 'not-estimable' && (
        <Alert color="yellow" variant="light" title="There is no answer yet">
          {answer.reasons.map(each => (
            <Text key={each.code} size="sm" mb={4} maw="60ch">
              <strong>{speak(each.reason)}</strong> {speak(each.remedy)}
            </Text>
          ))}
        </Alert>
      )}
      {answer.kind === 'estimate' && (
        <>
          <Stack gap={4} maw="60ch">
            {answer.reading.map(speak).map((sentence, index) => (
              <Text key={sentence} fw={index === 0 ? 600 : 400} size={index === 0 ? 'lg' : 'md'}>
                {sentence}
              </Text>
            ))}
          </Stack>
          <Risks answer={answer} />
          <div>
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={asPeople}
              onClick={() => setAsPeople(shown => !shown)}
            >
              Show as 100 people
            </Button>
          </div>
          {asPeople && (
            <IconArray
              exposed={answer.exposed}
              comparator={answer.comparator}
              outcome={question.outcome.label}
              horizonDays={answer.horizonDays}
            />
          )}
          <SurvivalChart
            exposed={answer.exposed}
            comparator={answer.comparator}
            outcome={question.outcome.label}
          />
          <Table maw="44rem" aria-label="Numbers">
            <Table.Tbody>
              <Row name="Difference per 100" value={interval(answer.riskDifferencePer100)} />
              <Row
                name="Difference per 100 before the groups were made alike"
                value={interval(answer.naiveRiskDifferencePer100)}
              />
              <Row
                name="Days without the outcome, difference"
                value={interval(answer.restrictedMeanDifferenceDays)}
              />
              <Row name="Hazard ratio" value={interval(answer.hazardRatio, 2)} />
              <Row
                name="E-value, estimate and limit"
                value={`${answer.eValue.estimate.toFixed(1)}, ${answer.eValue.limit.toFixed(1)}`}
              />
            </Table.Tbody>
          </Table>
        </>
      )}
      {card.changed && <Text size="sm">Since the last answer: {speak(card.changed)}.</Text>}
      {answer.warnings.length > 0 && (
        <List size="sm" maw="60ch">
          {answer.warnings.map(speak).map(each => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
      )}
      <Title order={3} size="h4">
        Are the groups alike?
      </Title>
      {answer.balance.length > 0 ? (
        <BalanceChart
          balance={answer.balance}
          people={answer.people}
          groups={{ exposed: question.exposure.label, comparator: question.comparator.label }}
        />
      ) : (
        <Text c="dimmed">They could not be made alike.</Text>
      )}
      <Title order={3} size="h4">
        Checks
      </Title>
      <Checks answer={answer} />
      <Title order={3} size="h4">
        Who is in it
      </Title>
      <Table maw="44rem" aria-label="Attrition">
        <Table.Tbody>
          {answer.attrition.map(each => (
            <Row key={each.step.key} name={speak(each.step)} value={String(each.people)} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

/** The two risks, each with the people it comes from. */
const Risks = ({ answer: { exposed, comparator } }: { answer: Estimate }) => (
  <Table maw="44rem" aria-label="Risks">
    <Table.Thead>
      <Table.Tr>
        <Table.Th>Started</Table.Th>
        <Table.Th className="number">People</Table.Th>
        <Table.Th className="number">Outcomes</Table.Th>
        <Table.Th className="number">Risk per 100 (95 % interval)</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {[exposed, comparator].map(({ label, people, events, riskPer100 }) => (
        <Table.Tr key={label}>
          <Table.Td>{label}</Table.Td>
          <Table.Td className="number">{people}</Table.Td>
          <Table.Td className="number">{events}</Table.Td>
          <Table.Td className="number">{interval(riskPer100)}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)

const Row = ({ name, value }: { name: string; value: string }) => (
  <Table.Tr>
    <Table.Td>{name}</Table.Td>
    <Table.Td className="number">{value}</Table.Td>
  </Table.Tr>
)

const Checks = ({ answer }: { answer: Answer }) => (
  <Table maw="60rem" aria-label="Checks">
    <Table.Tbody>
      {answer.diagnostics.map(each => (
        <Table.Tr key={each.id}>
          <Table.Td w="6rem">
            <Text fw={600} style={{ whiteSpace: 'nowrap' }} c={each.passed ? 'teal' : 'red'} size="sm">
              {each.passed ? '✓ passed' : '✗ failed'}
            </Text>
          </Table.Td>
          <Table.Td>{speak(each.label)}</Table.Td>
          <Table.Td>{speak(each.finding)}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
