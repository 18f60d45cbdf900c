/** Parts of a file that hold no words, or words that are not to be read: they are named, and lie in the kept bytes. */
export type LeftOut = 'picture' | 'object' | 'program' | 'deleted text' | 'field code'

/** What a person would read in a file. */
export interface FileWords {
  /** Every line of it; line ends are `\n`. */
  readonly text: string
  /** How many there are of what was left out. */
  readonly leftOut: ReadonlyMap<LeftOut, number>
  /** The character set that had to be guessed. */
  readonly guessed?: string
}

/** Counts what was left out. */
export class LeftOuts {
  readonly counts = new Map<LeftOut, number>()
  add(what: LeftOut, n = 1): void {
    if (n > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + n)
  }
}

export const withPlainLineEnds = (text: string): string => text.replaceAll(/\r\n?|[\f\v\u2028\u2029]/g, '\n')
