import { shut } from '../../../../shared/domain/doors.ts'
import type { Rule } from '../rule.ts'

/** From a casebook of one's own nothing leaves yet. It comes before all others, and says nothing of them. */
export const whosePeople: Rule = {
  number: 0,
  name: 'Whose people',
  judge: {
    casebook(casebook) {
      const why = shut('release', casebook)
      return why ? [why] : []
    },
  },
}
