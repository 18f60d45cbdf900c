import type { AlikeFrame, AlikePeople, AlikeWeights } from '../../../shared/domain/alike/alike.ts'
import { shownUnit } from '../../../shared/domain/printed-unit.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { likenesses, likenessIn, spreadOf, type ComparedColumn } from '../stats/similarity/gower.ts'
import { usualLikeness } from '../stats/similarity/usual-likeness.ts'

/** Whoever shares less of what is known of her is not listed: two of whom one number is known are no likes. */
export const LEAST_COMPARED = 0.5
/** Closer than this share of pairs drawn at random is close. */
export const CLOSE = 0.9
const PAIRS = 1_000
/** How many things are named in which two are alike, or not. */
const NAMED = 5
/** From these on two are named as alike in something, and as not. */
const [MUCH_ALIKE, APART] = [0.8, 0.5]

/** Each domain counts as much as was said, whatever number of things is known in it. */
function weighted({ traits, row }: AlikeFrame, weights: AlikeWeights): ComparedColumn[] {
  const known = traits.filter(({ values }) => !Number.isNaN(values[row]!))
  return traits.map(({ kind, values, domain }) => ({
    kind,
    values,
    weight: weights[domain] / Math.max(1, known.filter(each => each.domain === domain).length),
  }))
}

/** How much something says: what few have, more than what most have. */
function informationOf({ kind, values, weight }: ComparedColumn): number {
  if (kind !== 'presence') return weight
  let having = 0
  for (const value of values) if (value === 1) having++
  return weight * (1 - having / values.length)
}

/** Those most like one person, with in what they are alike and in what they are not. */
export function nearestOf(frame: AlikeFrame, weights: AlikeWeights, most: number): AlikePeople {
  const { member, row, traits } = frame
  const rows = member.length
  const columns = weighted(frame, weights)
  const spreads = columns.map(({ kind, values }) => (kind === 'number' ? spreadOf(values) : 0))
  const { likeness, compared } = likenesses(columns, row, rows, spreads)
  const others = Array.from(likeness.keys()).filter(
    other => other !== row && compared[other]! >= LEAST_COMPARED && !Number.isNaN(likeness[other]),
  )
  const usual = usualLikeness(columns, rows, {
    spreads,
    share: CLOSE,
    pairs: PAIRS,
    random: createRandom(rows),
  })
  const information = columns.map(informationOf)

  /** Places of traits by how alike the two are in them, where they can be compared. */
  function comparedWith(other: number) {
    const alikeIn = columns.flatMap(({ kind, values }, at) => {
      const alike = likenessIn(kind, values[row]!, values[other]!, spreads[at]!)
      return Number.isNaN(alike) || information[at] === 0 ? [] : [{ at, alike }]
    })
    const strongest = (share: (alike: number) => number, least: number) =>
      alikeIn
        .filter(({ alike }) => share(alike) > least)
        .toSorted(
          (one, two) => share(two.alike) * information[two.at]! - share(one.alike) * information[one.at]!,
        )
        .slice(0, NAMED)
        .map(({ at }) => ({ at, theirs: columns[at]!.values[other]! }))
    return { alike: strongest(alike => alike, MUCH_ALIKE), unlike: strongest(alike => 1 - alike, APART) }
  }

  return {
    people: rows - 1,
    traits: traits.map(({ label, opposite, domain, kind, unit, values }) => ({
      label,
      ...(opposite !== undefined && { opposite }),
      domain,
      isMeasured: kind !== 'presence' && opposite === undefined,
      hers: Number.isNaN(values[row]!) ? null : values[row]!,
      ...(unit !== undefined && { unit: shownUnit({ unit }) }),
    })),
    nearest: others
      .toSorted((one, other) => likeness[other]! - likeness[one]! || member[one]! - member[other]!)
      .slice(0, most)
      .map(other => ({
        patient: member[other]!,
        likeness: likeness[other]!,
        compared: compared[other]!,
        ...comparedWith(other),
      })),
    close: others.filter(other => likeness[other]! > usual).length,
  }
}
