import type { Recognition, Sniffed, Source } from './source.ts'

/** What a kind of file that nobody reads yet shows in its first bytes, and what it is called. */
const unread: ReadonlyArray<readonly [RegExp, string]> = [
  [/^MSH\|/, 'an HL7 v2 message'],
  [/^%PDF/, 'a PDF'],
  [/^PK/, 'a zip archive: unpack it first'],
  [/^##fileformat=VCF/, 'a VCF file of genetic variants'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<ClinicalDocument/, 'a C-CDA document'],
  [/^\s*</, 'XML'],
]
const NOTHING_KEPT = 'Nothing of it was kept.'

export type Recognised = Exclude<Recognition, { certainty: 'none' }>
export type Choice = { source: Source; recognised: Recognised } | { source: undefined; reason: string }

/**
 * The source that reads a file, by its bytes: who is certain comes before who thinks it likely, then the list's
 * order.
 */
export function recognise(sources: readonly Source[], sniffed: Sniffed): Choice {
  const head = sniffed.head.trimStart()
  if (head === '') return { source: undefined, reason: 'The file is empty.' }
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
): string {
  const known = unread.find(([sign]) => sign.test(head))
  if (known) return `This is ${known[1]}, which this version does not read yet. ${NOTHING_KEPT}`
  for (const { recognised } of asked)
    if (recognised.certainty === 'none' && recognised.reason !== undefined)
      return `${recognised.reason} ${NOTHING_KEPT}`
  const titles = sources.map(each => each.title).join(' or ')
  const wishes = sources.map(each => each.asksFor).join(' or ')
  return `This is not ${titles}. Ask the sender for ${wishes}. ${NOTHING_KEPT}`
}
