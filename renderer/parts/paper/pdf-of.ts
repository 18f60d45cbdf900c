import { figureFiles } from '../../client/figure-files.ts'
import { paperSizes, type PaperSize } from './paper-sizes.ts'

/** What the page would print of one sheet, or of so many, as a PDF under this title. */
export async function pdfOf(
  sheet: HTMLElement,
  { size, title, pages = 1 }: { size: PaperSize; title: string; pages?: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const copy = document.createElement('div')
  copy.className = 'print-sheet'
  copy.append(sheet.cloneNode(true))
  document.body.append(copy)
  const before = document.title
  document.title = title
  try {
    const { widthInches, heightInches } = paperSizes[size]
    return await figureFiles.print(widthInches, heightInches, pages)
  } finally {
    copy.remove()
    document.title = before
  }
}
