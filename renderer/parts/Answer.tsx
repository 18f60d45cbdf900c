import { Alert, Button, List, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Answer as AnswerOf, Estimate, Interval } from '../../shared/domain/answer.ts'
import { trialOf } from '../../shared/domain/asked.ts'
import { calledIn } from '../../shared/domain/called.ts'
import type { Card } from '../../shared/domain/card.ts'
import type { Caveat } from '../../shared/domain/caveat.ts'
import { BalanceFigure } from '../figures/BalanceFigure.tsx'
import { FigureCaveatContext } from '../figures/figure-caveat.ts'
import { IconArray } from '../figures/IconArray.tsx'
import { SurvivalFigure } from '../figures/SurvivalFigure.tsx'
import { number, spoken, words } from '../ui/words.ts'
import { AnswerControls } from './AnswerControls.tsx'
import { CaveatNote } from './CaveatNote.tsx'

const interval = ({ estimate, lower, upper }: Interval, digits: 1 | 2 = 1) =>
  words(`figure.interval-${digits}`, { estimate, lower, upper })

/** An answer, words first; or, calmly, why there is none. Whoever shows one says what has to be said beside it. */
export const Answer = ({ card, caveat }: { card: Card; caveat: Caveat }) => (
  <FigureCaveatContext value={caveat}>
    <Stack aria-label={words('answer.name')} role="region">
      <CaveatNote caveat={caveat} />
      <WholeAnswer card={card} />
    </Stack>
  </FigureCaveatContext>
)

