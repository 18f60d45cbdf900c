import { createHash } from 'node:crypto'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { decisionMethods } from '../../../shared/contract/patients-decisions.ts'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { calledIn } from '../../../shared/domain/called.ts'
import type { Card } from '../../../shared/domain/card.ts'
import type { CountedDecision, StoodThen } from '../../../shared/domain/decisions/decision.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Term } from '../../../shared/words/message.ts'
import { concernOf } from '../frames/concern.ts'
import { cameAfter } from '../frames/decided.ts'
import { readerOfOne, type Reader } from '../frames/reader.ts'
import type { Store } from '../open-store.ts'
import type { DecisionRow } from '../repositories/decisions.ts'
import { personOf } from '../who.ts'
import { looksTogether } from './looks-together.ts'

/** A card that a decision points to; it was checked on its way in, and is never changed. */
function cardIn({ cards }: Pick<Store, 'cards'>, id: string): Card {
  const body = cards.body(id)
  if (body === undefined) throw new AppError('not-found', say('store.no-card'))
  return JSON.parse(body) as Card
}

/** The answer as it stood; undefined where the card holds none. */
function stoodIn(
  { id, answered, answer }: Pick<Card, 'id' | 'answered' | 'answer'>,
  looks: number,
): StoodThen | undefined {
  if (answer.kind !== 'estimate') return undefined
  return {
    card: id,
    answered,
    people: answer.people.exposed + answer.people.comparator,
    looks,
    checks: {
      passed: answer.diagnostics.filter(({ passed }) => passed).length,
      of: answer.diagnostics.length,
    },
    exposedPer100: answer.exposed.riskPer100.estimate,
    comparatorPer100: answer.comparator.riskPer100.estimate,
    differencePer100: answer.riskDifferencePer100,
  }
}

/** A decision with its answer as it stood, and with what became of her. */
function told(store: Store, row: DecisionRow, { reader, today }: { reader: Reader; today: string }) {
  const card = cardIn(store, row.card)
  const asked = trialOf(card.question)
  return {
    card,
    asked,
    stood: stoodIn(card, row.looks)!, // it was refused where there was none
    came: cameAfter({ reader, asked, patient: row.chart, decided: row.day, today }),
  }
}

/** What the treatment that was decided for is called, and the question; neither and something else have no name. */
export function decidedBeside(
  store: Pick<Store, 'cards'>,
  { choice, card: id }: Pick<DecisionRow, 'choice' | 'card'>,
): { treatment: Term; title: Term } {
  const { question } = cardIn(store, id)
  const { exposure, comparator } = calledIn(trialOf(question))
  const treatments = { exposed: exposure, comparator, neither: '', other: '' }
  return { treatment: treatments[choice], title: question.title }
}

/** What records does when something is decided for somebody beside an answer. */
export function decisionHandlers(
  store: () => Store,
): Handlers<{ name: 'patients'; methods: typeof decisionMethods }> {
  function standing(id: number): DecisionRow {
    const row = store().decisions.one(id)
    if (!row) throw new AppError('not-found', say('decision.none'))
    return row
  }
  return {
    decide({ requestId, patient, card: id, choice, today }, { caller }) {
      const { decisions, charts, questions, audit, now, write } = store()
      const before = decisions.byRequest(requestId)
      if (before !== undefined) return { decision: before }
      const her = charts.person(patient)
      if (her?.described !== 1) throw new AppError('not-found', say('store.no-patient'))
      const card = cardIn(store(), id)
      if (card.answer.kind !== 'estimate') throw new AppError('refused', say('decision.no-answer'))
      const asked = trialOf(JSON.parse(questions.body(card.questionHash)!) as Asked) // every card has one
      const reader = readerOfOne(store(), her.id)
      const { eligible } = concernOf({ reader, asked, patient: her.id, now: now() })
      const who = personOf(caller)
      const row = {
        request: requestId,
        person: her.id,
        question: card.questionHash,
        card: id,
        choice,
        eligible: eligible ? (1 as const) : (0 as const),
        looks: looksTogether(store())(card.questionHash).looks,
        day: today,
        written: now().toISOString(),
        who,
      }
      return write(() => {
        const decision = decisions.add(row)
        const seal = createHash('sha256').update(JSON.stringify(row)).digest('hex')
        audit.write(say('audit.decision-written', { decision, chart: her.id, hash: seal }), who)
        return { decision }
      })
    },
    explainDecision({ decision, reason }, { caller }) {
      const { decisions, audit, write } = store()
      standing(decision)
      write(() => {
        decisions.explain(decision, reason)
        const hash = createHash('sha256').update(reason).digest('hex')
        audit.write(say('audit.decision-explained', { decision, hash }), personOf(caller))
      })
      return {}
    },
    takeBackDecision({ decision }, { caller }) {
      const { decisions, audit, now, write } = store()
      standing(decision)
      write(() => {
        decisions.takeBack(decision, now().toISOString())
        audit.write(say('audit.decision-taken-back', { decision }), personOf(caller))
      })
      return {}
    },
    decisions({ patient, today }) {
      const { decisions, charts } = store()
      const chart = charts.chartOf(patient)
      const reader = readerOfOne(store(), chart)
      return decisions.ofChart(chart).map(row => {
        const { card, asked, stood, came } = told(store(), row, { reader, today })
        return {
          decision: row.id,
          questionHash: row.question,
          title: card.question.title,
          ...calledIn(asked),
          choice: row.choice,
          day: row.day,
          reason: row.reason,
          eligible: row.eligible === 1,
          stood,
          came,
        }
      })
    },
  }
}

/** Every decision that stands, without identity. `breathe` is awaited between people. */
export async function countedDecisions(
  store: Store,
  { today, breathe }: { today: string; breathe(): Promise<void> | undefined },
): Promise<CountedDecision[]> {
  const found: CountedDecision[] = []
  for (const [chart, rows] of Map.groupBy(store.decisions.standing(), row => row.chart)) {
    await breathe()
    const reader = readerOfOne(store, chart)
    for (const row of rows) {
      const { stood, came } = told(store, row, { reader, today })
      found.push({
        questionHash: row.question,
        member: chart,
        choice: row.choice,
        eligible: row.eligible === 1,
        day: row.day,
        stood,
        came,
      })
    }
  }
  return found
}
