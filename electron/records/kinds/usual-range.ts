import type { ReferenceRange } from '../../../shared/domain/facts/value.ts'

/** Words of sources that name no code, for what is usual. */
const usualWords = /\b(?:normal|reference|usual)\b/i
const isUsual = ({ type }: ReferenceRange) =>
  type === undefined ||
  type.codes.some(({ code }) => code === 'normal') ||
  (type.codes.length === 0 && (!type.text?.trim() || usualWords.test(type.text)))
const isForAll = ({ appliesTo, age }: ReferenceRange) => appliesTo.length === 0 && age === undefined

/**
 * The range that can be set beside a result: what is usual for everybody, or the only one that its source gave for what
 * is usual. A critical or a therapeutic range, or one of several for other sexes and ages, is none.
 */
export function usualRange(ranges: readonly ReferenceRange[] = []): ReferenceRange | undefined {
  const usual = ranges.filter(isUsual)
  return usual.find(isForAll) ?? (usual.length === 1 ? usual[0] : undefined)
}
