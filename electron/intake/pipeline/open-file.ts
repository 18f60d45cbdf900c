import type { Message } from '../../../shared/words/message.ts'
import { plainPackings } from '../containers/registry.ts'
import { unpack, type Unpacked } from '../containers/unpack.ts'
import { recognise, whyUnread, type Recognised } from '../sources/recognise.ts'
import { kindOf } from '../sources/sniff/kind-of.ts'
import type { FileKind } from '../sources/sniff/table.ts'
import type { Source } from '../sources/source.ts'
import { reasonOf } from './reasons.ts'
import type { SourceFile } from './source-file.ts'

/** What a file is, and why nobody reads it. */
export interface Unread {
  readonly kind: FileKind
  readonly packed: readonly string[]
  readonly reason: Message
}
export type Opened =
  | {
      readonly as: 'source'
      readonly unpacked: Unpacked
      readonly source: Source
      readonly recognised: Recognised
    }
  | ({ readonly as: 'unread' } & Unread)
  /** Its bytes cannot be had. */
  | { readonly as: 'closed'; readonly reason: Message }

/** What a file is where no source reads it, or where the one that began to found that it is none of its own. */
export async function unread(
  unpacked: Unpacked,
  reason: Message | undefined,
  sources: readonly Source[],
): Promise<Unread> {
  const kind = await kindOf(unpacked)
  return { kind, packed: unpacked.packed, reason: whyUnread(kind, reason, sources) }
}

/** What a file is that could be read, but is not yet: a workbook stays one, whatever it is read as. */
export async function asItCame(file: SourceFile, reason: Message): Promise<Unread> {
  const { packed, ...rest } = await unpack(() => file.bytes(), plainPackings)
  return { kind: await kindOf(rest), packed, reason }
}

/**
 * A file of which nothing can be read: what it is then is what lies in its plain packings; or the packing itself, where
 * that is so damaged that nothing comes out of it.
 */
async function openPacked(file: SourceFile, reason: Message, signal: AbortSignal): Promise<Opened> {
  for (const packings of [plainPackings, []])
    try {
      const { packed, ...rest } = await unpack(() => file.bytes(), packings)
      return { as: 'unread', kind: await kindOf(rest), packed, reason }
    } catch (error) {
      if (signal.aborted) throw error
    }
  return { as: 'closed', reason }
}

/** Looks what a file is, and who reads it. */
export async function openFile(
  file: SourceFile,
  { sources, signal }: { readonly sources: readonly Source[]; readonly signal: AbortSignal },
): Promise<Opened> {
  try {
    const unpacked = await unpack(() => file.bytes())
    const head = Buffer.from(unpacked.head).toString('utf8')
    const choice = recognise(sources, { head, name: file.path })
    if (choice.source) return { as: 'source', unpacked, ...choice }
    return { as: 'unread', ...(await unread(unpacked, choice.reason, sources)) }
  } catch (error) {
    if (signal.aborted) throw error
    return openPacked(file, reasonOf(error), signal)
  }
}
