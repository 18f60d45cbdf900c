import type { Client, Handlers } from '../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract } from '../../../shared/contract/knowledge.ts'
import type { learning } from '../../../shared/contract/learning.ts'
import type { decisionBookMethods, Revision } from '../../../shared/contract/learning-decisions.ts'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { calledIn } from '../../../shared/domain/called.ts'
import { say } from '../../../shared/words/message.ts'
import { bookOf, calibrationOf } from './book.ts'
import { isRevised, revisionWords } from './revision.ts'

type Keeping = Pick<Client<typeof knowledgeContract>, 'card' | 'standing' | 'seeAnswer'>

interface Decided {
  readonly frames: Pick<Client<typeof framesContract>, 'decided'>
  readonly knowledge: Keeping
  find(hash: string): Promise<{ readonly question: Asked }>
}

type Standing = Awaited<ReturnType<Keeping['standing']>>[number]

/**
 * What has changed since something was decided last beside the answer to a question; undefined where nothing that a
 * reader would care for has, or where that was looked at.
 */
async function revisionOf(
  knowledge: Keeping,
  { questionHash, card, seen, decided }: Standing,
): Promise<Revision | undefined> {
  if (!decided || decided.card === card || seen === card) return undefined
  const [now, then] = await Promise.all([knowledge.card({ id: card }), knowledge.card({ id: decided.card })])
  if (!isRevised(then.answer, now.answer)) return undefined
  if (seen !== null && seen !== decided.card) {
    const looked = await knowledge.card({ id: seen })
    // Looked at after the decision, it is the later one that something must have changed from.
    const isAfter = looked.answered >= decided.day
    if (isAfter && !isRevised(looked.answer, now.answer)) return undefined
  }
  const changes = revisionWords(then.answer, now.answer)
  return {
    questionHash,
    title: now.question.title,
    card,
    said: say('revision.since', { changes, day: decided.day }),
  }
}

/** Every revision that nobody has looked at. */
export async function revisionsIn(knowledge: Keeping): Promise<Revision[]> {
  const found = []
  for (const standing of await knowledge.standing({})) {
    const revision = await revisionOf(knowledge, standing)
    if (revision) found.push(revision)
  }
  return found
}

/** What learning does with what was decided beside answers. */
export function decisionBookHandlers({
  frames,
  knowledge,
  find,
}: Decided): Pick<Handlers<typeof learning>, keyof typeof decisionBookMethods> {
  return {
    async decisionBooks({ today }, { signal }) {
      const all = await frames.decided({ today }, { signal })
      const books = []
      for (const [questionHash, own] of Map.groupBy(all, each => each.questionHash)) {
        const { question } = await find(questionHash)
        books.push(bookOf(own, { questionHash, title: question.title, called: calledIn(trialOf(question)) }))
      }
      return { books, calibration: calibrationOf(all) }
    },
    revisions: () => revisionsIn(knowledge),
    seeRevision: knowledge.seeAnswer,
  }
}
