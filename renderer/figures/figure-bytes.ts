import type { FigureFiles } from './figure-files.ts'
import { standaloneFigure, type StandaloneFigure } from './figure-svg.ts'
import type { FileKind } from './file-name.ts'

/** Pixels of a picture for each pixel of the window: sharp at 300 dots an inch. */
const PICTURE_SCALE = 3
const PIXELS_PER_INCH = 96

/** A chart as the bytes of a file. */
export async function figureBytes(
  chart: SVGSVGElement,
  sentence: string,
  kind: FileKind,
  files: FigureFiles,
): Promise<Uint8Array<ArrayBuffer>> {
  const figure = standaloneFigure(chart, sentence)
  switch (kind) {
    case 'svg':
      return new TextEncoder().encode(await textOf(figure))
    case 'png':
      return await pictureOf(figure)
    case 'pdf':
      return await printed(figure, sentence, files)
  }
}

/** The figure's text with its font inside, so that it looks the same wherever it is opened. */
async function textOf({ svg }: StandaloneFigure): Promise<string> {
  const { default: font } = await import('./figure-font.ts')
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = [
    "@font-face { font-family: 'Inter Variable'; font-weight: 100 900;",
    `src: url(${font}) format('woff2'); }`,
  ].join(' ')
  svg.prepend(style)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`
}

async function pictureOf(figure: StandaloneFigure): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image(figure.width, figure.height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await textOf(figure))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(figure.width * PICTURE_SCALE)
  canvas.height = Math.round(figure.height * PICTURE_SCALE)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>(resolve => {
    canvas.toBlob(resolve, 'image/png')
  })
  if (!blob) throw new Error('The picture could not be drawn.')
  return new Uint8Array(await blob.arrayBuffer())
}

/**
 * The page prints nothing but a sheet with the figure: lines stay lines, words stay words. The file is titled
 * by the figure, not by the view.
 */
async function printed(
  { svg, width, height }: StandaloneFigure,
  sentence: string,
  files: FigureFiles,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = document.createElement('div')
  sheet.className = 'print-sheet paper'
  sheet.append(svg)
  document.body.append(sheet)
  const title = document.title
  document.title = sentence
  try {
    return await files.print(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
  } finally {
    sheet.remove()
    document.title = title
  }
}
