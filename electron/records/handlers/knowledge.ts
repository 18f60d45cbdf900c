import { createHash } from 'node:crypto'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { knowledge } from '../../../shared/contract/knowledge.ts'
import { card as cardSchema, type Card, type CardLine } from '../../../shared/domain/card.ts'
import { envelope as envelopeSchema } from '../../../shared/domain/envelope.ts'
import { question as questionSchema } from '../../../shared/domain/question.ts'
import { summary as summarySchema } from '../../../shared/domain/summary.ts'
import { AppError } from '../../../shared/errors.ts'
import { questionHash } from '../../host/question-hash.ts'
import { requireOpen } from '../doors.ts'
import type { Store } from '../open-store.ts'
import type { CardRow } from '../repositories/knowledge.ts'

const cardOf = (row: CardRow): Card => cardSchema.parse(JSON.parse(row.body))

function headlineOf({ answer }: Card): string {
  if (answer.kind === 'not-estimable') return `No answer: ${answer.reasons[0]!.reason}`
  const { estimate, lower, upper } = answer.riskDifferencePer100
  return `${estimate > 0 ? '+' : ''}${estimate.toFixed(1)} in 100 (${lower.toFixed(1)} to ${upper.toFixed(1)})`
}

function lineOf(row: CardRow): CardLine {
  const card = cardOf(row)
  const { people, events, kind } = card.answer
  return {
    id: card.id,
    title: card.question.title,
    questionHash: card.questionHash,
    answered: card.answered,
    kind,
    people: people.exposed + people.comparator,
    events: events.exposed + events.comparator,
    headline: headlineOf(card),
    sharing: row.withdrawn ? 'withdrawn' : row.released ? 'published' : 'private',
  }
}

/** What records does when learning hands knowledge over to be kept, and asks for it again. */
export function knowledgeHandlers(store: () => Store): Handlers<typeof knowledge> {
  const today = () => store().now().toISOString().slice(0, 10)
  const requireCard = (id: string) => {
    const row = store().knowledge.card(id)
    if (!row) throw new AppError('not-found', 'This casebook does not know that card.')
    return row
  }

  return {
    casebook: () => ({ kind: store().kind() }),
    keepQuestion({ question, hash, origin }) {
      const { knowledge, write } = store()
      return write(() => {
        const known = knowledge.origin(hash)
        if (known === undefined) knowledge.addQuestion(hash, origin, today(), JSON.stringify(question))
        return { origin: known ?? origin }
      })
    },
    questions: () =>
      store()
        .knowledge.questions()
        .map(({ hash, origin, asked, body, looks }) => ({
          question: questionSchema.parse(JSON.parse(body)),
          hash,
          origin,
          asked,
          looks,
        })),
    keepCard({ card }) {
      store().write(() => store().knowledge.addCard(card.id, card.questionHash, JSON.stringify(card)))
      return {}
    },
    cards: () => store().knowledge.cards().map(lineOf),
    card: ({ id }) => cardOf(requireCard(id)),
    latestCard({ questionHash }) {
      const row = store().knowledge.latestCard(questionHash)
      return row ? cardOf(row) : null
    },
    releases() {
      const rows = store().knowledge.outbox()
      const taken = new Set(rows.map(each => each.withdraws))
      return rows.flatMap(({ id, kind, card, released, body }) =>
        kind === 'summary' && card !== null
          ? [
              {
                cardId: card,
                released,
                withdrawn: taken.has(id),
                summary: summarySchema.parse(JSON.parse(body)),
              },
            ]
          : [],
      )
    },
    /** The only word that puts something into the outbox for peers, but for taking back what is out already. */
    release({ requestId, kind, cardId, bytes, receiptSha256 }) {
      requireOpen('release', store())
      const { knowledge, write, audit } = store()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const known = knowledge.byRequest(requestId)
      if (known && (known.sha256 !== sha256 || known.kind !== kind || known.card !== (cardId ?? null)))
        throw new AppError('conflict', 'That request was used to release something else.')
      if (known) return { outbox: known.id }
      if (sha256 !== receiptSha256)
        throw new AppError('conflict', 'What would leave is not what was approved. Read the receipt again.')
      return write(() => {
        audit.write(`released: ${kind} ${sha256}`)
        const question = kind === 'question' ? questionHash(questionSchema.parse(JSON.parse(bytes))) : null
        // Peers will know it: from now on answers to it may leave as well.
        if (question !== null && knowledge.origin(question) === 'own') knowledge.setOrigin(question, 'shared')
        return {
          outbox: knowledge.release({
            request: requestId,
            kind,
            card: cardId ?? null,
            question,
            body: bytes,
            sha256,
            released: today(),
            withdraws: null,
          }),
        }
      })
    },
    withdraw({ cardId }) {
      const { knowledge, write, audit } = store()
      const rows = knowledge.outbox()
      const taken = new Set(rows.map(each => each.withdraws))
      const mine = rows.filter(each => each.card === cardId && each.kind === 'summary' && !taken.has(each.id))
      if (mine.length === 0)
        throw new AppError('not-found', 'That card has not been published, or has been withdrawn already.')
      write(() => {
        for (const row of mine) {
          knowledge.release({
            request: `withdraw-${row.id}`,
            kind: 'withdrawal',
            card: null,
            question: null,
            body: '',
            sha256: createHash('sha256').update('').digest('hex'),
            released: today(),
            withdraws: row.id,
          })
          audit.write(`withdrawn: summary ${row.sha256}`)
        }
      })
      return {}
    },
    evidence() {
      const { post: letters } = store()
      const names = new Map(
        letters
          .peers()
          .filter(each => each.state !== 'removed')
          .map(each => [each.key, each.name]),
      )
      const newest = new Map<
        string,
        { issuer: string; name: string; received: string; summary: ReturnType<typeof summarySchema.parse> }
      >()
      for (const row of letters.envelopes()) {
        const name = names.get(row.issuer)
        if (row.kind !== 'summary' || row.withdrawn || name === undefined) continue
        // A peer's later answer to a question replaces the earlier one: the same patients must not count twice.
        const summary = summarySchema.parse(JSON.parse(envelopeSchema.parse(JSON.parse(row.body)).body))
        newest.set(`${row.issuer} ${summary.questionHash}`, {
          issuer: row.issuer,
          name,
          received: row.received,
          summary,
        })
      }
      return [...newest.values()]
    },
  }
}
