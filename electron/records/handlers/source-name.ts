import { BY_HAND } from '../../../shared/domain/entry.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { nameOfScope } from '../../../shared/domain/scope.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'
import type { ShownFact } from '../repositories/charts.ts'

/** What a source is called: in its own words, or by the first file that came of it. */
export function sourceName({ sources }: Store, scope: string): Message {
  if (scope === BY_HAND) return say('people.source-by-hand')
  const name = nameOfScope(scope)
  return name === undefined
    ? say('people.source-files', { path: sources.firstPathOf(scope) ?? '' })
    : say('people.source', { name })
}

/**
 * What one fact came from: its source in its own words, else the very file it stands in. The first file of what came
 * together may be somebody else's, and named after her.
 */
export function sourceOfFact(store: Store, { id, scope, said }: ShownFact): Message {
  if (scope === BY_HAND || nameOfScope(scope) !== undefined) return sourceName(store, scope)
  const path = store.charts.source(id, numberOf(said.kind))?.path
  return path === undefined ? sourceName(store, scope) : say('people.source-file', { file: fileOf(path) })
}
const fileOf = (path: string): string => path.split(/[/\\]/u).at(-1)!
