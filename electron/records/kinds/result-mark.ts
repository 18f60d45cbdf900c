import type { Concept } from '../../../shared/domain/fact.ts'
import type { Limits } from '../../../shared/domain/chart/analytes.ts'
import type { ResultMark } from '../../../shared/domain/chart/result-marks.ts'
import type { Quantity } from '../../../shared/domain/facts/value.ts'
import { beyond } from './beyond.ts'
import { criticalBy, interpretationSystems } from './critical.ts'
import type { Result } from './kind.ts'
import { usualRange } from './usual-range.ts'

type Side = 'high' | 'low' | 'abnormal' | 'normal'

/** What HL7's codes of interpretation, and the words of sources that use none, say of a number. */
const byCode: Readonly<Record<string, Side>> = {
  H: 'high',
  HU: 'high',
  HH: 'high',
  L: 'low',
  LU: 'low',
  LL: 'low',
  A: 'abnormal',
  AA: 'abnormal',
  N: 'normal',
}
const byWords: ReadonlyArray<readonly [RegExp, Side]> = [
  [/^(?:(?:critical(?:ly)?|panic) )?(?:significantly )?high\b|^above\b/iu, 'high'],
  [/^(?:(?:critical(?:ly)?|panic) )?(?:significantly )?low\b|^below\b/iu, 'low'],
  [/^(?:abnormal|out of range)\b/iu, 'abnormal'],
  [/^(?:normal|within\b.*\b(?:range|limits?))/iu, 'normal'],
]

function sideOf({ codes, text }: Concept): Side | undefined {
  const coded = codes.find(
    ({ system, code }) => interpretationSystems.has(system) && Object.hasOwn(byCode, code),
  )
  if (coded) return byCode[coded.code]
  if (codes.length === 0 && text !== undefined && Object.hasOwn(byCode, text.trim()))
    return byCode[text.trim()]
  const said = [text, ...codes.map(({ display }) => display)].flatMap(each => each?.trim() ?? [])
  return byWords.find(([words]) => said.some(each => words.test(each)))?.[1]
}

const sides = { above: 'high', below: 'low' } as const
const critical = {
  high: 'critical-high',
  low: 'critical-low',
  abnormal: 'critical',
  normal: 'critical',
} as const

/** The number and its unit as usual limits are compared with: no other unit is meant than the one they are given in. */
const bare = ({ value, comparator, text }: Quantity): Quantity => ({
  kind: 'quantity',
  value,
  text,
  ...(comparator && { comparator }),
})
const amountOf = (limit: number | undefined) =>
  limit === undefined ? undefined : { value: limit, text: String(limit) }

/**
 * How a result is marked: as critical by its laboratory or by the list of limits, by its laboratory's flag, else by its
 * range; where that says neither, by what is usual in adults (`usual`, in the unit in which the number is written).
 * Undefined for what needs no mark.
 */
export function resultMark(result: Result, usual: Limits | undefined): ResultMark | undefined {
  const { value, interpretations, ranges } = result
  const flags = interpretations.flatMap(each => sideOf(each) ?? [])
  const flag = flags.find(each => each !== 'normal')
  const number = value?.kind === 'quantity' ? value : undefined
  const range = usualRange(ranges)
  const passed = number && range && beyond(number, range)
  const by = criticalBy(result)
  if (by?.isByList && by.passed) return `critical-by-list-${sides[by.passed.side]}`
  if (by)
    return critical[by.passed ? sides[by.passed.side] : (flag ?? (passed ? sides[passed.side] : 'abnormal'))]
  if (flag) return flag
  if (passed) return sides[passed.side]
  if (!number || flags.length > 0 || range || !usual) return undefined
  const past = beyond(bare(number), { low: amountOf(usual.low), high: amountOf(usual.high) })
  return past && `usual-${sides[past.side]}`
}
