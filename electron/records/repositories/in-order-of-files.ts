interface InAFile {
  readonly import: number
  readonly path: string
  /** Where in the file. */
  readonly at?: number
}

/** Import by import, in the order of paths: files of an import are read side by side, so numbers tell no order. */
export const inOrderOfFiles = <T extends InAFile>(rows: readonly T[]): T[] =>
  rows.toSorted(
    (one, other) =>
      one.import - other.import ||
      Number(one.path > other.path) - Number(one.path < other.path) ||
      (one.at ?? 0) - (other.at ?? 0),
  )
