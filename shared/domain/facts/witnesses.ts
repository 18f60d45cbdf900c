import { canonical, type Json } from '../canonical.ts'
import { precisions } from '../moment.ts'
import type { Said, SaidOf } from './columns.ts'
import type { FactKind } from './registry.ts'
import { conceptKeys, conceptsApart, sameConcept } from './same-concept.ts'
import { minutesOf, momentsAgree, type MomentAgreement } from './same-moment.ts'
import { numberKeys, numbersApart } from './same-number.ts'
import { grainOf, sameValue } from './same-value.ts'
import { whenOf } from './when.ts'

/** A fact that stands on a chart, and who told it. */
export interface Told {
  readonly fact: Said
  /** What its source is called. */
  readonly source: string
  /** The file it came in. */
  readonly file: number
  /** Its hash, in any form: what orders two that are alike in all else. */
  readonly hash: string
}

/** Kinds of which several sources tell the same. What is no such kind always stands for itself. */
export const witnessed = ['observation', 'condition', 'medication'] as const satisfies readonly FactKind[]
const isWitnessed = (fact: Said): fact is SaidOf<(typeof witnessed)[number]> =>
  (witnessed as readonly string[]).includes(fact.kind)

/** A number on more facts of one code than these names none of them: it is the person's, or the visit's. */
const MOST_UNDER_ONE_NUMBER = 50

/** Whether both say something, and not the same. */
const differ = (one: unknown, other: unknown): boolean => {
  const isSaid = (each: unknown) =>
    each !== undefined && each !== '' && !(Array.isArray(each) && each.length === 0)
  return isSaid(one) && isSaid(other) && canonical(one as Json) !== canonical(other as Json)
}

type Observed = SaidOf<'observation'>
const sameResult = (one: Pick<Observed, 'value' | 'absent'>, other: Pick<Observed, 'value' | 'absent'>) =>
  sameValue(one.value, other.value) && !differ(one.absent, other.absent)

