import type { PlainKey } from '../../words/message.ts'
import type { MeasurePoint, MeasureSeries } from './series.ts'

type Cell = string | number | boolean | null

interface Column {
  readonly name: string
  /** In what its numbers are. */
  readonly unit: string
  readonly says: PlainKey
  cell(point: MeasurePoint, mark: Mark | undefined): Cell
}
type Mark = Extract<MeasureSeries['chart'], { kind: 'drawn' }>['marks'][number]

/** Between which a share lies whatever became of those not seen since, and of the unknown. */
const leastOf = ({ unseen, bounds }: MeasurePoint) => (unseen ?? bounds)?.lower ?? null
const mostOf = ({ unseen, bounds }: MeasurePoint) => (unseen ?? bounds)?.upper ?? null

/** One line a period: names, days and numbers, nothing that a cell would have to quote. */
const columns: readonly Column[] = [
  { name: 'from', unit: 'ISO 8601', says: 'measure-csv.from', cell: ({ from }) => from },
  { name: 'to', unit: 'ISO 8601', says: 'measure-csv.to', cell: ({ to }) => to },
  { name: 'numerator', unit: 'n', says: 'measure-csv.numerator', cell: ({ numerator }) => numerator },
  { name: 'denominator', unit: 'n', says: 'measure-csv.denominator', cell: ({ denominator }) => denominator },
  { name: 'excluded', unit: 'n', says: 'measure-csv.excluded', cell: ({ excluded }) => excluded },
  { name: 'unknown', unit: 'n', says: 'measure-csv.unknown', cell: ({ unknown }) => unknown },
  { name: 'early', unit: 'n', says: 'measure-csv.early', cell: ({ early }) => early },
  { name: 'value', unit: '1 | d', says: 'measure-csv.value', cell: ({ value }) => value },
  { name: 'lower', unit: '1', says: 'measure-csv.lower', cell: ({ interval }) => interval?.lower ?? null },
  { name: 'upper', unit: '1', says: 'measure-csv.upper', cell: ({ interval }) => interval?.upper ?? null },
  { name: 'not_seen', unit: 'n', says: 'measure-csv.not-seen', cell: ({ unseen }) => unseen?.n ?? 0 },
  { name: 'least', unit: '1', says: 'measure-csv.least', cell: leastOf },
  { name: 'most', unit: '1', says: 'measure-csv.most', cell: mostOf },
  { name: 'whole', unit: 'true | false', says: 'measure-csv.whole', cell: ({ isWhole }) => isWhole },
  { name: 'centre', unit: '1 | d', says: 'measure-csv.centre', cell: (_, mark) => mark?.centre ?? null },
  {
    name: 'lower_limit',
    unit: '1 | d',
    says: 'measure-csv.lower-limit',
    cell: (_, mark) => mark?.lower ?? null,
  },
  {
    name: 'upper_limit',
    unit: '1 | d',
    says: 'measure-csv.upper-limit',
    cell: (_, mark) => mark?.upper ?? null,
  },
]

const lineOf = (cells: readonly Cell[]): string => cells.map(each => each ?? '').join(',')
/** As RFC 4180 writes words. */
const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`

/** A measure over time as a table (RFC 4180), a line a period; an empty cell is what is not known. */
export function seriesCsv({ points, chart }: Pick<MeasureSeries, 'points' | 'chart'>): string {
  const marks = new Map(
    (chart.kind === 'drawn' ? chart.marks : []).map(mark => [`${mark.from} ${mark.to}`, mark]),
  )
  const rows = points.map(point => {
    const mark = marks.get(`${point.from} ${point.to}`)
    return lineOf(columns.map(({ cell }) => cell(point, mark)))
  })
  return [lineOf(columns.map(({ name }) => name)), ...rows, ''].join('\r\n')
}

/** What each column of that table means, as a table. */
export const seriesDictionary = (words: (key: PlainKey) => string): string =>
  [
    'column,unit,meaning',
    ...columns.map(({ name, unit, says }) => [name, quoted(unit), quoted(words(says))].join(',')),
    '',
  ].join('\r\n')
