import { createHash } from 'node:crypto'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { Dossier, knowledge } from '../../../shared/contract/knowledge.ts'
import { SENTENCES_IN_BRIEF, type Card, type CardBrief, type CardLine } from '../../../shared/domain/card.ts'
import type { Effect } from '../../../shared/domain/evidence.ts'
import { asked as askedSchema, trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { calledIn } from '../../../shared/domain/called.ts'
import type { Summary } from '../../../shared/domain/summary.ts'
import { AppError } from '../../../shared/errors.ts'
import { message, say, type Message, type Term } from '../../../shared/words/message.ts'
import { questionHash } from '../../host/question-hash.ts'
import { requireOpen } from '../doors.ts'
import type { Store } from '../open-store.ts'
import type { BriefRow, CardLineRow, NewCard } from '../repositories/cards.ts'
import type { ReleasedSummary } from '../repositories/outbox.ts'
import type { SharedRow } from '../repositories/post.ts'
import type { QuestionRow } from '../repositories/questions.ts'
import { personOf } from '../who.ts'
import { forecastHandlers } from './forecasts.ts'
import { looksTogether, type Looks } from './looks-together.ts'
import { standingHandlers } from './standing-answers.ts'
import { outcomeChangeHandlers } from './outcome-changes.ts'
import { ownMeasureHandlers } from './own-measures.ts'

/** A text that was checked on its way in and never changed; the contract checks it again on its way out. */
const stored = <T>(text: string): T => JSON.parse(text) as T
const storedOrNull = <T>(text: string | null): T | null => (text === null ? null : stored<T>(text))

/** What a text says as JSON; undefined, which is no message, where it is not JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
/** What something is called, as one text: words of a person as they are, words of ours by their key. */
const textOfTerm = (called: Term): string => (typeof called === 'string' ? called : JSON.stringify(called))
function termOfText(text: string): Term {
  if (!text.startsWith('{"key":')) return text
  const read = message.safeParse(jsonIn(text))
  return read.success ? read.data : text
}

const sharingOf = ({ released, withdrawn }: CardLineRow): CardLine['sharing'] => {
  if (withdrawn) return 'withdrawn'
  return released ? 'published' : 'private'
}
const lineOf = (row: CardLineRow): CardLine => ({
  id: row.id,
  title: termOfText(row.title),
  questionHash: row.question,
  answered: row.answered,
  kind: row.kind,
  people: row.people,
  events: row.events,
  difference: storedOrNull(row.difference),
  reason: storedOrNull(row.reason),
  sharing: sharingOf(row),
})
function briefOf({ id, answered, people, shownBefore, ...row }: BriefRow, seen: Looks): CardBrief {
  const reading = stored<Message[]>(row.reading)
  return {
    id,
    title: termOfText(row.title),
    answered,
    exposure: termOfText(row.exposure),
    comparator: termOfText(row.comparator),
    people,
    ...seen,
    shownBefore,
    difference: storedOrNull(row.difference),
    reading: reading.slice(0, SENTENCES_IN_BRIEF),
    doubts: reading.slice(SENTENCES_IN_BRIEF),
    reason: storedOrNull(row.reason),
  }
}
const effectOf = ({ people, events, logHazardRatio, standardError }: BriefRow): Effect | null =>
  logHazardRatio === null || standardError === null ? null : { people, events, logHazardRatio, standardError }
const rowOf = (card: Card): NewCard => {
  const { answer, question } = card
  const { exposure, comparator } = calledIn(trialOf(question))
  const { people, events } = answer
  const estimate = answer.kind === 'estimate' ? answer : undefined
  return {
    id: card.id,
    question: card.questionHash,
    body: JSON.stringify(card),
    title: textOfTerm(question.title),
    answered: card.answered,
    kind: answer.kind,
    people: people.exposed + people.comparator,
    events: events.exposed + events.comparator,
    exposure: textOfTerm(exposure),
    comparator: textOfTerm(comparator),
    reading: JSON.stringify(estimate?.reading ?? []),
    logHazardRatio: estimate?.logHazardRatio.estimate ?? null,
    standardError: estimate?.logHazardRatio.standardError ?? null,
    difference: estimate ? JSON.stringify(estimate.riskDifferencePer100) : null,
    reason: answer.kind === 'estimate' ? null : JSON.stringify(answer.reasons[0]?.reason ?? null),
  }
}
const questionOf = ({ hash, origin, asked, body, looks }: QuestionRow) => ({
  question: stored<Asked>(body),
  hash,
  origin,
  asked,
  looks,
})
const releaseOf = ({ card, released, withdrawn, body }: ReleasedSummary) => ({
  cardId: card,
  released,
  withdrawn: withdrawn === 1,
  summary: stored<Summary>(body),
})
/** A peer's later answer to a question replaces the earlier one: the same patients must not count twice. */
function newestOfEach(rows: readonly SharedRow[]): Dossier['peers'] {
  const newest = new Map(rows.map(({ issuer, ...effect }) => [issuer, effect]))
  return [...newest.values()]
}

interface Released {
  readonly bytes: string
  readonly cardId: string | undefined
}

/** What records does when learning hands knowledge over to be kept, and asks for it again. */
export function knowledgeHandlers(store: () => Store): Handlers<typeof knowledge> {
  const today = () => store().now().toISOString().slice(0, 10)
  /** The question that a released text shares, or answers. */
  const about = {
    question: ({ bytes }: Released) => questionHash(askedSchema.parse(JSON.parse(bytes))),
    summary: ({ cardId }: Released) =>
      cardId === undefined ? null : (store().cards.question(cardId) ?? null),
  } as const

  return {
    casebook: () => ({ kind: store().kind() }),
    keepQuestion({ question, hash, origin }) {
      const { questions, write } = store()
      return write(() => {
        const known = questions.origin(hash)
        if (known === undefined)
          questions.add({ hash, origin, asked: today(), body: JSON.stringify(question) })
        return { origin: known ?? origin }
      })
    },
    questions: () => store().questions.all().map(questionOf),
    question({ hash }) {
      const row = store().questions.one(hash)
      return row ? questionOf(row) : null
    },
    keepCard({ card }) {
      const { cards, standingAnswers, write } = store()
      write(() => {
        cards.add(rowOf(card))
        standingAnswers.put(card.questionHash, card.id)
      })
      return {}
    },
    cards: () => store().cards.lines().map(lineOf),
    answeredHashes: () => store().questions.answered(),
    card({ id }) {
      const body = store().cards.body(id)
      if (body === undefined) throw new AppError('not-found', say('store.no-card'))
      return stored<Card>(body)
    },
    latestCard: ({ questionHash }) => storedOrNull<Card>(store().cards.latest(questionHash) ?? null),
    releasesOf: ({ questionHash }) => store().outbox.summariesOfQuestion(questionHash).map(releaseOf),
    /** The only word that puts something into the outbox for peers, but for taking back what is out already. */
    release({ requestId, kind, cardId, bytes, receiptSha256 }, { caller }) {
      requireOpen('release', store())
      const { questions, outbox, write, audit } = store()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const known = outbox.byRequest(requestId)
      if (known && (known.sha256 !== sha256 || known.kind !== kind || known.card !== (cardId ?? null)))
        throw new AppError('conflict', say('store.other-release'))
      if (known) return { outbox: known.id }
      if (sha256 !== receiptSha256) throw new AppError('conflict', say('store.not-approved'))
      const person = personOf(caller)
      return write(() => {
        audit.write(say('audit.released', { kind, sha256 }), person)
        const question = about[kind]({ bytes, cardId })
        // Peers will know it: from now on answers to it may leave as well.
        if (kind === 'question' && question !== null && questions.origin(question) === 'own')
          questions.setOrigin(question, 'shared')
        return {
          outbox: outbox.release({
            request: requestId,
            kind,
            card: cardId ?? null,
            question,
            body: bytes,
            sha256,
            released: today(),
            withdraws: null,
            person,
          }),
        }
      })
    },
    withdraw({ cardId }, { caller }) {
      const { outbox, write, audit } = store()
      const mine = outbox.summariesOfCard(cardId).filter(each => !each.withdrawn)
      if (mine.length === 0) throw new AppError('not-found', say('store.not-published'))
      const person = personOf(caller)
      write(() => {
        for (const row of mine) {
          outbox.release({
            request: `withdraw-${row.id}`,
            kind: 'withdrawal',
            card: null,
            question: null,
            body: '',
            sha256: createHash('sha256').update('').digest('hex'),
            released: today(),
            withdraws: row.id,
            person,
          })
          audit.write(say('audit.withdrawn', { sha256: row.sha256 }), person)
        }
      })
      return {}
    },
    dossiers({ questionHashes }) {
      const { cards, post } = store()
      const looks = looksTogether(store())
      return questionHashes.map(hash => {
        const row = cards.brief(hash)
        return {
          questionHash: hash,
          card: row ? briefOf(row, looks(hash)) : null,
          mine: row ? effectOf(row) : null,
          peers: newestOfEach(post.sharedOf(hash)),
        }
      })
    },
    evidenceHashes: () => store().post.sharedHashes(),
    ...outcomeChangeHandlers(store),
    ...forecastHandlers(store),
    ...standingHandlers(store),
    ...ownMeasureHandlers(store),
  }
}
