import { dayOf } from '../../../../../shared/domain/clock.ts'
import type { WholeMeasure } from '../../../../../shared/domain/measures/measure.ts'
import {
  type BandedScore,
  type MixFactor,
  type MixFrame,
  type MixRow,
} from '../../../../../shared/domain/measures/mix-frame.ts'
import { MILLISECONDS } from '../../../repositories/fact-rows.ts'
import { nameOfSource } from '../sources-of-people.ts'
import type { Counted, Counting } from '../count-measure.ts'
import { askedOf, type MixCase, type MixStore } from './asked.ts'
import { columnOf } from './column.ts'
import type { Level } from './factor.ts'
import { factors, factorsOf } from './registry.ts'

/** Whom a measure counted, as factors read them. */
export function casesOf({ people }: Counting, counted: readonly Counted[]): MixCase[] {
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
  const columns: MixFrame['factors'] = []
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
