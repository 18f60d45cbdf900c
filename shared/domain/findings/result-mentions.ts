import { commonlyMeasured, type Measured } from '../by-hand/analytes.ts'
import type { Statement } from '../entry.ts'
import { phraseTable, type Word } from './words.ts'

type Measurement = Extract<Statement, { is: 'measurement' }>
const LOINC = 'http://loinc.org'

/** What is measured, by the names under which notes tell it. Of one letter or two each means too much in prose. */
export const resultNames = phraseTable<Measured | 'pressure'>([
  ...commonlyMeasured.flatMap(measured =>
    measured.names.filter(name => name.length > 2).map(name => [name, measured] as const),
  ),
  ...['hb', 'hr', 'wt'].flatMap(name => {
    const measured = commonlyMeasured.find(({ names }) => names.includes(name))
    return measured ? [[name, measured] as const] : []
  }),
  ...['blood pressure', 'bp', 'blood pressures'].map(name => [name, 'pressure'] as const),
])

/** Units as notes write them, without blanks and in small letters, as UCUM writes them. */
const written: Readonly<Record<string, string>> = {
  'mmhg': 'mm[Hg]',
  'bpm': '/min',
  'beats/min': '/min',
  'beatsperminute': '/min',
  'breaths/min': '/min',
  'breathsperminute': '/min',
  'perminute': '/min',
  '°c': 'Cel',
  'c': 'Cel',
  'degreesc': 'Cel',
  'degreescelsius': 'Cel',
  '°f': '[degF]',
  'f': '[degF]',
  'degreesf': '[degF]',
  'degreesfahrenheit': '[degF]',
  'lb': '[lb_av]',
  'lbs': '[lb_av]',
  'pounds': '[lb_av]',
  'kilograms': 'kg',
  'kgs': 'kg',
  'inches': '[in_i]',
  'in': '[in_i]',
  'percent': '%',
  'kg/m²': 'kg/m2',
  'ml/min': 'mL/min/{1.73_m2}',
  'ml/min/1.73m2': 'mL/min/{1.73_m2}',
  'ml/min/1.73m²': 'mL/min/{1.73_m2}',
  'umol/l': 'umol/L',
  'iu/l': 'U/L',
  'meq/l': 'mmol/L',
  'k/ul': '10*9/L',
  'x10^9/l': '10*9/L',
  'x109/l': '10*9/L',
  '10^9/l': '10*9/L',
  '10*9/l': '10*9/L',
  'miu/l': 'm[iU]/L',
  'miu/ml': 'm[iU]/L',
  'uiu/ml': 'm[iU]/L',
  'ng/l': 'ng/L',
  'pg/ml': 'pg/mL',
}
/** The same amount in other letters. */
const equal: Readonly<Record<string, string>> = { 'ng/ml': 'ug/l', 'pg/ml': 'ng/l' }
const unitText = new RegExp(
  [
    '^\\s{0,2}((?:x\\s?)?10[\\^*]9\\/l',
    '(?:beats|breaths) per minute|per minute',
    'degrees? (?:celsius|fahrenheit|[cf]\\b)|°\\s?[cf]',
    '[\\p{L}%°²]+(?:\\/[\\p{L}\\d.²^*]*[\\p{L}\\d²]){0,3})',
  ].join('|'),
  'iu',
)

/** The unit of one of an analyte's ways of being told in which a number is written; undefined where it has none. */
function toldIn(measured: Measured, text: string) {
  const raw = unitText.exec(text)
  if (!raw) return undefined
  const small = raw[1]!
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[µμ]/g, 'u')
    .replace('degreec', 'degreesc')
    .replace('degreef', 'degreesf')
  const ucum = written[small]
  const isIt = (unit: string) =>
    unit === ucum || unit.toLowerCase() === small || unit.toLowerCase() === equal[small]
  const told = measured.in.find(({ unit }) => isIt(unit))
  return told && { told, length: raw[0].length }
}

/** Words that may stand between a name and its number. */
const BETWEEN = new Set(
  ': is was of at level levels today value measured result reading came back currently now'.split(' '),
)
const MOST_BETWEEN = 3
const comparators: Readonly<Record<string, Measurement['comparator']>> = {
  '<': '<',
  '>': '>',
  '≤': '<=',
  '≥': '>=',
  '<=': '<=',
  '>=': '>=',
}
const numberText = /^(?:([<>≤≥]=?)\s?)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,6}(?:\.\d+)?)/
const pressureText = /^(\d{2,3})\s?\/\s?(\d{2,3})(?![\d/.])/

