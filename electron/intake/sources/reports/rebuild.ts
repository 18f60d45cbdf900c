import type { PageText } from '../../../../shared/domain/reports/page-text.ts'
import { cellsOf, type Cells } from './cells.ts'
import { columnsUnder, type Column } from './columns.ts'
import { endsHeadings, headingsIn, type Headings } from './headings.ts'
import { linesOf, type Line, type Lines } from './lines.ts'
import { rowsUnder, type Draft } from './rows-under.ts'
import { rowsWithoutHeadings } from './without-headings.ts'
import type { AboutReport, JudgedLine } from '../../../../shared/domain/reports/proposal.ts'
import { aboutIn } from './about.ts'
import type { Row } from './row.ts'

/** What of a report was put together, and what became of every line of it. */
export interface Rebuilt {
  readonly rows: readonly Row[]
  readonly lines: readonly JudgedLine[]
  readonly about: AboutReport
}

/** The tables under one line of headings, each as its columns. */
type Tables = readonly (readonly Column[])[]

/** Columns of tables that stand side by side are found together: the gap between two tables is a border as well. */
function tablesUnder(headings: readonly Headings[], lines: readonly Line[], { width }: PageText): Tables {
  const columns = columnsUnder(headings.flat(), lines, { left: -width, right: 2 * width })
  if (!columns) return []
  let from = 0
  return headings.map(own => columns.slice(from, (from += own.length)))
}

type Fate = JudgedLine['fate']

interface Block {
  readonly headings: readonly Headings[] | undefined
  /** Those that go on from the page before. */
  readonly tables: Tables
  readonly lines: Line[]
}

/** A page parted where headings begin something new; `before`: the tables with which the page before it ended. */
function blocksOf(
  { lines }: Lines,
  before: Tables,
  fates: Map<Line, Fate>,
  said: ReadonlySet<Line>,
): Block[] {
  const blocks: Block[] = [{ headings: undefined, tables: before, lines: [] }]
  let wasHeading = false
  for (const line of lines) {
    const headings = headingsIn(line)
    if (headings.length > 0) {
      blocks.push({ headings, tables: [], lines: [] })
      fates.set(line, 'heading')
    } else if (wasHeading && endsHeadings(line)) fates.set(line, 'heading')
    else if (said.has(line)) fates.set(line, 'about')
    else blocks.at(-1)!.lines.push(line)
    wasHeading = headings.length > 0
  }
  return blocks
}

/** The fate that says most: of a line that two tables share, a row of either counts, and so does what was lost. */
const order: readonly Fate[] = ['lost', 'row', 'heading', 'about', 'text']
const more = (one: Fate | undefined, other: Fate): Fate =>
  one === undefined || order.indexOf(other) < order.indexOf(one) ? other : one

function boxOf(cells: readonly Cells[], { onPage }: Lines): Row['box'] {
  const [left, right] = [
    Math.min(...cells.map(each => each.left)),
    Math.max(...cells.map(each => each.right)),
  ]
  const [top, bottom] = [
    Math.min(...cells.map(({ line }) => line.top)),
    Math.max(...cells.map(({ line }) => line.bottom)),
  ]
  return onPage({ left, top, width: right - left, height: bottom - top })
}

/** Puts the rows of a report together, page by page; headings of one page hold for the next, until others come. */
export function rebuild(pages: readonly PageText[], received: string): Rebuilt {
  const rows: Row[] = []
  const judged: JudgedLine[] = []
  const all = pages.map(linesOf)
  const { about, said } = aboutIn(
    all.flatMap(({ lines }) => lines),
    received,
  )
  let before: Tables = []
  for (const [at, page] of pages.entries()) {
    const own = all[at]!
    const fates = new Map<Line, Fate>()
    const drafts: Draft[] = []
    for (const block of blocksOf(own, before, fates, said)) {
      const tables = block.headings ? tablesUnder(block.headings, block.lines, page) : block.tables
      if (block.headings) before = tables
      if (tables.length === 0) {
        const found = rowsWithoutHeadings(block.lines)
        drafts.push(...found.drafts)
        for (const [line, fate] of found.fates) fates.set(line, fate)
      }
      for (const columns of tables) {
        const cells = block.lines.flatMap(line => cellsOf(line, columns) ?? [])
        const found = rowsUnder(cells)
        drafts.push(...found.drafts)
        for (const [{ line }, fate] of found.fates) fates.set(line, more(fates.get(line), fate))
      }
    }
    for (const [n, draft] of drafts.entries()) {
      const { name, value, unit, range, flag, section, isSure, cells } = draft
      const id = `${at + 1}.${n + 1}`
      rows.push({ id, page: at + 1, box: boxOf(cells, own), name, value, unit, range, flag, section, isSure })
    }
    for (const line of own.lines) {
      const { top, bottom, words } = line
      const [left, right] = [words[0]!.left, words.at(-1)!.right]
      judged.push({
        page: at + 1,
        text: line.text,
        fate: fates.get(line) ?? 'text',
        box: own.onPage({ left, top, width: right - left, height: bottom - top }),
      })
    }
    for (const text of own.aside)
      judged.push({ page: at + 1, text, fate: 'text', box: { left: 0, top: 0, width: 0, height: 0 } })
  }
  return { rows, lines: judged, about }
}
