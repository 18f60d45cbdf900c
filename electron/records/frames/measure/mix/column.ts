import { NOT_RECORDED } from '../../../../../shared/domain/measures/level.ts'
import type { MixFactor, MixFrame } from '../../../../../shared/domain/measures/mix-frame.ts'
import type { Asked, MixCase } from './asked.ts'
import type { Factor, Level } from './factor.ts'

type Found = MixFrame['factors'][number]

/** After so many cases others may have the process. */
const CASES = 500

/** Levels in their own order, or the largest first; and of each case the place of hers. */
function asColumn(is: MixFactor, told: ReadonlyArray<Level | undefined>): Found {
  const byKey = new Map<string, { level: Level; n: number }>()
  for (const level of told) {
    if (!level) continue
    const known = byKey.get(level.key)
    if (known) known.n++
    else byKey.set(level.key, { level, n: 1 })
  }
  const sorted = [...byKey.values()].toSorted(
    (one, other) => (one.level.rank ?? 0) - (other.level.rank ?? 0) || other.n - one.n,
  )
  const places = new Map(sorted.map(({ level }, place) => [level.key, place]))
  return {
    is,
    levels: sorted.map(({ level: { key, label } }) => ({ key, label })),
    level: Uint16Array.from(told, level => (level ? places.get(level.key)! : NOT_RECORDED)),
  }
}

/** Of each case in which level of a factor it stands. */
export async function columnOf(
  factor: Factor,
  asked: Asked,
  cases: readonly MixCase[],
  breathe: () => Promise<void> | undefined,
): Promise<Found> {
  const levelOf = factor.reader(asked)
  const told: Array<Level | undefined> = []
  for (const [at, one] of cases.entries()) {
    if (at % CASES === 0) await breathe()
    told.push(levelOf(one))
  }
  return asColumn(factor.is, told)
}
