/** How a cell of an exported table is written. */
type CellType = 'whole number' | 'number' | 'text' | 'code' | 'time' | 'JSON'

interface ExportColumn {
  readonly name: string
  readonly type: CellType
  /** In which unit its numbers are, where it is always the same. */
  readonly unit?: string
}

const timed = ['start', 'end', 'known', 'recorded'] as const
const timeColumns = timed.flatMap(
  name =>
    [
      { name, type: 'time' },
      { name: `${name}_precision`, type: 'code' },
      { name: `${name}_offset`, type: 'whole number', unit: 'min' },
    ] as const,
)

/** The columns of every table of facts, in their order; each table is of one kind. */
export const factColumns = [
  { name: 'fact', type: 'whole number' },
  { name: 'person', type: 'whole number' },
  { name: 'chart', type: 'whole number' },
  { name: 'standing', type: 'code' },
  { name: 'standing_because', type: 'text' },
  { name: 'about', type: 'code' },
  { name: 'status', type: 'code' },
  { name: 'role', type: 'code' },
  { name: 'code_system', type: 'text' },
  { name: 'code', type: 'code' },
  { name: 'code_display', type: 'text' },
  { name: 'words', type: 'text' },
  ...timeColumns,
  { name: 'value_kind', type: 'code' },
  { name: 'value_comparator', type: 'code' },
  { name: 'value_written', type: 'text' },
  { name: 'unit_written', type: 'text' },
  { name: 'unit_ucum', type: 'code' },
  { name: 'value_converted', type: 'number' },
  { name: 'unit_converted', type: 'code' },
  { name: 'value_words', type: 'text' },
  { name: 'value_absent', type: 'text' },
  { name: 'interpretation', type: 'text' },
  { name: 'notes', type: 'text' },
  { name: 'everything', type: 'JSON' },
  { name: 'source_sha256', type: 'text' },
  { name: 'source_path', type: 'text' },
  { name: 'source_position', type: 'text' },
] as const satisfies readonly ExportColumn[]

/** The columns of the table of people, in their order. */
export const peopleColumns = [
  { name: 'person', type: 'whole number' },
  { name: 'chart', type: 'whole number' },
  { name: 'name', type: 'text' },
  { name: 'sex', type: 'code' },
  { name: 'birth', type: 'time' },
  { name: 'birth_precision', type: 'code' },
  { name: 'death', type: 'time' },
  { name: 'death_precision', type: 'code' },
  { name: 'identity', type: 'text' },
  { name: 'source', type: 'text' },
  { name: 'everything', type: 'JSON' },
] as const satisfies readonly ExportColumn[]

export type ExportColumnName = (typeof factColumns)[number]['name'] | (typeof peopleColumns)[number]['name']
/** Every column, once. */
export const exportColumns: readonly ExportColumnName[] = [
  ...new Set([...factColumns, ...peopleColumns].map(({ name }) => name)),
]
