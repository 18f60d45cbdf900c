import type { ChartKind } from '../../../../shared/domain/measures/measure.ts'
import type { Chart } from './chart.ts'
import { c, p, u } from './by-period.ts'
import { ewma } from './ewma.ts'
import { g, t } from './gaps.ts'
import { run } from './run.ts'
import { xmr } from './xmr.ts'

/** Every kind of chart. The compiler demands a line for each kind that a measure can ask for. */
export const charts: Readonly<Record<ChartKind, Chart>> = { run, xmr, p, u, c, g, t, ewma }
