import type { Handlers } from '../../../shared/contract/define.ts'
import type { byHandMethods } from '../../../shared/contract/patients-by-hand.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import type { Store } from '../open-store.ts'
import { formsOnChart } from './forms-on-chart.ts'

/** What was entered by hand on a chart. */
export function byHandHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, keyof typeof byHandMethods> {
  return {
    entriesByHand: ({ patient }) =>
      formsOnChart(store(), patient).map(({ form }) => {
        const { entry, version, happened, written, facts, movedTo } = form
        return { entry, version, happened, written, facts, isMoved: movedTo !== undefined }
      }),
  }
}
