import type { Concept } from '../../../shared/domain/fact.ts'
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

/** By what a result is critical: a limit of its source that the number is beyond, and a word of its source. */
export interface CriticalBy {
  readonly passed: Passed | undefined
  readonly word: Concept | undefined
}
export function criticalBy({ value, ranges, interpretations }: Result): CriticalBy | undefined {
  const word = interpretations.find(isCriticalWord)
  const [limit] =
    value?.kind === 'quantity'
      ? ranges.filter(isCriticalRange).flatMap(range => beyond(value, range) ?? [])
      : []
  return word || limit ? { word, passed: limit } : undefined
}

/** Whether a result could be critical, whatever its number is. */
export const mayBeCritical = (fact: Said): boolean =>
  recorded(fact)
    .results(fact)
    .some(
      ({ ranges, interpretations }) => interpretations.some(isCriticalWord) || ranges.some(isCriticalRange),
    )

/** What was not denied, taken back or only planned. A preliminary result may be what cannot wait. */
const standing: ReadonlySet<string> = new Set(['happened', 'uncertain', 'unknown'])

/**
 * Whether a result is critical by its source's own word: an interpretation, or a range of its own for critical values
 * that the number is beyond. Nothing is guessed from tables of ours.
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
