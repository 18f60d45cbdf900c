import type { Citation } from '../../../shared/domain/citation.ts'
import type { Fact, Place } from '../../../shared/domain/fact.ts'
import type { Part } from '../../../shared/domain/part.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import type { Referent, Retraction } from '../../../shared/domain/referent.ts'
import type { Message, Term } from '../../../shared/words/message.ts'

/** The exact bytes of one entry, line or message, and where they stood in the unpacked file. */
export interface Piece {
  readonly place: Place
  readonly bytes: Uint8Array
  /** What its source had to make of it to find its end; nobody else knows what it is, and it may be absent. */
  readonly parsed?: unknown
}

/** What could not be read: where, why, and what would mend it. Never a value from the file. */
export interface Reject {
  readonly place: Place
  readonly reason: Message
  readonly remedy: Message
}

/** What a piece turned out to be. One piece may hold several. */
export type Reading =
  | { kind: 'person'; person: Person }
  | { kind: 'fact'; fact: Fact }
  | { kind: 'referent'; referent: Referent }
  /** The source takes back what it said before. */
  | { kind: 'retraction'; retraction: Retraction }
  /** A published work: evidence, and nothing of a patient. */
  | { kind: 'citation'; citation: Citation }
  /**
   * Understood as far as its type, and not kept as a fact: it stays in the source and is counted. `place`: where it
   * stands, where its piece was broken and came apart.
   */
  | { kind: 'other'; type: string; place?: Place }
  /** Sound, but this version cannot read it yet: kept, listed, and read when a newer version can. */
  | { kind: 'waiting'; reject: Reject }
  /** `wholeFile` says why the file is none of this source's after all; it is heeded where most of it is so. */
  | { kind: 'reject'; reject: Reject; wholeFile?: Message }

/** What the clinician said about one file where its format leaves something open, by the question's name. */
export type Answers = Readonly<Record<string, string>>

/** What a reader knows beside the piece. It is kept with the file, so that reading again means reading the same. */
export interface Situation {
  /** The source that the file came from: ids are unique in it, and nowhere else. */
  readonly scope: string
  readonly answers: Answers
  /** The day on which the file first came, such as 2026-11-29: what claims to have happened after it is flagged. */
  readonly received: string
}

/** What is known of a file before it is read: what it is to be read with, or why it waits. */
export type Settled =
  | { readonly is: 'settled'; readonly answers: Answers }
  | { readonly is: 'open'; readonly reason: Message }

/** What was said once, for files of a kind. */
export interface SaidBefore {
  recipes(): Promise<readonly Recipe[]>
}

/** The beginning of a file, unpacked, and what the file is called. */
export interface Sniffed {
  readonly head: string
  readonly name: string
}

export type Recognition =
  | {
      readonly certainty: 'certain' | 'likely'
      /** The source's own word for the shape of this file; it stands in reports and is handed back to `pieces`. */
      readonly format: string
      /** The public address of the server that the file says it came from; undefined where it names none. */
      readonly from?: string | undefined
    }
  /** `reason`: why it is not, where the file looks as if it could be. */
  | { readonly certainty: 'none'; readonly reason?: Message }

/**
 * A format that can be read. Everything that is common (files, packing, jobs, storing, quarantine, retry, reading
 * again) asks the registry of these and knows no format.
 */
export interface Source {
  /** Stored with every file it read: never changed, never given to another. */
  readonly id: string
  /**
   * Raised when the same bytes are read differently, so that what an older version read is offered to be read
   * again.
   */
  readonly version: number
  /** What its files are called, in a sentence about one that is none. */
  readonly title: Term
  /** What a sender should be asked for; absent where no sender has it. */
  readonly asksFor?: Term
  recognise(sniffed: Sniffed): Recognition
  /**
   * For a format whose files differ: looks into a file for what must be known before it is read, by what was said
   * before. What is found is kept with the file, as answers.
   */
  settle?(
    file: { bytes(): AsyncIterable<Uint8Array>; readonly format: string; readonly answers: Answers },
    before: SaidBefore,
  ): Promise<Settled>
  /**
   * Cuts the unpacked bytes into pieces, in order, the same way every time. `answers`: those that are kept with the
   * file, absent where it is only looked at. Pieces may overlap where one needs what stands before it.
   */
  pieces(bytes: AsyncIterable<Uint8Array>, format: string, answers?: Answers): AsyncIterable<Piece>
  /**
   * Reads one piece, knowing nothing of its neighbours: so the order of pieces and files never matters. Never throws
   * for what a piece holds.
   */
  read(piece: Piece, situation: Situation): Iterable<Reading>
  /**
   * What becomes of each part of a piece: every section, or every kind of segment, once, whether or not anything of it
   * is understood. Absent where the format has no parts.
   */
  parts?(piece: Piece, situation: Situation): Iterable<Part>
  /**
   * With what blanks begin that take the place of a piece, or of a part into which a broken piece came apart, so that
   * this source passes over them and counts and finds all others where they were. Not longer than the piece. Undefined
   * where nothing can stand there, and absent where that is so of every piece: somebody who is erased then takes the
   * whole file's bytes along.
   */
  blank?(piece: Piece, what: 'piece' | 'part'): string | undefined
}
