import type { Work } from '../../../../shared/domain/citation.ts'
import type { Message } from '../../../../shared/words/message.ts'

/** Where a record stands among the bytes of its file. */
export interface Cut {
  readonly from: number
  readonly to: number
}

/**
 * What became of a field of a record: `read` into the citation, `kept` in the file alone, as its format says what it is
 * and nothing here asks for it, or `unknown` to its format.
 */
export interface Field {
  readonly name: string
  readonly fate: 'read' | 'kept' | 'unknown'
}

/** What a record was read as; `passed`: no record of a work but something the format has beside them. */
export type Drawn =
  | { readonly passed: string }
  | { readonly work: Work; readonly fields: readonly Field[] }
  | { readonly reason: Message; readonly remedy: Message }

/** A format in which records of published works are exchanged. */
export interface ArticleFormat {
  /** Kept with the file as its format; the places of its records begin with it. */
  readonly id: string
  /** Finds the records in the text of a file; what stands between them is none. */
  cut(bytes: Uint8Array): Iterable<Cut>
  /** Reads one record. Never throws for what it holds. */
  draw(bytes: Uint8Array): Drawn
}
