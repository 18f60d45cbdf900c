import type { Json } from '../../../shared/domain/canonical.ts'
import type { Objection } from './objection.ts'

/**
 * Everything a summary may hold, by path; `*` stands for each entry of a list. An allow-list, so that event times, curves,
 * numbers at risk, cross-products, gradients, Hessians, residuals and risk-set sums stay here without being named one by one.
 */
export const PATHS_THAT_MAY_LEAVE: ReadonlySet<string> = new Set([
  'format',
  'questionHash',
  'method.name',
  'method.version',
  'years.from',
  'years.to',
  'exposed.people',
  'exposed.events',
  'exposed.riskPer100',
  'comparator.people',
  'comparator.events',
  'comparator.riskPer100',
  'profile.*',
  'logHazardRatio',
  'standardError',
  'diagnosticsPassed',
])

/** Rule 10: nothing but these members leaves. */
export function neverSent(document: Json): Objection[] {
  return [...new Set(pathsOf(document))]
    .filter(path => !PATHS_THAT_MAY_LEAVE.has(path))
    .map(path => ({
      rule: 10,
      reason: `"${path}" is not among the things that may ever be sent.`,
      remedy: 'This is a fault in Casebook. Nothing was sent.',
    }))
}

function pathsOf(value: Json, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [path]
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (Array.isArray(value)) return value.flatMap((each: Json) => pathsOf(each, below('*')))
  return Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : pathsOf(each, below(key))))
}
