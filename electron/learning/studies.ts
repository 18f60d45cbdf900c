import type { Client } from '../../shared/contract/define.ts'
import type { frames as framesContract } from '../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract, QuestionOrigin } from '../../shared/contract/knowledge.ts'
import type { Study } from '../../shared/contract/learning.ts'
import type { Card } from '../../shared/domain/card.ts'
import type { Control } from '../../shared/domain/controls/control.ts'
import type { Asked } from '../../shared/domain/asked.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { breather } from '../host/breathe.ts'
import { jobBook, type Running } from '../host/jobs.ts'
import { questionHash } from '../host/question-hash.ts'
import { makeCard } from './cards/make-card.ts'
import { designFor } from './designs/registry.ts'

/** The two lines on which learning speaks to records. */
export interface Records {
  readonly frames: Client<typeof framesContract>
  readonly knowledge: Client<typeof knowledgeContract>
}

/** Studies as jobs: they outlive the view that began them. `today` answers an ISO day. */
export function studies({
  records: { frames, knowledge },
  originOf,
  controls,
  today,
  log,
}: {
  readonly records: Records
  /** Where a question comes from that this casebook has not registered yet. */
  readonly originOf: (hash: string) => QuestionOrigin
  /** The negative controls that ship. */
  readonly controls: readonly Control[]
  readonly today: () => string
  readonly log: (line: string) => void
}) {
  const book = jobBook<Study>({
    cancelled: () => say('study.cancelled'),
    unknown: job => say('study.unknown-job', { job }),
    log,
  })

  async function run(question: Asked, { signal, change }: Running<Study>): Promise<void> {
    const hash = questionHash(question)
    const report = (progress: Study['progress']) => change({ progress })
    const design = designFor(question)
    // Registered before its result is seen: the number of looks is part of the evidence.
    await knowledge.keepQuestion({ question, hash, origin: originOf(hash) })
    report({ phase: say('study.finding-people'), done: 0 })
    const frame = await frames.frame(design.frameRequest(question, controls), { signal, onProgress: report })
    const answer = await design.run(question, frame, { breathe: breather(signal), report })
    const previous = await knowledge.latestCard({ questionHash: hash })
    signal.throwIfAborted()
    const card = makeCard({ question, frame, answer, answered: today(), previous })
    await knowledge.keepCard({ card })
    change({ cardId: card.id, progress: { phase: say('study.done'), done: 1, of: 1 } })
  }

  async function watch(
    job: number,
    signal: AbortSignal,
    report: (view: Study) => void,
  ): Promise<Study & { card: Card | null }> {
    const ended = await book.watch(job, signal, report)
    return { ...ended, card: ended.cardId === null ? null : await knowledge.card({ id: ended.cardId }) }
  }

  const start = (requestId: string, question: Asked): number =>
    book.start(
      requestId,
      {
        label: question.title,
        questionHash: questionHash(question),
        progress: { phase: say('study.waiting'), done: 0 },
        cardId: null,
      },
      running => run(question, running),
    )

  return {
    start,
    watch,
    list: book.list,
    cancel: book.cancel,
    /** Begins a study and waits for its card. Whoever stops waiting cancels it. */
    async ask(
      requestId: string,
      question: Asked,
      { signal, report }: { signal: AbortSignal; report(progress: Study['progress']): void },
    ): Promise<Card> {
      const job = start(requestId, question)
      const cancel = () => book.cancel(job)
      signal.addEventListener('abort', cancel, { once: true })
      try {
        const { card, fault } = await watch(job, signal, view => report(view.progress))
        if (card) return card
        throw new AppError(fault?.code ?? 'internal', fault?.said ?? say('fault.internal'), fault?.detail)
      } finally {
        signal.removeEventListener('abort', cancel)
      }
    },
  }
}
