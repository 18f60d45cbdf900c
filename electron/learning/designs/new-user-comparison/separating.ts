import type { Frame } from '../../../../shared/domain/frame.ts'
import { say, type Term } from '../../../../shared/words/message.ts'

/** The covariates whose ranges do not meet; all of them together where no single one separates the arms. */
export function separatingOf(frame: Frame, columns: readonly Float64Array[]): Term[] {
  const alone = frame.covariates.filter((_, c) => {
    const inArm = (arm: 0 | 1) => columns[c]!.filter((_, row) => frame.exposed[row] === arm)
    const [exposed, comparator] = [inArm(1), inArm(0)]
    return least(exposed) > most(comparator) || least(comparator) > most(exposed)
  })
  return alone.length > 0
    ? alone.map(each => each.label)
    : [say('diagnostics.separation-combination', { labels: frame.covariates.map(each => each.label) })]
}

const least = (values: Float64Array) => values.reduce((low, value) => Math.min(low, value), Infinity)
const most = (values: Float64Array) => values.reduce((high, value) => Math.max(high, value), -Infinity)
