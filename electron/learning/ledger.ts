import type { Client } from '../../shared/contract/define.ts'
import type { knowledge as knowledgeContract } from '../../shared/contract/knowledge.ts'

/**
 * What learning asks of the knowledge kept, by key. Where records has no word for one yet, the whole list is asked for
 * once and looked through here.
 */
export function ledger(knowledge: Client<typeof knowledgeContract>) {
  return {
    async question(hash: string) {
      return (await knowledge.questions({})).find(each => each.hash === hash) ?? null
    },
    /** The newest card of each question, as lines. */
    async newestCards() {
      const byDay = (await knowledge.cards({})).toSorted((one, other) =>
        one.answered.localeCompare(other.answered),
      )
      return [...new Map(byDay.map(line => [line.questionHash, line])).values()]
    },
    async releasesOf(questionHash: string) {
      return (await knowledge.releases({})).filter(each => each.summary.questionHash === questionHash)
    },
    async evidenceOf(questionHash: string) {
      return (await knowledge.evidence({})).filter(each => each.summary.questionHash === questionHash)
    },
    /** Every question of which a card of mine or a peer's summary is here. */
    async answeredQuestions() {
      const [cards, evidence] = await Promise.all([knowledge.cards({}), knowledge.evidence({})])
      return new Set([
        ...cards.map(each => each.questionHash),
        ...evidence.map(each => each.summary.questionHash),
      ])
    },
  }
}
