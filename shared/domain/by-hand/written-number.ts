import { refused, type Read } from './fault.ts'

const comparators = { '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=' } as const

/** A number as an entry states it. */
export interface WrittenNumber {
  /** With a point and no thousands separator. */
  readonly value: string
  readonly comparator?: '<' | '<=' | '>=' | '>'
}

/**
 * Reads a number as people write it: `7.2`, `7,2`, `< 0.5`. A comma with three digits behind it may divide thousands in
 * one country and be the point in the next: it is refused rather than guessed.
 */
export function readWrittenNumber(text: string): Read<WrittenNumber> {
  const [, sign, before, mark, after] =
    /^(<=|>=|[<>≤≥])?\s*(-?\d+)(?:([.,])(\d+))?$/.exec(text.trim().replace('−', '-')) ?? []
  if (before === undefined) return refused('number')
  if (mark === ',' && after!.length === 3) return refused('comma')
  const comparator = sign === undefined ? undefined : comparators[sign as keyof typeof comparators]
  return {
    value: { value: after === undefined ? before : `${before}.${after}`, ...(comparator && { comparator }) },
  }
}
