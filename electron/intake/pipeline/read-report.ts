import type { z } from 'zod'
import type { reportMethods } from '../../../shared/contract/intake-reports.ts'
import type { PageText } from '../../../shared/domain/reports/page-text.ts'
import { REPORT, type SaidReport } from '../../../shared/domain/reports/said-report.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { saidIn } from '../sources/reports/bound.ts'
import { pagesIn } from '../sources/reports/pages.ts'
import { proposalOf, type SaidOfReport } from '../sources/reports/propose.ts'
import type { Answers, Piece } from '../sources/source.ts'
import type { Imported } from './import-file.ts'
import { openFile } from './open-file.ts'
import { readAnswered } from './read-answered.ts'
import { waitingFile, waitingRow } from './read-waiting.ts'
import type { SourceFile } from './source-file.ts'
import { storedPieces, type StoredWork } from './stored-source.ts'

/** What is asked and told of a report, and what was said of it. */
export type AskedReport = z.infer<typeof reportMethods.reportOf.input>
export type ReportTold = z.infer<typeof reportMethods.reportOf.output>
export type SaidOfRows = z.infer<typeof reportMethods.readReport.input>

const waitsNoMore = () => new AppError('not-found', say('report.waits-no-more'))

async function firstPages(pieces: AsyncIterable<Piece>): Promise<PageText[] | undefined> {
  for await (const piece of pieces) return pagesIn(piece)
  return undefined
}

async function pagesOfWaiting(file: SourceFile, work: StoredWork): Promise<PageText[]> {
  const opened = await openFile(file, work)
  if (opened.as !== 'source' || opened.source.id !== 'reports') throw waitsNoMore()
  const { unpacked, source, recognised } = opened
  const pages = await firstPages(source.pieces(unpacked.bytes(), recognised.format))
  if (!pages) throw waitsNoMore()
  return pages
}

interface Kept {
  readonly path: string
  readonly pages: PageText[]
  readonly received: string
  readonly answers: Answers
}
/** A report that waits, or one that was read. */
async function keptReport(source: number, work: StoredWork): Promise<Kept> {
  const waiting = (await work.ingest.waitingFiles({})).find(({ sourceId }) => sourceId === source)
  const file = waiting && (await waitingFile(source, work))
  if (waiting && file) return { ...waiting, pages: await pagesOfWaiting(file, work) }
  const row = await work.ingest.sourceRow({ sourceId: source })
  const reader = work.sources.find(({ id }) => id === 'reports' && id === row.reader.id)
  const pages = reader && (await firstPages(storedPieces(work.ingest, source, row, reader)))
  if (!pages) throw waitsNoMore()
  const { path, received, answers } = row
  return { path, pages, received, answers }
}

/** What a report says, by how it is to be read where it leaves that open. */
export async function reportOf(
  { source, order, decimal }: AskedReport,
  work: StoredWork,
): Promise<ReportTold> {
  const { path, pages, received, answers } = await keptReport(source, work)
  const before = saidIn(answers)
  const reading: SaidOfReport = { order, decimal: decimal ?? before?.decimal }
  const read = before?.rows.map(({ id }) => id) ?? null
  return { path, pages, proposal: proposalOf(pages, received, reading), read }
}

/**
 * Reads a waiting report by what was said of it, as an import reads it: for the import that brought it, in the
 * situation in which it came. What was said is kept with the file. Throws AppError: 'not-found', and
 * 'unreadable-source' where these are not its rows.
 */
export async function readReport(said: SaidOfRows, work: StoredWork): Promise<Imported> {
  const waiting = await waitingRow(said.source, work)
  if (!waiting) throw waitsNoMore()
  const { row, file } = waiting
  const { rows, decimal } = proposalOf(await pagesOfWaiting(file, work), row.received, said)
  if (decimal === 'open') throw new AppError('unreadable-source', say('report.order-open'))
  const chosen = said.rows.map(id => {
    const found = rows.find(each => each.id === id)
    if (!found) throw new AppError('unreadable-source', say('report.other-rows'))
    const { doubts: _doubts, ...own } = found
    return own
  })
  const bound: SaidReport = {
    person: (await work.ingest.nameOfPatient({ patient: said.patient })).identity,
    ...(said.collected && { collected: said.collected }),
    ...(said.number !== undefined && said.number.trim() !== '' && { number: said.number.trim() }),
    ...(said.laboratory !== undefined &&
      said.laboratory.trim() !== '' && { laboratory: said.laboratory.trim() }),
    decimal,
    rows: chosen,
  }
  return readAnswered(waiting, { [REPORT]: JSON.stringify(bound) }, work)
}
