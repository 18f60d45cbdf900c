import { Anchor } from '@mantine/core'
import { isSaying } from '../../../shared/words/message.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { speak, spoken, words } from '../../ui/words.ts'
import { DecidedLines, Deciding } from './Deciding.tsx'

type Concern = Awaited<ReturnType<typeof services.learning.cardsFor>>[number]

/** Whose answer it is, in half a line: its number, its date, and what she herself took of it. */
function fromWhom({ card, arm, eligible }: Concern): string {
  const { answered, people, exposure, comparator } = card
  const from = { time: isoText(answered), people }
  if (arm === 'none') return words(eligible ? 'chart.card-from' : 'chart.card-from-unsure', from)
  return words('chart.card-from-her', { ...from, arm: arm === 'exposed' ? exposure : comparator })
}

/** Both risks with their intervals; the whole first sentence where the answer does not begin with two risks. */
function risksOf({ card: { reading } }: Concern): string | undefined {
  const [first] = reading
  if (first === undefined || typeof first === 'string') return first
  if (isSaying(first, 'reading.risks')) return words('chart.card-risks', first.values)
  if (!isSaying(first, 'reading.would-have')) return speak(first)
  const { about: _about, outcome: _outcome, ...risks } = first.values
  return words('chart.card-risks-of', risks)
}

/**
 * Cards that speak of people like this one: an answer about many, never a prophecy about her; its doubts stand with it,
 * and what is decided beside it. A question that was not answered is no card here: it stands among the evidence with
 * its reason, unless an answer stood here before.
 */
export function Concerning({ patient, onDecided }: { patient: number; onDecided(): void }) {
  const { go } = useRouter()
  const cards = useLoaded(signal => services.learning.cardsFor({ patient }, { signal }), [patient])
  const decided = useLoaded(
    signal => services.patients.decisions({ patient, today: isoToday() }, { signal }),
    [patient],
  )
  const answered = (cards.value ?? []).filter(({ card }) => !card.reason)
  const hidden = (cards.value ?? []).filter(each => each.hidden !== null)
  const decisions = decided.value ?? []
  const shown = new Set(answered.map(({ questionHash }) => questionHash))
  const others = cards.value ? decisions.filter(({ questionHash }) => !shown.has(questionHash)) : []
  return (
    <>
      {cards.error !== undefined && <Problem error={cards.error} />}
      {decided.error !== undefined && <Problem error={decided.error} />}
      {answered.map(concern => (
        <article key={concern.questionHash} className="own-card">
          <Answered concern={concern} onSeen={cards.reload} />
          {decided.value && (
            <Deciding
              patient={patient}
              card={concern.card}
              decision={decisions.find(({ questionHash }) => questionHash === concern.questionHash)}
              onChanged={() => {
                decided.reload()
                onDecided()
              }}
            />
          )}
        </article>
      ))}
      {hidden.map(({ card, hidden: said }) => (
        <article key={card.id} className="own-card">
          <h4>
            <bdi>{spoken(card.title)}</bdi>
          </h4>
          <p>{said && spoken(said)}</p>
        </article>
      ))}
      {others.map(decision => (
        <article key={decision.decision} className="own-card">
          <h4>
            <bdi>{spoken(decision.title)}</bdi>
          </h4>
          <DecidedLines decision={decision} />
        </article>
      ))}
      {cards.value && answered.length + hidden.length === 0 && (
        <p className="quiet none">{words('summary.no-cards')}</p>
      )}
      {decisions.length > 0 && (
        <p className="none">
          <Anchor component="button" type="button" size="xs" onClick={() => go('decisions', {})}>
            {words('decide.all')}
          </Anchor>
        </p>
      )}
    </>
  )
}

/** One answer with its doubts, and what has changed since somebody decided beside it. */
function Answered({ concern, onSeen }: { concern: Concern; onSeen(): void }) {
  const { card, doubts, revised, pooled } = concern
  const seeing = useAction()
  const see = () =>
    seeing.run(async () => {
      await services.learning.seeRevision({ card: card.id })
      onSeen()
    })
  return (
    <>
      <h4>
        <bdi>{spoken(card.title)}</bdi>
      </h4>
      <p>
        <bdi>{risksOf(concern)}</bdi>
      </p>
      <p>{fromWhom(concern)}</p>
      {seeing.error !== undefined && <Problem error={seeing.error} />}
      {revised && (
        <p className="revised">
          <strong>{spoken(revised)}</strong>{' '}
          <Anchor component="button" type="button" size="xs" onClick={see}>
            {words('decide.seen')}
          </Anchor>
        </p>
      )}
      <ul className="doubts" aria-label={words('chart.card-doubts')}>
        {doubts.map(spoken).map(doubt => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
      <details className="folded">
        <summary>{words('chart.card-whole')}</summary>
        <p>{card.reading.map(spoken).join(' ')}</p>
        {pooled && <p>{spoken(pooled)}</p>}
      </details>
    </>
  )
}
