/** Raised where a reader was ended, because nothing came of it any more or it took too much memory. */
export class NoEnd extends Error {
  override readonly name = 'NoEnd'
  /** The file that was entered last, by its place among those of the call. */
  readonly file: number
  /** Whether it was known what it is. */
  readonly isOpen: boolean
  constructor({ file, isOpen }: { file: number; isOpen: boolean }) {
    super('a reader came to no end')
    this.file = file
    this.isOpen = isOpen
  }
}
