import type { Client, Handlers } from '../../../../shared/contract/define.ts'
import type { knowledge as knowledgeContract } from '../../../../shared/contract/knowledge.ts'
import type { ownMethods } from '../../../../shared/contract/measures-own.ts'
import { isOwnName, OWN_PREFIX } from '../../../../shared/domain/measures/own-measure.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'
import { measureIn } from './measure-in.ts'

type Methods = Handlers<{ name: 'measures'; methods: typeof ownMethods }>
type Knowledge = Pick<
  Client<typeof knowledgeContract>,
  'keepMeasure' | 'retireMeasure' | 'rebasings' | 'rebase' | 'takeBackRebasing'
>

/** What learning does when the window makes a measure of one's own, or makes limits anew. */
export const ownHandlers = (knowledge: Knowledge): Methods => ({
  keep({ whole }, { signal }) {
    const { id } = whole.measure
    if (!isOwnName(id)) throw new AppError('refused', say('outcome.no-own-name', { id, prefix: OWN_PREFIX }))
    return knowledge.keepMeasure({ whole }, { signal })
  },
  retire: ({ measure: id }, { signal }) => knowledge.retireMeasure({ id }, { signal }),
  measureIn: ({ path }) => measureIn(path),
  rebasings: ({ measure }, { signal }) => knowledge.rebasings({ measure }, { signal }),
  rebase: (asked, { signal }) => knowledge.rebase(asked, { signal }),
  takeBackRebasing: ({ id }, { signal }) => knowledge.takeBackRebasing({ id }, { signal }),
})
