import { Alert, Text } from '@mantine/core'
import { services } from '../../client/services.ts'
import { isoText } from '../../ui/dates.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'

type Concern = Awaited<ReturnType<typeof services.learning.cardsFor>>[number]

const answerText = ({ reading, reason }: Concern['card']): string =>
  reason ? words('chart.no-answer', { reason: spoken(reason) }) : reading.map(spoken).join(' ')

function fromWhom({ card, arm }: Concern): string {
  const { answered, people, exposure, comparator } = card
  const from = { time: isoText(answered), people }
  if (arm === 'none') return words('chart.card-from', from)
  return words('chart.card-from-her', { ...from, arm: arm === 'exposed' ? exposure : comparator })
}

/** Cards that speak of people like this one: an answer about many, never a prophecy about her. */
export function Concerning({ patient }: { patient: number }) {
  const cards = useLoaded(signal => services.learning.cardsFor({ patient }, { signal }), [patient])
  return (
    <>
      {(cards.value ?? []).map(concern => (
        <Alert key={concern.card.id} variant="light" title={<bdi>{concern.card.title}</bdi>}>
          <Text size="sm" maw="75ch">
            {answerText(concern.card)}
          </Text>
          {concern.pooled && (
            <Text size="sm" maw="75ch">
              {spoken(concern.pooled)}
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
