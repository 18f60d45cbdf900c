import type { Json } from '../../../../shared/domain/canonical.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Rule } from '../rule.ts'

/**
 * Everything a summary may hold, by path; `*` stands for each entry of a list. An allow-list, so that event
 * times, curves,
 * numbers at risk, cross-products, gradients, Hessians, residuals and risk-set sums stay here without being named
 * one by one.
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

/** Nothing but these members leaves. */
export const neverSent: Rule = {
  number: 10,
  name: 'Never sent',
  judge: {
    summary: summary =>
      [...new Set(pathsOf(summary))]
        .filter(path => !PATHS_THAT_MAY_LEAVE.has(path))
        .map(path => ({ reason: say('gate.never-sent', { path }), remedy: say('gate.own-fault') })),
  },
}

function pathsOf(value: Json, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [path]
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (Array.isArray(value)) return value.flatMap((each: Json) => pathsOf(each, below('*')))
  return Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : pathsOf(each, below(key))))
}
