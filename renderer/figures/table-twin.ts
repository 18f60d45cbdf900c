/** The same numbers as a figure, to be read as a table. Cells stand under their columns in order. */
export interface TableTwin {
  readonly columns: ReadonlyArray<{
    readonly title: string
    readonly numeric?: boolean
    /** Its cells are words of a source or a person, not ours. */
    readonly source?: boolean
  }>
  readonly rows: ReadonlyArray<readonly string[]>
}