/** Each part of one has its like in the other, under the same code and with the same value. */
function sameParts({ components: mine }: Observed, { components: theirs }: Observed): boolean {
  if (mine.length !== theirs.length) return false
  const left = [...theirs]
  return mine.every(part => {
    const at = left.findIndex(each => sameConcept(part.concept, each.concept) && sameResult(part, each))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Whether what two facts of one kind say of the matter itself is the same, as far as both say it. */
function sameMatter(one: Said, other: Said): boolean {
  if (one.kind === 'observation' && other.kind === 'observation')
    return sameResult(one, other) && sameParts(one, other)
  if (one.kind === 'condition' && other.kind === 'condition')
    return !differ(one.verification, other.verification)
  if (one.kind === 'medication' && other.kind === 'medication')
    return (
      one.role === other.role &&
      !(['intent', 'doses', 'supply'] as const).some(name => differ(one[name], other[name]))
    )
  return false
}

/** Left and right, serum and plasma, capillary and venous are not one. */
const modifiersApart = ({ modifiers: mine }: Said, { modifiers: theirs }: Said): boolean =>
  mine.some(({ of, concept }) => {
    const same = theirs.filter(each => each.of === of)
    return same.length > 0 && same.every(each => conceptsApart(concept, each.concept))
  })

/** When both happened; where neither knows that, by what both have a date of instead. */
function timesAgree(one: Said, other: Said): MomentAgreement {
  if (momentsAgree(one.end, other.end) === 'apart') return 'apart'
  if (one.start && other.start) return momentsAgree(one.start, other.start)
  const [mine, theirs] = [whenOf(one), whenOf(other)]
  return mine && mine.by === theirs?.by && momentsAgree(mine.moment, theirs.moment) === 'apart'
    ? 'apart'
    : 'within'
}

/** Whether nothing that two facts say speaks against their being one. */
const mayBeOne = (one: Said, other: Said): boolean =>
  one.kind === other.kind &&
  one.standing.is === other.standing.is &&
  one.about === other.about &&
  !differ(one.status, other.status) &&
  !conceptsApart(one.concept, other.concept) &&
  sameMatter(one, other) &&
  !modifiersApart(one, other) &&
  !numbersApart(one.ids, other.ids) &&
  timesAgree(one, other) !== 'apart'

const isMeasured = (fact: Said): boolean =>
  fact.kind === 'observation' &&
  (fact.value !== undefined || fact.components.some(({ value }) => value !== undefined))

/** Whether two facts are one: by a number that both bear, or by what two sources measured in one minute. */
function areOne(one: Told, other: Told, shareNumber: boolean): boolean {
  const [mine, theirs] = [one.fact, other.fact]
  if (!sameConcept(mine.concept, theirs.concept) || !mayBeOne(mine, theirs)) return false
  const isSame = timesAgree(mine, theirs) === 'same'
  // One file that lists two under the number of one order tells of two, unless it says that they are of one minute.
  if (shareNumber) return isSame || one.file !== other.file
  return isSame && one.source !== other.source && isMeasured(mine)
}

/** Whether two that are not one by themselves cannot be one by a third either: no source tells a thing twice. */
const partedBy = (one: Told, other: Told): boolean =>
  one.source === other.source || !mayBeOne(one.fact, other.fact)

/** Of each fact that is one with others, which. */
function neighbours(told: readonly Told[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  const note = (one: number, other: number) => {
    const others = found.get(one)
    if (others) others.add(other)
    else found.set(one, new Set([one, other]))
  }
  const byNumber = new Map<string, number[]>()
  const byMinute = new Map<string, number[]>()
  const meet = (met: Map<string, number[]>, key: string, at: number) => {
    const bucket = met.get(key)
    if (bucket) bucket.push(at)
    else met.set(key, [at])
  }
  for (const [at, { fact }] of told.entries()) {
    if (!isWitnessed(fact)) continue
    const { clock, instant } = (fact.kind === 'observation' && fact.start && minutesOf(fact.start)) || {}
    for (const concept of conceptKeys(fact.concept)) {
      for (const number of numberKeys(fact.ids)) meet(byNumber, `${concept} ${number}`, at)
      if (clock !== undefined) meet(byMinute, `${concept} clock ${clock}`, at)
      if (instant !== undefined) meet(byMinute, `${concept} instant ${instant}`, at)
    }
  }
  for (const [buckets, shareNumber] of [
    [byNumber, true],
    [byMinute, false],
  ] as const)
    for (const bucket of buckets.values()) {
      if (bucket.length > MOST_UNDER_ONE_NUMBER) continue
      for (let k = 0; k < bucket.length - 1; k++)
        for (let l = k + 1; l < bucket.length; l++) {
          const [one, other] = [bucket[k]!, bucket[l]!]
          if (found.get(one)?.has(other) || !areOne(told[one]!, told[other]!, shareNumber)) continue
          note(one, other)
          note(other, one)
        }
    }
  return found
}

/** Those that others lead to from one, itself among them. */
function ledTo(from: number, next: ReadonlyMap<number, ReadonlySet<number>>): number[] {
  const seen = new Set([from])
  for (const each of seen) for (const other of next.get(each)!) seen.add(other)
  return [...seen]
}

/** The one that says most exactly how much and when comes first; of several alike, the one whose hash is greater. */
const fullest = (one: Told, other: Told): number => {
  const grain = ({ fact }: Told) => (fact.kind === 'observation' ? grainOf(fact.value) : 0)
  const exactness = ({ fact: { start } }: Told) => (start ? precisions.indexOf(start.precision) : -1)
  return (
    grain(one) - grain(other) ||
    exactness(other) - exactness(one) ||
    Number(one.hash < other.hash) - Number(one.hash > other.hash) ||
    Number(one.source > other.source) - Number(one.source < other.source)
  )
}

/**
 * Which facts of one person are one result with several witnesses, by their places in the list: the fullest of each
 * first. What nobody else tells is not among them.
 *
 * Two are one by a business number that both bear (a placer's, a filler's, an accession), or, of two sources, by the
 * same value of the same analyte in the same minute; and never where anything they say differs. That is no equivalence
 * (5.41 and 5.43 are both 5.4), so where some that are linked to each other cannot be one, only those are folded that
 * are one with the very same others: no chain joins what differs. The order of the list decides nothing.
 */
export function witnesses(told: readonly Told[]): number[][] {
  const next = neighbours(told)
  const seen = new Set<number>()
  const groups: number[][] = []
  for (const at of next.keys()) {
    if (seen.has(at)) continue
    const linked = ledTo(at, next)
    for (const each of linked) seen.add(each)
    const isParted = linked.some((one, k) =>
      linked.slice(k + 1).some(other => !next.get(one)!.has(other) && partedBy(told[one]!, told[other]!)),
    )
    const signOf = (each: number) => [...next.get(each)!].toSorted((a, b) => a - b).join(' ')
    groups.push(...(isParted ? Map.groupBy(linked, signOf).values() : [linked]))
  }
  return groups
    .filter(group => group.length > 1)
    .map(group => group.toSorted((one, other) => fullest(told[one]!, told[other]!) || one - other))
}
