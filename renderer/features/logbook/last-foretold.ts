import { z } from 'zod'
import { forecastOutcomes, type ForecastOutcome } from '../../../shared/domain/logbook/forecastable.ts'
import type { Draft } from '../../client/drafts.ts'

/** Which outcome was foretold last: it is offered first. */
export const lastForetold: Draft<{ readonly outcome: ForecastOutcome }> = {
  name: 'logbook.foretold',
  initial: { outcome: 'infection' },
  keep: z.strictObject({ outcome: z.enum(forecastOutcomes) }),
}
