import { checkCount } from './two-by-two.ts'

/** A group in one span: how many it holds, and how many of them had it. */
export interface GroupShare {
  readonly numerator: number
  readonly denominator: number
}
export interface KitagawaPart {
  /** What the growing and shrinking of the group did to the whole share. */
  readonly mix: number
  /** What the change of the share within the group did. */
  readonly within: number
}

/**
 * Kitagawa's decomposition of a change of a share into what its groups' sizes and what their own shares did.
 *
 * Group g with weight w = n/N and share p in each span: mix = (w1 - w0) ((p0 + p1)/2 - (P0 + P1)/2),
 * within = (p1 - p0) (w0 + w1)/2; P is the share of all. All parts together are P1 - P0. The mean share is taken from
 * that of the group, which changes no sum, as weights add up to 1 in both spans: a group that grows then raises the
 * whole where more of it had it than of all. A group that one span has nobody of has the share of the other span
 * there, so that its coming or going is mix alone.
 * Source: Kitagawa 1955, J Am Stat Assoc 50:1168; as of two groups Oaxaca 1973. Checked against: a worked example,
 * and that the parts add up, over any groups. Nobody in one of the spans: null.
 * Errors: RangeError for counts that are none and for groups that are not the same in both.
 */
export function kitagawa(before: readonly GroupShare[], after: readonly GroupShare[]): KitagawaPart[] | null {
  if (before.length !== after.length) throw new RangeError('kitagawa: groups differ.')
  const [all0, all1] = [together(before), together(after)]
  if (all0.denominator === 0 || all1.denominator === 0) return null
  const mean = (all0.numerator / all0.denominator + all1.numerator / all1.denominator) / 2
  return before.map((one, group) => {
    const other = after[group]!
    const [w0, w1] = [one.denominator / all0.denominator, other.denominator / all1.denominator]
    if (w0 === 0 && w1 === 0) return { mix: 0, within: 0 }
    const p0 = one.denominator > 0 ? one.numerator / one.denominator : other.numerator / other.denominator
    const p1 = other.denominator > 0 ? other.numerator / other.denominator : p0
    return { mix: (w1 - w0) * ((p0 + p1) / 2 - mean), within: ((p1 - p0) * (w0 + w1)) / 2 }
  })
}

function together(groups: readonly GroupShare[]): GroupShare {
  let [numerator, denominator] = [0, 0]
  groups.forEach((group, place) => {
    checkCount('kitagawa', `denominator of group ${place + 1}`, group.denominator)
    checkCount('kitagawa', `numerator of group ${place + 1}`, group.numerator, group.denominator)
    numerator += group.numerator
    denominator += group.denominator
  })
  return { numerator, denominator }
}
