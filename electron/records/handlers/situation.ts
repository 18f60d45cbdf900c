import type { SituationColumns } from '../repositories/sources.ts'

/** Who reads a source, and in what situation, as columns and back. */
interface Read {
  readonly reader: { readonly id: string; readonly version: number }
  readonly scope: string
  readonly answers: Readonly<Record<string, string>>
  readonly received: string
}
export const columnsOfSituation = ({ reader, scope, answers, received }: Read): SituationColumns => ({
  reader: reader.id,
  reader_version: reader.version,
  scope,
  answers: JSON.stringify(answers),
  received,
})
export const situationOf = (row: SituationColumns): Read => ({
  reader: { id: row.reader, version: row.reader_version },
  scope: row.scope,
  answers: JSON.parse(row.answers) as Record<string, string>, // written by columnsOfSituation
  received: row.received,
})
