import { Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import type { DecisionBook } from '../../../shared/domain/decisions/decision.ts'
import type { Graded } from '../../../shared/domain/measures/forecast.ts'
import { services } from '../../client/services.ts'
import { CalibrationFigure } from '../../figures/CalibrationFigure.tsx'
import { isoToday } from '../../ui/dates.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { number, speak, spoken, words } from '../../ui/words.ts'

/** With fewer known outcomes nothing is compared over all questions. */
const ENOUGH = 10

/** What was decided beside the answer to each question, what the answers led to expect, and what came. */
export function DecisionsView() {
  const found = useLoaded(
    signal => services.learning.decisionBooks({ today: isoToday() }, { signal }),
    [isoToday()],
  )
  return (
    <Stack>
      <ViewTitle>{words('decisions.title')}</ViewTitle>
      {found.error !== undefined && <Problem error={found.error} />}
      {!found.value && found.error === undefined && <Skeleton h={160} />}
      {found.value?.books.length === 0 && (
        <Empty title={words('decisions.title')}>{words('decisions.none')}</Empty>
      )}
      {found.value?.books.map(book => (
        <Book key={book.questionHash} book={book} />
      ))}
      {found.value?.calibration && <Calibration graded={found.value.calibration} />}
    </Stack>
  )
}

const nameOf = ({ choice, treatment }: DecisionBook['arms'][number]): string => {
  if (treatment !== null) return spoken(treatment)
  return words('decisions.other-way', { choice: choice === 'neither' ? 'neither' : 'other' })
}
const columns = ['n', 'known', 'expected', 'happened', 'ratio', 'waiting', 'unseen', 'died'] as const

function Book({ book }: { book: DecisionBook }) {
  const title = spoken(book.title)
  return (
    <section aria-label={title}>
      <Title order={3} size="h4">
        <bdi>{title}</bdi>
      </Title>
      <Table aria-label={title} className="stacks" fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('decisions.chosen')}</Table.Th>
            {columns.map(each => (
              <Table.Th key={each} className="number">
                {words(`decisions.${each}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {book.arms
            .filter(arm => arm.decisions > 0)
            .map(arm => (
              <ArmRow key={arm.choice} arm={arm} />
            ))}
        </Table.Tbody>
      </Table>
      <ul className="measure-reading">
        {book.reading.map(each => (
          <li key={JSON.stringify(each)}>{speak(each)}</li>
        ))}
      </ul>
    </section>
  )
}

function ArmRow({ arm }: { arm: DecisionBook['arms'][number] }) {
  const { decisions, known, expected, happened, ratio, came } = arm
  const cells: Readonly<Record<(typeof columns)[number], string>> = {
    n: number(decisions, 0),
    known: number(known, 0),
    expected: expected === null ? '–' : number(expected, 1),
    happened: number(happened, 0),
    ratio: ratio ? words('decisions.interval', ratio) : '–',
    waiting: number(came.waiting, 0),
    unseen: number(came.unseen + came.unknown, 0),
    died: number(came.died, 0),
  }
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <bdi>{nameOf(arm)}</bdi>
      </Table.Th>
      {columns.map(each => (
        <Table.Td key={each} className="number" data-label={words(`decisions.${each}`)}>
          {cells[each]}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

/** Whether what the answers said of so many in 100 came to so many, over all questions. */
function Calibration({ graded: { counts, groups } }: { graded: Graded }) {
  const n = counts.happened + counts['did-not']
  return (
    <section aria-label={words('decisions.calibration')}>
      <Title order={3} size="h4">
        {words('decisions.calibration')}
      </Title>
      <Text size="sm" c="dimmed">
        {n < ENOUGH
          ? words('decisions.too-few', { n, least: ENOUGH })
          : words('decisions.calibration-of', { n })}
      </Text>
      {groups.length > 0 && <CalibrationFigure groups={groups} of={words('decisions.asked-about')} />}
    </section>
  )
}
