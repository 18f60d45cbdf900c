import { criticalLimits } from '../../../shared/domain/chart/critical-limits.ts'
import type { Amount, Concept } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/value.ts'
import { beyond, type Passed } from './beyond.ts'
import type { Result } from './kind.ts'
import { recorded } from './registry.ts'

/**
 * Where HH, LL and AA are HL7's: ObservationInterpretation and its forerunner, table 0078, by each of their names; and
 * where a source names no system.
 */
export const interpretationSystems: ReadonlySet<string> = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  'http://hl7.org/fhir/v3/ObservationInterpretation',
  'urn:oid:2.16.840.1.113883.5.83',
  'http://terminology.hl7.org/CodeSystem/v2-0078',
  'http://hl7.org/fhir/v2/0078',
  'urn:oid:2.16.840.1.113883.12.78',
  'HL70078',
  '',
])
/** Critical high, low and abnormal. Off the instrument's scale (<, >) and merely abnormal (H, L, A) are not. */
const criticalCodes: ReadonlySet<string> = new Set(['HH', 'LL', 'AA'])
/** Whole words of a source, so that "not critical" is none of them. */
const criticalWords = new RegExp(
  '^(?:(?:critical(?:ly)?|panic)(?:[ -](?:high|low|abnormal|result|value))?' +
    '|(?:high|low|abnormal)[ -](?:critical|panic)|(?:above upper|below lower) panic limits?)$',
  'i',
)
const rangeWords = /^(?:critical|panic)(?: (?:range|limits?|values?))?$/i

const saysSo = ({ codes, text }: Concept, words: RegExp) =>
  [text, ...codes.flatMap(({ code, display }) => [code, display])].some(
    each => each !== undefined && words.test(each.trim()),
  )
const isCriticalWord = (said: Concept): boolean =>
  said.codes.some(({ system, code }) => interpretationSystems.has(system) && criticalCodes.has(code)) ||
  (said.codes.length === 0 && criticalCodes.has(said.text?.trim() ?? '')) ||
  saysSo(said, criticalWords)

/** A range that is for everybody: whom one with an age or a group is for nobody can tell here. */
const isCriticalRange = ({ type, appliesTo, age }: ReferenceRange): boolean =>
  type !== undefined && appliesTo.length === 0 && age === undefined && saysSo(type, rangeWords)

/** By what a result is critical: a limit of its source or the list that its number is beyond, or its source's word. */
export interface CriticalBy {
  readonly passed: Passed | undefined
  readonly word: Concept | undefined
  /** The limit is the list's, as its source gives none and says nothing of it. */
  readonly isByList: boolean
}

/** A ratio or a pH is written with any unit or none, and means the same. */
const WITHOUT_UNIT: ReadonlySet<string> = new Set(['1', '[pH]'])

/** The list's limits of a result; none where its source says from where on it is critical. */
function listedLimits({ concept, ranges }: Result): { low?: Amount; high?: Amount } | undefined {
  const listed = ranges.some(isCriticalRange) ? undefined : criticalLimits(concept.codes)
  if (!listed) return undefined
  const { unit, low, high } = listed
  const amount = (value: number): Amount => ({
    value,
    text: String(value),
    ...(!WITHOUT_UNIT.has(unit) && { unit, unitCode: unit }),
  })
  return { ...(low !== undefined && { low: amount(low) }), ...(high !== undefined && { high: amount(high) }) }
}

export function criticalBy(result: Result): CriticalBy | undefined {
  const { value, ranges, interpretations } = result
  const word = interpretations.find(isCriticalWord)
  const number = value?.kind === 'quantity' ? value : undefined
  const [passed] = number ? ranges.filter(isCriticalRange).flatMap(range => beyond(number, range) ?? []) : []
  if (word || passed) return { word, passed, isByList: false }
  const listed = number && listedLimits(result)
  const past = number && listed && beyond(number, listed)
  return past && { word: undefined, passed: past, isByList: true }
}

/** What a result's number decides, when all else that is said of it is known. */
export interface MayBeCritical {
  /** It may be so by its source, and has to be looked at. */
  readonly bySource: boolean
  /** It is so where its number is beyond one of these. */
  readonly listed: ReadonlyArray<NonNullable<ReturnType<typeof listedLimits>>>
}

/** Whether a result could be critical, whatever its number is; undefined where it could not. */
export function mayBeCritical(fact: Said): MayBeCritical | undefined {
  const results = recorded(fact).results(fact)
  const bySource = results.some(
    ({ ranges, interpretations }) => interpretations.some(isCriticalWord) || ranges.some(isCriticalRange),
  )
  const listed = results.flatMap(result => listedLimits(result) ?? [])
  return bySource || listed.length > 0 ? { bySource, listed } : undefined
}

/** What was not denied, taken back or only planned. A preliminary result may be what cannot wait. */
const standing: ReadonlySet<string> = new Set(['happened', 'uncertain', 'unknown'])

/**
 * Whether a result is critical: by its source's own word, an interpretation or a range of its own for critical values
 * that the number is beyond; or, where it says nothing of that, by the list of limits.
 */
export const isCritical = (fact: Said): boolean =>
  standing.has(fact.standing.is) && fact.about !== 'control' && criticalResults(fact).length > 0

/** Of a critical fact, which of its results are, and by what. */
export function criticalResults(fact: Said): ReadonlyArray<{ result: Result; by: CriticalBy }> {
  return recorded(fact)
    .results(fact)
    .flatMap(result => {
      const by = criticalBy(result)
      return by ? [{ result, by }] : []
    })
}
