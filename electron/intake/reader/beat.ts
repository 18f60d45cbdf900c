/**
 * What a thread shows of itself while it can say nothing: it lies in memory that two threads share.
 */
export interface Beat {
  /** Something moved: it is no reader that goes on for ever. */
  move(): void
  /** Which file is looked into, by its place among those of a call. */
  enter(file: number): void
  /** It is known what the file is. */
  open(): void
  /** It is there: before, it is only being loaded. */
  begin(): void
  hasBegun(): boolean
  /** How often something moved. */
  moves(): number
  /** Which file was entered last, and whether it was known then what it is. */
  at(): { readonly file: number; readonly isOpen: boolean }
}

const [MOVES, FILE, OPEN, BEGUN] = [0, 1, 2, 3] as const
export const BEAT_BYTES = 4 * Int32Array.BYTES_PER_ELEMENT

export function beatIn(memory: SharedArrayBuffer): Beat {
  const cells = new Int32Array(memory)
  return {
    move: () => void Atomics.add(cells, MOVES, 1),
    enter(file) {
      Atomics.store(cells, FILE, file)
      Atomics.store(cells, OPEN, 0)
      Atomics.add(cells, MOVES, 1)
    },
    open: () => void Atomics.store(cells, OPEN, 1),
    begin() {
      Atomics.store(cells, BEGUN, 1)
      Atomics.add(cells, MOVES, 1)
    },
    hasBegun: () => Atomics.load(cells, BEGUN) === 1,
    moves: () => Atomics.load(cells, MOVES),
    at: () => ({ file: Atomics.load(cells, FILE), isOpen: Atomics.load(cells, OPEN) === 1 }),
  }
}
