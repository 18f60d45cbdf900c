import { say, type Message } from '../../../shared/words/message.ts'
import { limits, type Limits } from '../budgets.ts'
import type { JsonShape } from './json-shape.ts'

type Bounds = Pick<Limits, 'entryBytes' | 'entryDepth' | 'entryValues' | 'textCharacters'>

/** Which bound an entry lies beyond, and what would help; undefined where it lies beyond none. */
export function beyondBounds(
  length: number,
  { depth, values, longestText }: JsonShape,
  bounds: Bounds = limits,
): { readonly reason: Message; readonly remedy: Message } | undefined {
  const megabytes = (bytes: number) => bytes / 2 ** 20
  const reason =
    (length > bounds.entryBytes &&
      say('quarantine.too-large', { megabytes: megabytes(bounds.entryBytes) })) ||
    (longestText > bounds.textCharacters &&
      say('quarantine.text-too-long', { megabytes: megabytes(bounds.textCharacters) })) ||
    (depth > bounds.entryDepth && say('quarantine.too-deep', { levels: bounds.entryDepth })) ||
    (values > bounds.entryValues && say('quarantine.too-many-values', { values: bounds.entryValues }))
  return reason ? { reason, remedy: say('quarantine.beyond-bounds-remedy') } : undefined
}
