import type { Client, Handlers } from '../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract } from '../../../shared/contract/knowledge.ts'
import type { learning } from '../../../shared/contract/learning.ts'
import type { alikeMethods } from '../../../shared/contract/learning-alike.ts'
import type { Asked as Question } from '../../../shared/domain/asked.ts'
import { nearestOf } from './nearest.ts'
import { outcomeOf } from './outcome.ts'

interface Asked {
  readonly frames: Pick<Client<typeof framesContract>, 'alike' | 'standing' | 'frame'>
  readonly knowledge: Pick<Client<typeof knowledgeContract>, 'dossiers'>
  known(): Promise<ReadonlyArray<{ readonly question: Question; readonly hash: string }>>
  find(hash: string): Promise<{ readonly question: Question }>
}

/** What learning does when the window asks for people like one person. */
export function alikeHandlers({
  frames,
  knowledge,
  known,
  find,
}: Asked): Pick<Handlers<typeof learning>, keyof typeof alikeMethods> {
  return {
    async alike({ patient, weights, most }, { signal }) {
      return nearestOf(await frames.alike({ patient }, { signal }), weights, most)
    },
    async alikeQuestions({ patient }, { signal }) {
      const met: Array<{ hash: string; title: Question['title'] }> = []
      for (const { question, hash } of await known()) {
        const { eligible } = await frames.standing({ patient, question }, { signal })
        if (eligible) met.push({ hash, title: question.title })
      }
      // Those that were answered here come first: of them something can be told.
      const dossiers = await knowledge.dossiers({ questionHashes: met.map(({ hash }) => hash) }, { signal })
      const answered = new Set(dossiers.flatMap(({ mine, questionHash }) => (mine ? [questionHash] : [])))
      return met.toSorted((one, two) => Number(answered.has(two.hash)) - Number(answered.has(one.hash)))
    },
    async alikeOutcome({ patient, questionHash }, { signal }) {
      const { question } = await find(questionHash)
      const standing = await frames.standing({ patient, question }, { signal })
      const frame = await frames.frame({ question }, { signal })
      const [dossier] = await knowledge.dossiers({ questionHashes: [questionHash] }, { signal })
      return outcomeOf({ question, questionHash }, { frame, standing }, dossier?.mine ?? undefined)
    },
  }
}
