import type { Statement } from '../entry.ts'
import { medicineClasses } from '../medicine-classes.ts'
import type { Word } from './words.ts'

type Medicine = Extract<Statement, { is: 'medicine' }>

/** Ingredients by their names in small letters; one of two words that names nothing by itself is left out. */
export const medicineNames: ReadonlySet<string> = new Set([
  ...medicineClasses.flatMap(({ ingredients }) => ingredients),
  ...(
    'acetaminophen paracetamol aspirin warfarin levothyroxine albuterol salbutamol prednisone ' +
    'prednisolone clopidogrel ' +
    'apixaban rivaroxaban dabigatran digoxin amiodarone allopurinol colchicine hydroxychloroquine methotrexate ' +
    'tacrolimus azathioprine montelukast tamsulosin finasteride trazodone bupropion lithium nitrofurantoin ' +
    'trimethoprim ondansetron loratadine cetirizine fluticasone budesonide tiotropium heparin enoxaparin'
  ).split(' '),
])

const UNITS: Readonly<Record<string, string>> = {
  mg: 'mg',
  milligram: 'mg',
  milligrams: 'mg',
  mcg: 'ug',
  ug: 'ug',
  µg: 'ug',
  μg: 'ug',
  microgram: 'ug',
  micrograms: 'ug',
  g: 'g',
  gram: 'g',
  grams: 'g',
  ml: 'mL',
  units: '[IU]',
  unit: '[IU]',
  iu: '[IU]',
}
type Per = NonNullable<Medicine['dose']>['per']
/** How often, in the words of prescriptions; `times` each `per`. */
const frequencies: ReadonlyArray<readonly [words: string, times: number, per: Per]> = [
  [
    'once a day|once daily|daily|every day|a day|per day|od|qd|q d|each day|nightly|at bedtime|qhs|' +
      'every night|every morning|in the morning|each morning|at night|every evening|q am|qam|' +
      'once nightly',
    1,
    'day',
  ],
  [
    'twice a day|twice daily|two times a day|bid|b.i.d|bd|every 12 hours|q12h|two times daily|' +
      '2 times a day|2 times daily|2 times per day|twice per day',
    2,
    'day',
  ],
  [
    'three times a day|three times daily|tid|t.i.d|tds|every 8 hours|q8h|3 times a day|3 times daily|' +
      '3 times per day|three times per day',
    3,
    'day',
  ],
  [
    'four times a day|four times daily|qid|q.i.d|qds|every 6 hours|q6h|4 times a day|4 times daily|' +
      '4 times per day|four times per day',
    4,
    'day',
  ],
  ['every 4 hours|q4h', 6, 'day'],
  ['once a week|once weekly|weekly|every week', 1, 'week'],
  ['twice a week|twice weekly', 2, 'week'],
  ['once a month|monthly', 1, 'month'],
]
const frequencyOf: ReadonlyMap<string, { times: number; per: Per }> = new Map(
  frequencies.flatMap(([words, times, per]) => words.split('|').map(each => [each, { times, per }] as const)),
)
const routes: Readonly<Record<string, string>> = {
  'po': 'by mouth',
  'p.o': 'by mouth',
  'oral': 'by mouth',
  'orally': 'by mouth',
  'iv': 'intravenous',
  'subcutaneous': 'subcutaneous',
  'subcutaneously': 'subcutaneous',
  'sc': 'subcutaneous',
  'sq': 'subcutaneous',
  'topical': 'topical',
  'inhaled': 'inhaled',
}
/** Who writes these before a name has yet to give it. */
const PRESCRIBES = new Set(
  (
    'start starting started initiate initiating begin prescribe prescribed add adding increase ' +
    'increasing decrease reduce'
  ).split(' '),
)
/** Words that may stand within a dose. At any other it ends: what follows may speak of something else. */
const WITHIN = new Set(
  (
    'to at a an of up dose tablet tablets tab tabs capsule capsules cap caps by mouth inhaler puffs ' +
    'puff x er xl xr sr ' +
    'extended release each total patient hydrochloride succinate tartrate sodium besylate calcium'
  ).split(' '),
)
/** So many words behind its name belong to a dose, and so many before it say what is done with it. */
const [BEHIND, BEFORE] = [9, 4]

