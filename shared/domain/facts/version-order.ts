import { lookUp } from '../table.ts'

/** What a source says of a version of a fact or a person, as far as it decides which is newer. */
export interface Versioned {
  readonly versionId?: string | undefined
  readonly updated?: string | undefined
  /** The source's own status; '' or undefined where it has none. */
  readonly status?: string | undefined
}

/** A correction is made after what it corrects; a mistake is admitted after it was made. */
const ranks: Readonly<Record<string, number>> = {
  'registered': 1,
  'preliminary': 2,
  'partial': 2,
  'final': 3,
  'completed': 3,
  'amended': 4,
  'corrected': 4,
  'appended': 4,
  'entered-in-error': 5,
}

const instant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/

/** Seconds since 1970 and the digits after them, as many as were written: milliseconds are not enough for a server. */
function instantOf(text: string | undefined): { seconds: number; fraction: string } | undefined {
  const [, whole, fraction = '', zone] = instant.exec(text ?? '') ?? []
  const seconds = Date.parse(`${whole}${zone}`)
  return Number.isNaN(seconds) ? undefined : { seconds, fraction }
}

/** Compares what both know; 0 where one of them does not know it, or they are alike. */
function by<T>(one: T | undefined, other: T | undefined, compare: (one: T, other: T) => number): number {
  return one === undefined || other === undefined ? 0 : compare(one, other)
}

const numbered = (id: string | undefined) =>
  id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : undefined

const ranked = (status = '') => lookUp(ranks, status)

/**
 * Which of two versions of one thing is newer: above 0 the first, below 0 the second, 0 where nothing decides. The
 * source's own count of versions comes first, as its clock may have been set back; then its clock; then what a status
 * says about the order. Nothing else may decide: where it is 0, a person is shown both.
 */
export function newer(one: Versioned, other: Versioned): number {
  return (
    by(numbered(one.versionId), numbered(other.versionId), (a, b) => a - b) ||
    by(instantOf(one.updated), instantOf(other.updated), (a, b) =>
      a.seconds === b.seconds
        ? Number(a.fraction.padEnd(9, '0') > b.fraction.padEnd(9, '0')) -
          Number(a.fraction.padEnd(9, '0') < b.fraction.padEnd(9, '0'))
        : a.seconds - b.seconds,
    ) ||
    by(ranked(one.status), ranked(other.status), (a, b) => a - b)
  )
}
