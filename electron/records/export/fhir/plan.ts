import type { SaidOf } from '../../../../shared/domain/facts/columns.ts'
import type { Resource } from './resource.ts'
import { happenedOf } from './members.ts'
import { conceptOf, conceptsOf, periodOf, timeOf, type Part } from './parts.ts'

type Plan = SaidOf<'plan'>

const isProhibited = ({ standing }: Plan): boolean => standing.because?.element === 'doNotPerform'

const kinds: Readonly<Record<Plan['of'], (fact: Plan) => Part>> = {
  care: fact => ({
    intent: fact.intent,
    category: conceptsOf(fact.categories),
    title: fact.title,
    description: fact.description,
    period: periodOf(fact.start, fact.end),
    created: timeOf(fact.recorded),
    activity: fact.activities.map(each => ({
      detail: {
        code: conceptOf(each.concept),
        status: each.status,
        description: each.words,
        doNotPerform: each.isProhibited,
      },
    })),
  }),
  service: fact => ({
    intent: fact.intent,
    code: conceptOf(fact.concept),
    category: conceptsOf(fact.categories),
    ...happenedOf('occurrence', fact, ['Period']),
    authoredOn: timeOf(fact.recorded),
    doNotPerform: isProhibited(fact) || undefined,
    reasonCode: conceptsOf(fact.reasons),
  }),
  goal: fact => ({
    description: conceptOf(fact.concept),
    category: conceptsOf(fact.categories),
    startDate: timeOf(fact.start),
    statusDate: timeOf(fact.recorded),
  }),
}
const types = { care: 'CarePlan', service: 'ServiceRequest', goal: 'Goal' } as const

/** What is to be done or reached. */
export const planResource = (fact: Plan): Resource => ({
  type: types[fact.of],
  subject: 'subject',
  members: kinds[fact.of](fact),
})
