import { atOnce, breathing, type InSteps } from '../foundations/in-steps.ts'
import { fieldComparer, type LinkageField } from './agreement.ts'
import { candidatePairs } from './candidate-pairs.ts'
import { dictionary } from './dictionary.ts'

export interface LinkageRecords {
  readonly fields: readonly LinkageField[]
  /** Only pairs that agree on one or more of these columns are compared; all pairs where there are none. */
  readonly blocking: ReadonlyArray<ReadonlyArray<string | undefined>>
  /** Who each record truly belongs to, where that is known: only to judge a linkage. */
  readonly entity?: readonly string[] | undefined
}

/** The pairs that do the same in every field. */
export interface AgreementPattern {
  /** Per field DISAGREES 0, AGREES 1 or UNKNOWN 2. */
  readonly agreements: Uint8Array
  readonly pairs: number
  /** How many of them belong to one entity; 0 where entities are not known. */
  readonly trueMatches: number
}

/**
 * Compares pairs of records field by field and counts the patterns of agreement; only patterns that occur, in
 * ascending order.
 *
 * Everything an independence model needs is in these counts, so that its fit costs nothing however many pairs
 * there are.
 * Breathes after every 8192 pairs. Checked against: R on RLdata500, all counts.
 * Errors: RangeError for no field or more than 12, columns of different length, a rule that makes no sense.
 */
export function comparePairs(
  records: LinkageRecords,
  breathe: () => Promise<void> | undefined,
): Promise<AgreementPattern[]> {
  return breathing(comparison(records), breathe)
}

/** The same without a pause, for few records. */
export function comparePairsAtOnce(records: LinkageRecords): AgreementPattern[] {
  return atOnce(comparison(records))
}

function* comparison(records: LinkageRecords): InSteps<AgreementPattern[]> {
  const { fields, entity } = records
  const rows = requireRecords('comparePairs', records)
  const patternsOf = patternReader(fields)
  const entities = entity && dictionary(entity).codes
  const pairs = new Float64Array(3 ** fields.length)
  const matches = new Float64Array(3 ** fields.length)
  for (const batch of candidatePairs(rows, blockingCodes(records))) {
    const patterns = patternsOf(batch)
    for (let k = 0; k < batch.count; k++) pairs[patterns[k]!]!++
    if (entities)
      for (let k = 0; k < batch.count; k++)
        if (entities[batch.first[k]!] === entities[batch.second[k]!]) matches[patterns[k]!]!++
    yield
  }
  return Array.from(pairs.keys())
    .filter(code => pairs[code]! > 0)
    .map(code => ({
      agreements: agreementsOf(code, fields.length),
      pairs: pairs[code]!,
      trueMatches: matches[code]!,
    }))
}

/**
 * Reads the pattern of each pair of a batch as one number: a digit to the base of 3 a field, the first
 * field's weighing most.
 */
export function patternReader(
  fields: readonly LinkageField[],
): (batch: { first: Uint32Array; second: Uint32Array; count: number }) => Int32Array {
  const comparers = fields.map(fieldComparer)
  let patterns = new Int32Array(0)
  return batch => {
    if (patterns.length < batch.first.length) patterns = new Int32Array(batch.first.length)
    patterns.fill(0)
    comparers.forEach((compare, f) => {
      compare(batch, 3 ** (fields.length - 1 - f), patterns)
    })
    return patterns
  }
}

export const blockingCodes = ({ blocking }: LinkageRecords) =>
  blocking.map(column => dictionary(column).codes)

function agreementsOf(code: number, fields: number): Uint8Array {
  return Uint8Array.from({ length: fields }, (_, f) => Math.floor(code / 3 ** (fields - 1 - f)) % 3)
}

const MOST_FIELDS = 12

/** How many records there are. Throws RangeError where columns differ in length, or there are no fields or too many. */
export function requireRecords(by: string, { fields, blocking, entity }: LinkageRecords): number {
  if (fields.length === 0 || fields.length > MOST_FIELDS)
    throw new RangeError(`${by}: fields: needs 1 to ${MOST_FIELDS}.`)
  const rows = fields[0]!.values.length
  fields.forEach(({ values }, f) => {
    if (values.length !== rows)
      throw new RangeError(`${by}: fields, number ${f + 1}, has ${values.length} rows, not ${rows}.`)
  })
  blocking.forEach((column, b) => {
    if (column.length !== rows)
      throw new RangeError(`${by}: blocking, column ${b + 1}, has ${column.length} rows, not ${rows}.`)
  })
  if (entity && entity.length !== rows)
    throw new RangeError(`${by}: entity has ${entity.length} rows, not ${rows}.`)
  return rows
}
