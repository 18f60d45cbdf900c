import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Client, Handlers } from '../../shared/contract/define.ts'
import type { frames as framesContract } from '../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract, QuestionOrigin } from '../../shared/contract/knowledge.ts'
import type { learning as learningContract } from '../../shared/contract/learning.ts'
import { AppError } from '../../shared/errors.ts'
import { shut } from '../../shared/domain/doors.ts'
import { question as questionSchema, type Question } from '../../shared/domain/question.ts'
import type { Verdict } from '../../shared/domain/summary.ts'
import { breather } from '../host/breathe.ts'
import { questionHash } from '../host/question-hash.ts'
import { makeCard } from './cards/make-card.ts'
import { readAloud, warningsOf } from './cohorts/read-aloud.ts'
import { poolEvidence } from './evidence/pool.ts'
import { judge, judgeQuestion, notYet } from './gate/index.ts'
import { study } from './studies/study.ts'

/** The bytes a person approved, or why they may not leave. */
function approved(verdict: Verdict, receiptSha256: string): string {
  if (verdict.kind === 'refused')
    throw new AppError('refused', verdict.rules.map(each => `${each.reason} ${each.remedy}`.trim()).join(' '))
  if (verdict.receipt.sha256 !== receiptSha256)
    throw new AppError('conflict', 'What would leave has changed since you read it. Read the receipt again.')
  return verdict.receipt.bytes
}

/** The two lines on which learning speaks to records. */
export interface Records {
  readonly frames: Client<typeof framesContract>
  readonly knowledge: Client<typeof knowledgeContract>
}
interface Known {
  question: Question
  hash: string
  origin: QuestionOrigin
  looks: number
}

/** The questions that ship with Casebook. A file that is not one is a fault of the build, so it is not passed over. */
export function readLibrary(folder: string): Question[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .map(name => questionSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))))
}

/** What learning does when the window asks; `library` is what ships, `today` answers an ISO day. */
export function handlers(
  { frames, knowledge }: Records,
  library: readonly Question[],
  today: () => string,
): Handlers<typeof learningContract> {
  const shipped = new Map(library.map(question => [questionHash(question), question]))

  /** Library questions and kept ones as one list: asked ones with how often they were looked at. */
  async function known(): Promise<Known[]> {
    const kept = await knowledge.questions({})
    const keptHashes = new Set(kept.map(each => each.hash))
    const fresh = [...shipped]
      .filter(([hash]) => !keptHashes.has(hash))
      .map(([hash, question]) => ({ question, hash, origin: 'library' as const, looks: 0 }))
    return [...kept.map(({ question, hash, origin, looks }) => ({ question, hash, origin, looks })), ...fresh]
  }

  async function find(hash: string): Promise<Known> {
    const found = (await known()).find(each => each.hash === hash)
    if (!found) throw new AppError('not-found', 'This casebook does not know that question.')
    return found
  }

  const casebook = async () => (await knowledge.casebook({})).kind

  async function verdictOn(id: string): Promise<Verdict> {
    const card = await knowledge.card({ id })
    const [{ origin }, releases] = await Promise.all([find(card.questionHash), knowledge.releases({})])
    return notYet(await casebook()) ?? judge({ card, origin, releases })
  }
  async function verdictOnQuestion(hash: string): Promise<Verdict> {
    const { question } = await find(hash)
    return notYet(await casebook()) ?? judgeQuestion(question)
  }

  async function pool(hash: string) {
    const [{ question }, mine, evidence] = await Promise.all([
      find(hash),
      knowledge.latestCard({ questionHash: hash }),
      knowledge.evidence({}),
    ])
    return poolEvidence(
      question,
      hash,
      mine,
      evidence.filter(each => each.summary.questionHash === hash),
    )
  }

  return {
    questions: known,
    readAloud: ({ question }) => ({
      sentence: readAloud(question),
      warnings: warningsOf(question),
      hash: questionHash(question),
    }),

    async ask({ question }, { signal, report }) {
      const hash = questionHash(question)
      // Registered before its result is seen: the number of looks is part of the evidence.
      await knowledge.keepQuestion({ question, hash, origin: shipped.has(hash) ? 'library' : 'own' })
      report({ phase: 'Finding the people', done: 0 })
      const frame = await frames.frame({ question }, { signal, onProgress: report })
      const answer = await study(question, frame, { breathe: breather(signal), report })
      const card = makeCard(
        question,
        frame,
        answer,
        today(),
        await knowledge.latestCard({ questionHash: hash }),
      )
      await knowledge.keepCard({ card })
      return card
    },

    cards: () => knowledge.cards({}),
    card: ({ id }) => knowledge.card({ id }),

    previewRelease: ({ id }) => verdictOn(id),
    async publish({ requestId, id, receiptSha256 }) {
      const bytes = approved(await verdictOn(id), receiptSha256)
      return knowledge.release({ requestId, kind: 'summary', cardId: id, bytes, receiptSha256 })
    },
    withdraw: ({ id }) => knowledge.withdraw({ cardId: id }),

    previewQuestion: ({ hash }) => verdictOnQuestion(hash),
    async shareQuestion({ requestId, hash, receiptSha256 }) {
      const bytes = approved(await verdictOnQuestion(hash), receiptSha256)
      return knowledge.release({ requestId, kind: 'question', bytes, receiptSha256 })
    },

    pool: ({ questionHash: hash }) => pool(hash),
    async pools() {
      const [cards, evidence] = await Promise.all([knowledge.cards({}), knowledge.evidence({})])
      const hashes = new Set([
        ...cards.map(each => each.questionHash),
        ...evidence.map(each => each.summary.questionHash),
      ])
      const asked = new Set((await known()).map(each => each.hash))
      return Promise.all([...hashes].filter(hash => asked.has(hash)).map(pool))
    },

    async cardsFor({ patient }) {
      if (shut('cards-on-chart', await casebook())) return []
      const newest = new Map(
        (await knowledge.cards({}))
          .toSorted((one, other) => one.answered.localeCompare(other.answered))
          .map(line => [line.questionHash, line]),
      )
      const found = await Promise.all(
        [...newest.values()].map(async line => {
          const card = await knowledge.card({ id: line.id })
          const { eligible, arm } = await frames.concerns({ question: card.question, patient })
          return eligible || arm !== 'none' ? [{ card, arm, pooled: await pool(line.questionHash) }] : []
        }),
      )
      return found.flat()
    },
  }
}