function WholeAnswer({ card }: { card: Card }) {
  const { answer } = card
  const called = calledIn(trialOf(card.question))
  const outcome = spoken(called.outcome)
  const [asPeople, setAsPeople] = useState(false)
  return (
    <>
      {answer.kind === 'not-estimable' && (
        <Alert
          color="yellow"
          variant="light"
          title={answer.reading ? spoken(answer.reading[0]!) : words('answer.none')}
        >
          {answer.reading
            ?.slice(1)
            .map(spoken)
            .map(sentence => (
              <Text key={sentence} size="sm" mb={4} maw="60ch">
                {sentence}
              </Text>
            ))}
          {answer.reasons.map(each => (
            <Text key={each.code} size="sm" mb={4} maw="60ch">
              <strong>{spoken(each.reason)}</strong> {spoken(each.remedy)}
            </Text>
          ))}
        </Alert>
      )}
      {answer.kind === 'estimate' && (
        <>
          <Stack gap={4} maw="60ch">
            {answer.reading.map(spoken).map((sentence, index) => (
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
              {words('answer.as-people')}
            </Button>
          </div>
          {asPeople && (
            <IconArray
              exposed={inWords(answer.exposed)}
              comparator={inWords(answer.comparator)}
              outcome={outcome}
              horizonDays={answer.horizonDays}
            />
          )}
          <SurvivalFigure
            exposed={inWords(answer.exposed)}
            comparator={inWords(answer.comparator)}
            outcome={outcome}
          />
          <Table maw="44rem" aria-label={words('answer.numbers')}>
            <Table.Tbody>
              <Row name={words('answer.difference')} value={interval(answer.riskDifferencePer100)} />
              <Row
                name={words('answer.difference-before')}
                value={interval(answer.naiveRiskDifferencePer100)}
              />
              {answer.flexibleRiskDifferencePer100 && (
                <Row
                  name={words('answer.difference-flexible')}
                  value={interval(answer.flexibleRiskDifferencePer100)}
                />
              )}
              {answer.deathDifferencePer100 && (
                <Row name={words('answer.death-difference')} value={interval(answer.deathDifferencePer100)} />
              )}
              {answer.lost?.weightedDifferencePer100 && (
                <Row
                  name={words('answer.difference-of-lost')}
                  value={interval(answer.lost.weightedDifferencePer100)}
                />
              )}
              <Row
                name={words('answer.restricted-mean')}
                value={interval(answer.restrictedMeanDifferenceDays)}
              />
              <Row name={words('answer.hazard-ratio')} value={interval(answer.hazardRatio, 2)} />
              {answer.calibrated && (
                <>
                  <Row
                    name={words('answer.hazard-ratio-calibrated')}
                    value={interval(answer.calibrated.hazardRatio, 2)}
                  />
                  <Row
                    name={words('answer.p-values')}
                    value={words('answer.two-p-values', {
                      plain: answer.calibrated.plainP,
                      calibrated: answer.calibrated.p,
                    })}
                  />
                </>
              )}
              <Row name={words('answer.e-value')} value={words('answer.e-values', answer.eValue)} />
            </Table.Tbody>
          </Table>
        </>
      )}
      {card.changed && <Text size="sm">{words('answer.changed', { changed: spoken(card.changed) })}</Text>}
      {answer.warnings.length > 0 && (
        <List size="sm" maw="60ch">
          {answer.warnings.map(spoken).map(each => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
      )}
      <Title order={3} size="h4">
        {words('answer.balance')}
      </Title>
      {answer.balance.length > 0 ? (
        <BalanceFigure
          balance={answer.balance}
          beside={answer.unmodelled ?? []}
          people={answer.people}
          groups={{ exposed: spoken(called.exposure), comparator: spoken(called.comparator) }}
        />
      ) : (
        <Text c="dimmed">{words('answer.not-alike')}</Text>
      )}
      <Title order={3} size="h4">
        {words('answer.checks')}
      </Title>
      <Checks answer={answer} />
      {answer.controls && <AnswerControls controls={answer.controls} />}
      <Title order={3} size="h4">
        {words('answer.who')}
      </Title>
      <Table maw="44rem" aria-label={words('answer.attrition')}>
        <Table.Tbody>
          {answer.attrition.map(each => (
            <Row key={spoken(each.step)} name={spoken(each.step)} value={number(each.people, 0)} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

/** The two risks, each with the people it comes from. */
const Risks = ({ answer: { exposed, comparator } }: { answer: Estimate }) => (
  <Table maw="44rem" aria-label={words('answer.risks')}>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{words('answer.started')}</Table.Th>
        <Table.Th className="number">{words('answer.people')}</Table.Th>
        <Table.Th className="number">{words('answer.outcomes')}</Table.Th>
        <Table.Th className="number">{words('answer.risk')}</Table.Th>
        {exposed.deathPer100 && <Table.Th className="number">{words('answer.death')}</Table.Th>}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {[exposed, comparator].map(inWords).map(({ label, people, events, riskPer100, deathPer100 }) => (
        <Table.Tr key={label}>
          <Table.Td>
            <bdi>{label}</bdi>
          </Table.Td>
          <Table.Td className="number">{number(people, 0)}</Table.Td>
          <Table.Td className="number">{number(events, 0)}</Table.Td>
          <Table.Td className="number">{interval(riskPer100)}</Table.Td>
          {deathPer100 && <Table.Td className="number">{interval(deathPer100)}</Table.Td>}
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)

/** An arm whose label is words. */
const inWords = (arm: Estimate['exposed']) => ({ ...arm, label: spoken(arm.label) })

const Row = ({ name, value }: { name: string; value: string }) => (
  <Table.Tr>
    <Table.Td>{name}</Table.Td>
    <Table.Td className="number">{value}</Table.Td>
  </Table.Tr>
)

const Checks = ({ answer }: { answer: AnswerOf }) => (
  <Table maw="60rem" aria-label={words('answer.checks')}>
    <Table.Tbody>
      {answer.diagnostics.map(each => (
        <Table.Tr key={each.id}>
          <Table.Td w="6rem">
            <Text fw={600} style={{ whiteSpace: 'nowrap' }} c={each.passed ? 'teal' : 'red'} size="sm">
              {words(each.passed ? 'answer.passed' : 'answer.failed')}
            </Text>
          </Table.Td>
          <Table.Td>{spoken(each.label)}</Table.Td>
          <Table.Td>{spoken(each.finding)}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
