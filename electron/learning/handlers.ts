import { randomUUID } from 'node:crypto'
import type { Handlers } from '../../shared/contract/define.ts'
import type { QuestionOrigin } from '../../shared/contract/knowledge.ts'
import type { learning as learningContract } from '../../shared/contract/learning.ts'
import type { Asked } from '../../shared/domain/asked.ts'
import type { ConceptSet } from '../../shared/domain/concepts/concept-set.ts'
import type { Control } from '../../shared/domain/controls/control.ts'
import type { LibraryTopic } from '../../shared/domain/library-topic.ts'
import type { LibraryQuestion } from './library.ts'
import { AppError } from '../../shared/errors.ts'
import { say, type Message } from '../../shared/words/message.ts'
import type { CardBrief } from '../../shared/domain/card.ts'
import { questionHash } from '../host/question-hash.ts'
import { alikeHandlers } from './alike/handlers.ts'
import { standingQuestions } from './accruing/standing-questions.ts'
import { lookWords } from './decisions/always-valid.ts'
import { decisionBookHandlers, revisionsIn } from './decisions/handlers.ts'
import { designFor } from './designs/registry.ts'
import { poolEffects, poolEvidence } from './evidence/pool.ts'
import { approved, judge, judgeQuestion } from './gate/index.ts'
import { questionIn } from './question-in.ts'
import { studies, type Records } from './studies.ts'

interface Known {
  question: Asked
  hash: string
  origin: QuestionOrigin
  looks: number
  topic?: LibraryTopic
}

/** What learning does when the window asks; `library` is what ships, `today` answers an ISO day. */
export function handlers({
  records,
  library,
  concepts,
  controls,
  today,
  log,
  lookMilliseconds,
}: {
  readonly records: Records
  readonly library: readonly LibraryQuestion[]
  /** The concept sets that ship. */
  readonly concepts: readonly ConceptSet[]
  /** The negative controls that ship. */
  readonly controls: readonly Control[]
  readonly today: () => string
  readonly log: (line: string) => void
  /** How often it is looked whether something new touches a standing question; never where it is missing. */
  readonly lookMilliseconds?: number
}): Handlers<typeof learningContract> {
  const { frames, knowledge } = records
  const shipped = new Map(library.map(each => [questionHash(each.question), each]))
  const jobs = studies({
    records,
    controls,
    today,
    log,
    originOf: hash => (shipped.has(hash) ? 'library' : 'own'),
  })

  const asking = standingQuestions({
    records,
    controls,
    today,
    log,
    isStudying: () => jobs.list().some(({ state }) => state === 'running'),
  })
  if (lookMilliseconds !== undefined) setInterval(() => void asking.look(), lookMilliseconds).unref()

  /** Library questions and kept ones as one list: asked ones with how often they were looked at. */
  async function known(): Promise<Known[]> {
    const asked = await knowledge.questions({})
    const hashes = new Set(asked.map(each => each.hash))
    const fresh = [...shipped]
      .filter(([hash]) => !hashes.has(hash))
      .map(([hash, each]) => ({ ...each, hash, origin: 'library' as const, looks: 0 }))
    return [
      ...asked.map(({ question, hash, origin, looks }) => {
        const topic = shipped.get(hash)?.topic
        return { question, hash, origin, looks, ...(topic && { topic }) }
      }),
      ...fresh,
    ]
  }

  async function find(hash: string): Promise<Pick<Known, 'question' | 'origin'>> {
    const asked = await knowledge.question({ hash })
    if (asked) return asked
    const known = shipped.get(hash)
    if (!known) throw new AppError('not-found', say('question.unknown'))
    return { question: known.question, origin: 'library' }
  }

  const casebookKind = async () => (await knowledge.casebook({})).kind

  async function verdictOn(id: string) {
    const card = await knowledge.card({ id })
    const [{ origin }, releases, casebook] = await Promise.all([
      find(card.questionHash),
      knowledge.releasesOf({ questionHash: card.questionHash }),
      casebookKind(),
    ])
    return judge({ card, origin, releases, casebook })
  }
  async function verdictOnQuestion(hash: string) {
    const [{ question }, casebook] = await Promise.all([find(hash), casebookKind()])
    return judgeQuestion({ question, casebook })
  }

  return {
    ...alikeHandlers({ frames, knowledge, known, find }),
    ...decisionBookHandlers({ frames, knowledge, find }),
    questions: known,
    questionIn: ({ path }) => questionIn(path),
    concepts: () => [...concepts],
    readAloud({ question }) {
      const design = designFor(question)
      return {
        sentence: design.readAloud(question),
        warnings: design.warnings(question),
        hash: questionHash(question),
      }
    },

    start({ requestId, question }) {
      asking.makeWay()
      return { job: jobs.start(requestId, question) }
    },
    jobs: jobs.list,
    watch: ({ job }, { signal, report }) => jobs.watch(job, signal, report),
    cancel({ job }) {
      jobs.cancel(job)
      return {}
    },
    ask({ question }, context) {
      asking.makeWay()
      return jobs.ask(randomUUID(), question, context)
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

    async pool({ questionHash: hash }) {
      const { question } = await find(hash)
      const [dossier] = await knowledge.dossiers({ questionHashes: [hash] })
      return poolEvidence(question, hash, dossier!)
    },
    async pools() {
      const [own, shared, all] = await Promise.all([
        knowledge.answeredHashes({}),
        knowledge.evidenceHashes({}),
        known(),
      ])
      const questions = new Map(all.map(each => [each.hash, each.question]))
      const dossiers = await knowledge.dossiers({ questionHashes: [...new Set([...own, ...shared])] })
      return dossiers.flatMap(dossier => {
        // What peers have answered need not be known here.
        const question = questions.get(dossier.questionHash)
        return question ? [poolEvidence(question, dossier.questionHash, dossier)] : []
      })
    },

    async cardsFor({ patient }) {
      const questionHashes = await knowledge.answeredHashes({})
      const [concerns, revisions] = await Promise.all([
        frames.concerns({ patient, questionHashes }),
        revisionsIn(knowledge),
      ])
      const hers = new Map(
        concerns
          .filter(({ meets, arm }) => meets || arm !== 'none')
          .map(concern => [concern.questionHash, concern]),
      )
      const dossiers = await knowledge.dossiers({ questionHashes: [...hers.keys()] })
      return dossiers.flatMap(({ questionHash: hash, card, ...answers }) => {
        if (!card) return []
        const pooled = poolEffects(answers)
        const { arm, eligible } = hers.get(hash)!
        return [
          {
            card,
            questionHash: hash,
            arm,
            eligible,
            doubts: doubtsOf(card),
            hidden: hiddenOf(card),
            revised: revisions.find(each => each.card === card.id)?.said ?? null,
            pooled: pooled.kind === 'pooled' ? pooled.reading : null,
          },
        ]
      })
    },
  }
}

/** What stands with an answer wherever it could be taken for advice. */
const doubtsOf = (card: CardBrief): Message[] =>
  card.reason ? [] : [say('reading.not-a-trial'), ...card.doubts, ...lookWords(card)]

/** That an answer was shown and is hidden now; null where there is one, or never was. */
const hiddenOf = ({ reason, shownBefore: shown }: CardBrief): Message | null =>
  reason && shown !== null ? say('reading.hidden-now', { shown, reason }) : null
