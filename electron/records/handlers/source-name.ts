import { BY_HAND } from '../../../shared/domain/entry.ts'
import { nameOfScope } from '../../../shared/domain/scope.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'

/** What a source is called: in its own words, or by the first file that came of it. */
export function sourceName({ sources }: Store, scope: string): Message {
  if (scope === BY_HAND) return say('people.source-by-hand')
  const name = nameOfScope(scope)
  return name === undefined
    ? say('people.source-files', { path: sources.firstPathOf(scope) ?? '' })
    : say('people.source', { name })
}
