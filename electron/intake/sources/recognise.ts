import { say, type Message, type Values } from '../../../shared/words/message.ts'
import type { Recognition, Sniffed, Source } from './source.ts'

/** What a kind of file that nobody reads yet shows in its first bytes, and what it is. */
const unread: ReadonlyArray<readonly [RegExp, Values<'intake.not-read-yet'>['what']]> = [
  [/^MSH\|/, 'hl7v2'],
  [/^%PDF/, 'pdf'],
  [/^PK/, 'zip'],
  [/^##fileformat=VCF/, 'vcf'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<ClinicalDocument/, 'ccda'],
  [/^\s*</, 'xml'],
]

export type Recognised = Exclude<Recognition, { certainty: 'none' }>
export type Choice = { source: Source; recognised: Recognised } | { source: undefined; reason: Message }

/**
 * The source that reads a file, by its bytes: who is certain comes before who thinks it likely, then the list's
 * order.
 */
export function recognise(sources: readonly Source[], sniffed: Sniffed): Choice {
  const head = sniffed.head.trimStart()
  if (head === '') return { source: undefined, reason: say('intake.empty-file') }
  const asked = sources.map(source => ({ source, recognised: source.recognise({ ...sniffed, head }) }))
  for (const certainty of ['certain', 'likely'] as const)
    for (const { source, recognised } of asked)
      if (recognised.certainty !== 'none' && recognised.certainty === certainty) return { source, recognised }
  return { source: undefined, reason: refusal(sources, head, asked) }
}

function refusal(
  sources: readonly Source[],
  head: string,
  asked: ReadonlyArray<{ recognised: Recognition }>,
): Message {
  const known = unread.find(([sign]) => sign.test(head))
  if (known) return say('intake.not-read-yet', { what: known[1] })
  for (const { recognised } of asked)
    if (recognised.certainty === 'none' && recognised.reason !== undefined)
      return say('intake.refused-by-source', { why: recognised.reason })
  return say('intake.of-no-source', {
    titles: sources.map(each => each.title),
    wishes: sources.map(each => each.asksFor),
  })
}
