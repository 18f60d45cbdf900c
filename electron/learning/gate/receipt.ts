import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../../shared/domain/canonical.ts'
import type { Receipt, Summary } from '../../../shared/domain/summary.ts'
import { ROUNDING_BLOCK } from './rounding.ts'

/** Rule 22: the exact bytes that would leave, their hash, and what they say in plain words. A person approves the hash. */
export function receiptOf(document: Json, sentences: string[]): Receipt {
  const bytes = canonical(document)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), sentences }
}

/** What leaves with a summary, to be read before it does. */
export function sentencesOf(release: Summary): string[] {
  const { exposed, comparator, years } = release
  const group = (name: string, { people, events, riskPer100 }: Summary['exposed']) =>
    `${name}: about ${people} people, of whom about ${events} had the outcome, ${riskPer100} in 100. Both counts are rounded, to the middle of steps of ${ROUNDING_BLOCK}, and the percentage is made from the rounded ones.`
  return [
    `The question, as a hash that only those who have the question can recognise: ${release.questionHash.slice(0, 12)} and so on.`,
    group('Exposed group', exposed),
    group('Comparator group', comparator),
    `The log hazard ratio ${release.logHazardRatio.toFixed(2)} with standard error ${release.standardError.toFixed(2)}, and its likelihood at eight fixed points, to two decimals.`,
    `The years in which people began: ${years.from === years.to ? years.from : `${years.from} to ${years.to}`}.`,
    `The method's name and version: ${release.method.name} ${release.method.version}, and that all diagnostics passed.`,
    "No name, no date, no place, no text, and nothing about any one person. Your peers learn your casebook's key, and can keep what they receive.",
  ]
}
