import { figureFiles } from '../../client/figure-files.ts'
import { paperSizes, type PaperSize } from './paper-sizes.ts'

/** What the page would print of one sheet alone, as a PDF under this title. */
export async function pdfOf(
  sheet: HTMLElement,
  { size, title }: { size: PaperSize; title: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const copy = document.createElement('div')
  copy.className = 'print-sheet'
  copy.append(sheet.cloneNode(true))
  document.body.append(copy)
  const before = document.title
  document.title = title
  try {
    const { widthInches, heightInches } = paperSizes[size]
    return await figureFiles.print(widthInches, heightInches)
  } finally {
    copy.remove()
    document.title = before
  }
}
