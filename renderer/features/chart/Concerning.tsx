import { Alert, Text } from '@mantine/core'
import { services } from '../../client/services.ts'
import { isoText } from '../../ui/dates.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'

type Concern = Awaited<ReturnType<typeof services.learning.cardsFor>>[number]

function answerText({ answer }: Concern['card']): string {
  if (answer.kind === 'not-estimable')
    return words('chart.no-answer', { reason: spoken(answer.reasons[0]!.reason) })
  return answer.reading.slice(0, 2).map(spoken).join(' ')
}

function fromWhom({ card, arm }: Concern): string {
  const { exposed, comparator } = card.answer.people
  const from = { time: isoText(card.answered), people: exposed + comparator }
  if (arm === 'none') return words('chart.card-from', from)
  const { exposure, comparator: other } = card.question
  return words('chart.card-from-her', { ...from, arm: (arm === 'exposed' ? exposure : other).label })
}

/** Cards that speak of people like this one: an answer about many, never a prophecy about her. */
export function Concerning({ patient }: { patient: number }) {
  const cards = useLoaded(signal => services.learning.cardsFor({ patient }, { signal }), [patient])
  return (
    <>
      {(cards.value ?? []).map(concern => (
        <Alert key={concern.card.id} variant="light" title={<bdi>{concern.card.question.title}</bdi>}>
          <Text size="sm" maw="75ch">
            {answerText(concern.card)}
          </Text>
          {concern.pooled?.kind === 'pooled' && (
            <Text size="sm" maw="75ch">
              {spoken(concern.pooled.reading)}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {fromWhom(concern)}
          </Text>
        </Alert>
      ))}
    </>
  )
}
