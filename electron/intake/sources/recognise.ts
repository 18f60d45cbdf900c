import { say, type Message } from '../../../shared/words/message.ts'
import type { FileKind } from './sniff/table.ts'
import type { Recognition, Sniffed, Source } from './source.ts'

export type Recognised = Exclude<Recognition, { certainty: 'none' }>
export type Choice =
  | { source: Source; recognised: Recognised }
  /** `reason`: why a source does not read it that looked as if it could. */
  | { source: undefined; reason: Message | undefined }

/**
 * The source that reads a file, by its bytes: who is certain comes before who thinks it likely, then the list's
 * order.
 */
export function recognise(sources: readonly Source[], sniffed: Sniffed): Choice {
  const head = sniffed.head.trimStart()
  const asked = sources.map(source => ({ source, recognised: source.recognise({ ...sniffed, head }) }))
  for (const certainty of ['certain', 'likely'] as const)
    for (const { source, recognised } of asked)
      if (recognised.certainty !== 'none' && recognised.certainty === certainty) return { source, recognised }
  const reasons = asked.flatMap(({ recognised }) =>
    recognised.certainty === 'none' ? (recognised.reason ?? []) : [],
  )
  return { source: undefined, reason: reasons[0] }
}

/** What a person has other programs for. */
const toUnpack: ReadonlySet<FileKind> = new Set(['zip', 'archive', 'compressed'])

/** Why nobody reads a file of this kind. `reason`: what a source said of it. */
export function whyUnread(kind: FileKind, reason: Message | undefined, sources: readonly Source[]): Message {
  if (kind === 'empty') return say('intake.empty-file')
  if (kind === 'sealed') return say('sealed.waits')
  if (reason) return reason
  if (toUnpack.has(kind)) return say('intake.unpack-first', { what: say('file.kind', { kind }) })
  if (kind === 'text' || kind === 'binary') {
    const asked = sources.flatMap(({ title, asksFor }) => (asksFor === undefined ? [] : [{ title, asksFor }]))
    return say('intake.of-no-source', {
      what: say('file.kind', { kind }),
      titles: asked.map(each => each.title),
      wishes: asked.map(each => each.asksFor),
    })
  }
  return say('intake.not-read-yet', { what: say('file.kind', { kind }) })
}
