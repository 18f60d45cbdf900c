import type { Handlers } from '../../../../shared/contract/define.ts'
import type { lookMethods } from '../../../../shared/contract/measures-looks.ts'
import type { measures } from '../../../../shared/contract/measures.ts'
import { breather } from '../../../host/breathe.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { foundWithin } from './found-within.ts'
import { proposedLookOf } from './propose.ts'

type Methods = Handlers<{ name: 'measures'; methods: typeof lookMethods }>

/** What learning does when a day is asked for on which to look at a change again. `series`: as the page counts it. */
export function lookHandlers(series: Handlers<typeof measures>['series']): Methods {
  return {
    async proposeLook({ whole, by, periods, made, today, expected }, context) {
      const counted = await series({ whole, by, ...(periods !== undefined && { periods }) }, context)
      const asked = { measure: whole.measure, series: counted, made, today, expected }
      return breathing(proposedLookOf(asked), breather(context.signal))
    },
    async foundWithin({ whole, by, periods, chart }, context) {
      const asked = {
        whole,
        by,
        ...(periods !== undefined && { periods }),
        ...(chart !== undefined && { chart }),
      }
      const counted = await series(asked, context)
      return (await breathing(foundWithin(whole.measure, counted), breather(context.signal))) ?? null
    },
  }
}
