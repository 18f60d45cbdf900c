import type {
  FollowUpCounts,
  FollowUpState,
  FollowUpTelling,
} from '../../../shared/domain/measures/follow-up.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { services } from '../../client/services.ts'
import { dateText, isoText } from '../../ui/dates.ts'
import { useLoaded, type Loaded } from '../../ui/use-call.ts'

const MOST = 200

/** Somebody who is waited for, however she came onto the list. */
export interface WaitedFor {
  /** She may stand here once for each event. */
  readonly key: string
  readonly patient: number
  readonly name: string
  readonly birth: Moment | undefined
  /** From which day it counts, or what was planned, in words. */
  readonly because: string
  readonly dueOn: string
  readonly is: Exclude<FollowUpState, 'known'>
  readonly days: number
  readonly lastSeen: string
  readonly told: { readonly is: FollowUpTelling; readonly day: string } | undefined
}
export interface Waited {
  readonly rows: readonly WaitedFor[]
  readonly total: number
  /** Of a measure alone. */
  readonly counts: FollowUpCounts | undefined
  /** The last day of the data, where that lies behind today: who was due later may have come. Of plans alone. */
  readonly dataEnd: string | undefined
}

/** Who is due and lost of a measure; without one, of those who were planned to come back. */
export function useWaitedFor(asked: AskedMeasure | undefined, today: string): Loaded<Waited> {
  return useLoaded(
    async signal => {
      if (!asked) {
        const { rows, total, upTo } = await services.day.due({ today, limit: MOST }, { signal })
        return {
          total,
          counts: undefined,
          dataEnd: upTo !== null && upTo < today ? upTo : undefined,
          rows: rows.map(({ patient, name, birth, is, days, planned, why, lastSeen }) => ({
            key: `${patient}`,
            patient,
            name,
            birth,
            because: why,
            dueOn: dateText(planned),
            is,
            days,
            lastSeen: dateText(lastSeen),
            told: undefined,
          })),
        }
      }
      const { whole } = asked
      const { rows, total, counts } = await services.patients.followUp(
        { whole, today, limit: MOST },
        { signal },
      )
      return {
        total,
        counts,
        dataEnd: undefined,
        rows: rows.map(({ patient, name, birth, on, dueOn, is, days, lastSeen, told }) => ({
          key: `${patient} ${on}`,
          patient,
          name,
          birth,
          because: isoText(on),
          dueOn: isoText(dueOn),
          is,
          days,
          lastSeen: isoText(lastSeen),
          told,
        })),
      }
    },
    [asked?.hash, today],
  )
}
