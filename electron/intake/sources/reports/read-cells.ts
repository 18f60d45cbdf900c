import type { Amount, Concept, Value } from '../../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../../shared/domain/facts/value.ts'
import { unitOf } from '../../border/units/unit-of.ts'
import { interpretationOf } from '../by-hand/interpretations.ts'
import { numberIn, readValue } from '../tables/read-value.ts'

export type Decimal = 'point' | 'comma'

/** Results that are words, in small letters: English, German, Spanish, French, Portuguese. */
const wordResults = new Set(
  (
    'negative|positive|neg|pos|neg.|pos.|not detected|detected|none detected|nil|absent|present|trace|traces|' +
    'reactive|non-reactive|non reactive|nonreactive|normal|abnormal|clear|yellow|none|none seen|not seen|' +
    'no growth|equivocal|indeterminate|borderline|rare|few|moderate|many|+|++|+++|++++|1+|2+|3+|4+|(+)|±|+/-|' +
    'negativ|positiv|nicht nachweisbar|nachweisbar|unauffällig|' +
    'negativo|positivo|no detectado|detectado|no reactivo|reactivo|ausente|presente|indicios|' +
    'négatif|positif|absence|présence|non détecté|détecté|negatif|non réactif|réactif|' +
    'não detectado|não reagente|reagente'
  ).split('|'),
)
export const isWordResult = (text: string): boolean => wordResults.has(text.trim().toLowerCase())

const flagWords: Readonly<Record<string, Parameters<typeof interpretationOf>[0]>> = {
  'h': 'H', 'high': 'H', '↑': 'H', 'hoch': 'H', 'alto': 'H', '+': 'H', 'haut': 'H',
  'l': 'L', 'low': 'L', '↓': 'L', 'niedrig': 'L', 'bajo': 'L', 'baixo': 'L', '-': 'L', 'bas': 'L',
  'hh': 'HH', 'h!': 'HH', '↑↑': 'HH', 'critical high': 'HH', '++': 'HH',
  'll': 'LL', 'l!': 'LL', '↓↓': 'LL', 'critical low': 'LL', '--': 'LL',
  'a': 'A', 'abnormal': 'A', '*': 'A', 'abn': 'A', '!': 'A',
  'n': 'N', 'normal': 'N',
} // prettier-ignore

/** What a mark beside a result means, where it is one that is known. */
export function flagOf(text: string): { concept: Concept; code: 'H' | 'L' | 'other' } | undefined {
  const code =
    flagWords[
      text
        .trim()
        .toLowerCase()
        .replaceAll(/[()[\]]/g, '')
    ]
  if (code === undefined) return undefined
  const [side] = code
  const isOfSide = side === 'H' || side === 'L'
  return { concept: { ...interpretationOf(code), text: text.trim() }, code: isOfSide ? side : 'other' }
}

/** A result as a report writes it. `unit`: from its own column. */
export interface ReadResult {
  readonly value: Value
  readonly flag?: string
}
const brackets = /^[([]\s?(.{1,60}?)\s?[)\]]$/

/**
 * What a cell of results says: a number by the report's decimal sign, a titre, a range or one of the words that are
 * results; undefined for anything else.
 */
export function resultIn(
  text: string,
  { decimal, unit }: { decimal: Decimal; unit: string | undefined },
): ReadResult | undefined {
  const words = text.trim()
  const { value, flag } = readValue({ text: words }, { decimal, unit })
  if (value.kind === 'text') return isWordResult(words) ? { value } : undefined
  return { value, ...(flag !== undefined && { flag }) }
}

const amount = (text: string, decimal: Decimal, unit: string | undefined): Amount | undefined => {
  const value = numberIn(text, decimal)
  return value === undefined ? undefined : { value, text, ...(unit !== undefined && unit !== '' && { unit }) }
}
const between = /^([\d.,]{1,15})\s?(?:[-–—]|to|bis|a|à)\s?([\d.,]{1,15})(?:\s(\S.{0,20}))?$/i
const below = /^(?:<|<=|=<|≤|up to|bis|hasta|jusqu'à|até)\s?=?\s?([\d.,]{1,15})(?:\s(\S.{0,20}))?$/i
const above = /^(?:>|>=|=>|≥)\s?=?\s?([\d.,]{1,15})(?:\s(\S.{0,20}))?$/

/** The range beside a result: its ends where it has one or two, else its words alone. */
export function rangeIn(
  words: string,
  { decimal, unit }: { decimal: Decimal; unit: string | undefined },
): ReferenceRange | undefined {
  const text = words.trim()
  if (text === '') return undefined
  const bare = brackets.exec(text)?.[1] ?? text
  const plain = { text, appliesTo: [] }
  const isOwn = (own: string | undefined) =>
    own === undefined || own === unit || (unit !== undefined && unitOf({ unit: own }) === unitOf({ unit }))
  const two = between.exec(bare)
  if (two && isOwn(two[3])) {
    const [low, high] = [amount(two[1]!, decimal, unit), amount(two[2]!, decimal, unit)]
    return low && high && low.value <= high.value ? { low, high, ...plain } : plain
  }
  const most = below.exec(bare)
  if (most && isOwn(most[2])) {
    const high = amount(most[1]!, decimal, unit)
    return high ? { high, ...plain } : plain
  }
  const least = above.exec(bare)
  if (least && isOwn(least[2])) {
    const low = amount(least[1]!, decimal, unit)
    return low ? { low, ...plain } : plain
  }
  return plain
}

/** Which sign parts decimals in a report; undefined where its numbers speak for both, and nobody said which. */
export function decimalOf(cells: readonly string[]): Decimal | 'open' {
  let [comma, point, open] = [0, 0, 0]
  for (const cell of cells)
    for (const [number] of cell.matchAll(/\d[\d.,]*\d/g)) {
      const signs = number.match(/[.,]/g) ?? []
      if (signs.length === 0) continue
      const [, whole = '', sign = '', behind = ''] = /^(\d+)([.,])(\d+)$/.exec(number) ?? []
      if (signs.length > 1) {
        // 1.234,5: the last sign is the decimal one, unless all are alike.
        const last = signs.at(-1)!
        if (signs.every(each => each === last)) continue
        if (last === ',') comma++
        else point++
        continue
      }
      if (behind.length === 3 && whole.length <= 3 && whole !== '0') open++
      else if (sign === ',') comma++
      else point++
    }
  if (comma > 0 && point > 0) return 'open'
  if (comma > 0) return 'comma'
  return point > 0 || open === 0 ? 'point' : 'open'
}
