import { services } from '../../client/services.ts'
import { isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, spoken, words } from '../../ui/words.ts'

type Concern = Awaited<ReturnType<typeof services.learning.cardsFor>>[number]

/** Whose answer it is, in half a line: its number, its date, and what she herself took of it. */
function fromWhom({ card, arm }: Concern): string {
  const { answered, people, exposure, comparator } = card
  const from = { time: isoText(answered), people }
  if (arm === 'none') return words('chart.card-from', from)
  return words('chart.card-from-her', { ...from, arm: arm === 'exposed' ? exposure : comparator })
}

/** Both risks with their intervals; the whole first sentence where the answer does not begin with two risks. */
function risksOf({ card: { reading } }: Concern): string | undefined {
  const [first] = reading
  if (first === undefined || typeof first === 'string') return first
  if (first.key === 'reading.risks') return words('chart.card-risks', first.values)
  if (first.key !== 'reading.would-have') return speak(first)
  const { about: _about, outcome: _outcome, ...risks } = first.values
  return words('chart.card-risks-of', risks)
}

/**
 * Cards that speak of people like this one: an answer about many, never a prophecy about her; its doubts stand with it.
 * A question that was not answered is no card here: it stands among the evidence with its reason.
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
            <bdi>{spoken(concern.card.title)}</bdi>
          </h4>
          <p>
            <bdi>{risksOf(concern)}</bdi>
          </p>
          <p>{fromWhom(concern)}</p>
          <ul className="doubts" aria-label={words('chart.card-doubts')}>
            {concern.doubts.map(spoken).map(doubt => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
          <details className="folded">
            <summary>{words('chart.card-whole')}</summary>
            <p>{concern.card.reading.map(spoken).join(' ')}</p>
            {concern.pooled && <p>{spoken(concern.pooled)}</p>}
          </details>
        </article>
      ))}
      {cards.value && answered.length === 0 && <p className="quiet none">{words('summary.no-cards')}</p>}
    </>
  )
}
