import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.d.ts'
import { say } from '../../../../shared/words/message.ts'
import { Refused } from '../../refused.ts'

/** Nothing but text is asked of a PDF: no script of it runs, no font is made, nothing is fetched from anywhere. */
const quiet = {
  verbosity: 0,
  enableXfa: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  disableAutoFetch: true,
  disableStream: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  useWasm: false,
  stopAtErrors: false,
  fontExtraProperties: false,
} as const

/** Loaded when the first PDF comes: it is large, and most practices' files are none. */
async function library() {
  // The part that parses works in this thread, which can be ended, and not in one of its own.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

/** Why a PDF is not opened, by the library's name for it. */
const refusals: Readonly<Record<string, ReturnType<typeof say>>> = {
  PasswordException: say('report.locked'),
}

/**
 * Opens a PDF and hands it over; closes it when that is done. Throws Refused where it is under a passphrase, or so
 * damaged that no page of it can be found.
 */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const { getDocument } = await library()
  // The library takes the bytes away from whoever gives them.
  const task = getDocument({ ...quiet, data: Uint8Array.from(bytes) })
  try {
    return await use(await task.promise)
  } catch (error) {
    if (error instanceof Error && !isOfTheLibrary(error)) throw error
    throw new Refused(refusals[error instanceof Error ? error.name : ''] ?? say('report.damaged'))
  } finally {
    await task.destroy()
  }
}

const isOfTheLibrary = ({ name }: Error) =>
  /^(?:PasswordException|InvalidPDFException|FormatError|UnknownErrorException|ResponseException)$/.test(name)
