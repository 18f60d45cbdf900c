import { services } from '../../client/services.ts'
import { isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'

type Concern = Awaited<ReturnType<typeof services.learning.cardsFor>>[number]

function fromWhom({ card, arm }: Concern): string {
  const { answered, people, exposure, comparator } = card
  const from = { time: isoText(answered), people }
  if (arm === 'none') return words('chart.card-from', from)
  return words('chart.card-from-her', { ...from, arm: arm === 'exposed' ? exposure : comparator })
}

/**
 * Cards that speak of people like this one: an answer about many, never a prophecy about her. A question that was not
 * answered is no card here: it stands among the evidence with its reason.
 */
export function Concerning({ patient }: { patient: number }) {
  const cards = useLoaded(signal => services.learning.cardsFor({ patient }, { signal }), [patient])
  const answered = (cards.value ?? []).filter(({ card }) => !card.reason)
  return (
    <>
      {cards.error !== undefined && <Problem error={cards.error} />}
      {answered.map(concern => (
        <article key={concern.card.id} className="own-card">
          <h4>
            <bdi>{concern.card.title}</bdi>
          </h4>
          <p>{concern.card.reading.map(spoken).join(' ')}</p>
          {concern.pooled && <p>{spoken(concern.pooled)}</p>}
          <p className="quiet small">{fromWhom(concern)}</p>
        </article>
      ))}
      {cards.value && answered.length === 0 && <p className="quiet none">{words('summary.no-cards')}</p>}
    </>
  )
}
