import type { ChartKind } from '../../../../shared/domain/measures/measure.ts'
import type { Chart, Charted } from './chart.ts'
import { c, p, u } from './by-period.ts'
import { ewma } from './ewma.ts'
import { g, t } from './gaps.ts'
import { overlapping } from './overlapping.ts'
import { run } from './run.ts'
import { xmr } from './xmr.ts'

/** Every kind of chart. The compiler demands a line for each kind that a measure can ask for. */
const charts: Readonly<Record<ChartKind, Chart>> = { run, xmr, p, u, c, g, t, ewma }

/** As what points are drawn: those that rest on mostly the same facts in one way, whatever is asked for. */
export const chartFor = (is: ChartKind, { isOverlapping = false }: Pick<Charted, 'isOverlapping'>): Chart =>
  isOverlapping ? overlapping : charts[is]
