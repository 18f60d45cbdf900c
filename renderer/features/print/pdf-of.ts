import { figureFiles } from '../../client/figure-files.ts'
import { words } from '../../ui/words.ts'
import { paperSizes, type PaperSize } from './paper-sizes.ts'

/** What the page would print of this sheet alone, as a PDF. */
export async function pdfOf(sheet: HTMLElement, size: PaperSize): Promise<Uint8Array<ArrayBuffer>> {
  const copy = document.createElement('div')
  copy.className = 'print-sheet'
  copy.append(sheet.cloneNode(true))
  document.body.append(copy)
  const title = document.title
  document.title = words('view.print')
  try {
    const { widthInches, heightInches } = paperSizes[size]
    return await figureFiles.print(widthInches, heightInches)
  } finally {
    copy.remove()
    document.title = title
  }
}