/** A result by the place of its name. `until`: in the text, behind its last character. */
export interface ResultRead {
  readonly until: number
  readonly states?: Omit<Measurement, 'key'>
  /** Why it is not one that can be asked about. */
  readonly not?: 'noUnit' | 'implausible' | 'earlier'
}

/** Right before a name they make another thing of it. */
const OTHER_THING = new Set(
  'non birth urine urinary csf pleural target goal delta ascitic synovial dry ideal'.split(' '),
)
/** Somewhere in a sentence they say that its numbers may be of another day than the note. */
const EARLIER = new Set(
  "ago previous previously prior past last earlier baseline year's yesterday formerly initially".split(' '),
)

/** Where the number of a result would begin, behind its name and the words that join the two; undefined for none. */
function numberAfter(text: string, words: readonly Word[], last: number): number | undefined {
  let at = last + 1
  while (at - last <= MOST_BETWEEN && BETWEEN.has(words[at]?.text ?? '')) at++
  const word = words[at]
  if (!word || !/^\d/.test(word.text)) return undefined
  // What stands between must be blanks and signs that join; a bracket or a dash makes another thing of it.
  const before = words[at - 1]!
  const joint = text.slice(before.end, word.at)
  if (!/^[\s=:,*<>≤≥]{0,6}$/.test(joint)) return undefined
  const sign = joint.search(/[<>≤≥]/)
  return sign < 0 ? word.at : before.end + sign
}

function pressureAt(text: string, from: number): ResultRead | undefined {
  const found = pressureText.exec(text.slice(from, from + 12))
  if (!found) return undefined
  const [all, systolic, diastolic] = found
  const until = from + all.length
  const [high, low] = [Number(systolic), Number(diastolic)]
  if (high < 50 || high > 280 || low < 20 || low > 180 || low >= high) return { until, not: 'implausible' }
  const part = (code: string, display: string, value: string) => ({
    what: { text: display, codes: [{ system: LOINC, code, display }] },
    value,
    unit: 'mm[Hg]',
  })
  return {
    until,
    states: {
      is: 'measurement',
      what: {
        text: 'Blood pressure',
        codes: [{ system: LOINC, code: '85354-9', display: 'Blood pressure' }],
      },
      parts: [
        part('8480-6', 'Systolic pressure', systolic!),
        part('8462-4', 'Diastolic pressure', diastolic!),
      ],
    },
  }
}

/**
 * A result by the words of its name: its number with its unit, or nothing. A number is taken only where nothing
 * about it is in doubt: no half of a range, a date or a share, a unit that is one of this analyte's, a size that a
 * person's can have. Undefined where no number follows.
 */
export function resultAt(
  text: string,
  words: readonly Word[],
  { first, last }: { readonly first: number; readonly last: number },
  measured: Measured | 'pressure',
): ResultRead | undefined {
  const from = numberAfter(text, words, last)
  if (from === undefined || OTHER_THING.has(words[first - 1]?.text ?? '')) return undefined
  const read = readAt(text, from, measured)
  const isEarlier = words.some(({ text: word }) => EARLIER.has(word))
  return read?.states && isEarlier ? { until: read.until, not: 'earlier' } : read
}

function readAt(text: string, from: number, measured: Measured | 'pressure'): ResultRead | undefined {
  if (measured === 'pressure') return pressureAt(text, from)
  const found = numberText.exec(text.slice(from, from + 20))
  if (!found) return undefined
  const [all, sign, digits] = found
  const behind = from + all.length
  if (
    /^(?:[\d,]|\.\d|\s?[-–]\s?\d|\/\d|\s?to\s\d|:\d|\s?(?:years?|months?|weeks?|days?|hours?)\b)/.test(
      text.slice(behind, behind + 10),
    )
  )
    return undefined
  const unit = toldIn(measured, text.slice(behind, behind + 30))
  if (!unit) return { until: behind, not: 'noUnit' }
  const value = digits!.replaceAll(',', '')
  const { code, display, unit: ucum, within } = unit.told
  const until = behind + unit.length
  // Of two numbers, such as pounds and ounces, one says half.
  if (/^\s\d/.test(text.slice(until, until + 2))) return { until, not: 'implausible' }
  if (Number(value) < within[0] || Number(value) > within[1]) return { until, not: 'implausible' }
  const comparator = sign === undefined ? undefined : comparators[sign]
  return {
    until,
    states: {
      is: 'measurement',
      what: { text: display, codes: [{ system: LOINC, code, display }] },
      value,
      unit: ucum,
      ...(comparator && { comparator }),
      parts: [],
    },
  }
}
