import { dayOf } from '../../../../../shared/domain/clock.ts'
import type { WholeMeasure } from '../../../../../shared/domain/measures/measure.ts'
import {
  NOT_RECORDED,
  type BandedScore,
  type MixFactor,
  type MixFrame,
  type MixRow,
} from '../../../../../shared/domain/measures/mix-frame.ts'
import { MILLISECONDS } from '../../../repositories/fact-rows.ts'
import { nameOfSource } from '../case-frame.ts'
import type { Counted, Counting } from '../count-measure.ts'
import { askedOf, type Asked, type MixCase, type MixStore } from './asked.ts'
import type { Factor, Level } from './factor.ts'
import { factors, factorsOf } from './registry.ts'

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

async function columnOf(
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

function casesOf({ people }: Counting, counted: readonly Counted[]): MixCase[] {
  const each = new Map(people.each.map(person => [person.person, person]))
  return counted.map(({ person, day }) => ({ person: each.get(person)!, day })) // counted among them
}

/** From when to when each source tells of anybody. */
const sourcesOf = ({ timelines }: MixStore): MixFrame['sources'] =>
  timelines
    .extents()
    .map(({ scope, first, last }, place) => ({
      label: nameOfSource(scope, place + 1),
      fromDay: dayOf(first * MILLISECONDS),
      toDay: dayOf(last * MILLISECONDS),
    }))
    .toSorted((one, other) => one.fromDay - other.fromDay)

interface MixAsked {
  readonly whole: WholeMeasure
  readonly factors: readonly MixFactor[]
  readonly score: BandedScore | undefined
  breathe(): Promise<void> | undefined
}

/** A counted measure one by one, with what its people are told apart by, and without identity. */
export async function mixFrame(
  store: MixStore,
  counting: Counting,
  { whole, factors: named, score, breathe }: MixAsked,
): Promise<MixFrame> {
  const counted = counting.counted.toSorted(
    (one, other) => one.period - other.period || one.day - other.day || one.person - other.person,
  )
  const asked = askedOf(store, whole, { score })
  const cases = casesOf(counting, counted)
  const columns: Found[] = []
  for (const factor of factorsOf(whole.measure, named)) {
    await breathe()
    columns.push(await columnOf(factor, asked, cases, breathe))
  }
  const first = counting.people.each.reduce((least, { firstDay }) => Math.min(least, firstDay), Infinity)
  return {
    period: Uint8Array.from(counted, each => each.period),
    part: Uint8Array.from(counted, each => each.part),
    member: Uint32Array.from(counted, each => each.person),
    quantity: Float64Array.from(counted, each => each.quantity),
    factors: columns,
    sources: sourcesOf(store),
    fromDay: first === Infinity ? null : first,
    upTo: counting.upTo,
    absent: counting.matched.filter(({ codes }) => codes === 0).map(({ concept }) => concept),
  }
}

/** Those of a counted measure that stand in one row of its breakdown. */
export function inRow(
  store: MixStore,
  counting: Counting,
  { whole, row }: { readonly whole: WholeMeasure; readonly row: MixRow },
): Counted[] {
  const asked = askedOf(store, whole, { score: row.score, keys: row.keys })
  const levelOf = factors[row.is].reader(asked)
  const cases = casesOf(counting, counting.counted)
  const told = cases.map(levelOf)
  const wanted = new Set(row.keys)
  const isIn = (level: Level | undefined) => wanted.has(level?.key ?? '')
  return counting.counted.filter((_, at) => isIn(told[at]))
}