/** A number as a dose is written: 5, 2.5, 1,000. Undefined for half of one: a range, a share, a strength of two. */
function numberAt(text: string, { at, end }: Word): string | undefined {
  const written = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?|^\d+(?:\.\d+)?/.exec(text.slice(at, at + 16))?.[0]
  if (written === undefined) return undefined
  const [before, behind] = [text[at - 1] ?? ' ', text[at + written.length] ?? ' ']
  if (/[-–/.,\d<>~]/.test(before) || /[-–/%]/.test(behind)) return undefined
  return end - at > written.length && !/^\d/.test(text.slice(at, end))
    ? undefined
    : written.replaceAll(',', '')
}

interface Dose {
  value?: string
  unit?: string
  times?: number
  per?: Per
  route?: string
  /** The last word that belongs to it. */
  until: number
}

/** A unit behind a number, or in one word with it: `500 mg`, `500mg`. */
function unitBehind(
  text: string,
  words: readonly Word[],
  at: number,
  number: string,
): { unit: string; at: number } | undefined {
  const word = words[at]!
  const glued = /^[\d.,]+(\p{L}+)$/u.exec(text.slice(word.at, word.end))?.[1]
  if (glued !== undefined) {
    const unit = UNITS[glued.toLowerCase()]
    return unit === undefined ? undefined : { unit, at }
  }
  const next = words[at + 1]
  const unit = next && next.at - word.end <= 2 ? UNITS[next.text] : undefined
  // `mg/mL` is how strong something is, and no dose; so is a unit that goes on.
  if (unit === undefined || text[next!.end] === '/' || number === '') return undefined
  return { unit, at: at + 1 }
}

/** How often, where that begins at a word: in the longest words that say so. */
function frequencyAt(words: readonly Word[], at: number) {
  for (const length of [4, 3, 2, 1].filter(each => at + each <= words.length)) {
    const phrase = words
      .slice(at, at + length)
      .map(each => each.text)
      .join(' ')
    const often = frequencyOf.get(phrase)
    if (often) return { ...often, length }
  }
  return undefined
}

/** The dose that stands behind a name: a number with its unit, then how often. */
function doseBehind(text: string, words: readonly Word[], last: number): Dose {
  const dose: Dose = { until: last }
  const until = Math.min(words.length - 1, last + BEHIND)
  for (let at = last + 1; at <= until; at++) {
    const word = words[at]!
    const route = routes[word.text]
    if (route !== undefined && dose.route === undefined) {
      Object.assign(dose, { route, until: at })
      continue
    }
    const value = dose.value === undefined ? numberAt(text, word) : undefined
    const found = value === undefined ? undefined : unitBehind(text, words, at, value)
    if (found) {
      Object.assign(dose, { value, unit: found.unit, until: found.at })
      at = found.at
      continue
    }
    const often = dose.times === undefined ? frequencyAt(words, at) : undefined
    if (often) {
      Object.assign(dose, { times: often.times, per: often.per, until: at + often.length - 1 })
      at += often.length - 1
    } else if (!WITHIN.has(word.text)) break
  }
  return dose
}

/** A medicine by the place of its name, with its dose as far as that is certain; `until`: the last word of it. */
export function medicineAt(
  text: string,
  words: readonly Word[],
  at: number,
): { readonly states: Omit<Medicine, 'key'>; readonly until: number } {
  const { until, value, unit, times, per, route } = doseBehind(text, words, at)
  const before = words.slice(Math.max(0, at - BEFORE), at)
  const isNew = before.some(({ text: word }) => PRESCRIBES.has(word))
  const written =
    until > at ? text.slice(words[at + 1]!.at, words[until]!.end).replaceAll(/\s+/g, ' ') : undefined
  const name = words[at]!.text
  return {
    until,
    states: {
      is: 'medicine',
      what: { text: `${name[0]!.toUpperCase()}${name.slice(1)}`, codes: [] },
      role: isNew ? 'prescribed' : 'taken',
      ...(written !== undefined && {
        dose: {
          // Where number and rhythm are both understood they say it all; else the words do.
          ...((value === undefined || times === undefined) && { text: written }),
          ...(value !== undefined && { value, unit: unit! }),
          ...(times !== undefined && { times, per }),
          ...(route !== undefined && { route }),
        },
      }),
    },
  }
}
