import { wrapWords, LINE } from './wrap-words.ts'

const SVG = 'http://www.w3.org/2000/svg'
const MARGIN = 16
const FAMILY = "'Inter Variable', Inter, system-ui, sans-serif"

/**
 * What a drawing's elements look like, as attributes any reader of SVG knows; only what differs from the
 * usual is written.
 */
const outline = { 'stroke': 'none', 'stroke-width': '1px', 'paint-order': 'normal' }
const shapeStyles = { 'fill': '', ...outline, 'stroke-dasharray': 'none', 'opacity': '1' }
const textStyles = {
  'fill': '',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
  'opacity': '1',
  ...outline,
}

const stylesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: textStyles,
  tspan: textStyles,
  g: { opacity: '1' },
}

export interface StandaloneFigure {
  readonly svg: SVGSVGElement
  readonly width: number
  readonly height: number
}

/**
 * A copy of a chart that needs nothing round it: white ground, styles written out as on paper even from a dark window,
 * and its sentence underneath. The copy belongs to no document.
 */
export function standaloneFigure(chart: SVGSVGElement, sentence: string): StandaloneFigure {
  const drawing = onPaper(chart)
  const [inner, drawn] = [chart.viewBox.baseVal.width, chart.viewBox.baseVal.height]
  const caption = wrapWords(sentence, inner, 6)
  const width = inner + 2 * MARGIN
  const height = drawn + caption.length * LINE + 3 * MARGIN

  const svg = element('svg', {
    'xmlns': SVG,
    width,
    height,
    'viewBox': `0 0 ${width} ${height}`,
    'font-family': FAMILY,
    'role': 'img',
  })
  svg.style.setProperty('font-variant-numeric', 'tabular-nums')
  const title = element('title')
  title.textContent = sentence
  const ground = element('rect', { width, height, fill: '#ffffff' })
  const body = element('g', { transform: `translate(${MARGIN},${MARGIN})` })
  body.append(...drawing.childNodes)
  const words = element('text', { 'fill': '#1f262d', 'font-size': 12 })
  words.append(
    ...caption.map((line, k) => {
      const span = element('tspan', { x: MARGIN, y: drawn + 2 * MARGIN + (k + 0.75) * LINE })
      span.textContent = line
      return span
    }),
  )
  svg.append(title, ground, body, words)
  return { svg, width, height }
}

/** A copy whose styles are written into its elements, read where the tokens are those of paper. */
function onPaper(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement
  // What only a pointer or the window needs.
  for (const each of copy.querySelectorAll('[data-screen]')) each.remove()
  const paper = document.createElement('div')
  paper.className = 'paper'
  paper.style.setProperty('position', 'fixed')
  paper.style.setProperty('inset-inline-start', '-10000px')
  paper.append(copy)
  document.body.append(paper)
  for (const each of copy.querySelectorAll<SVGElement>('*')) writeStyles(each)
  paper.remove()
  for (const each of copy.querySelectorAll('[class], [style]')) {
    each.removeAttribute('class')
    each.removeAttribute('style')
  }
  return copy
}

function writeStyles(each: SVGElement): void {
  if (each.tagName === 'title') return
  const computed = getComputedStyle(each)
  const styles = stylesOf[each.tagName] ?? shapeStyles
  for (const [property, usual] of Object.entries(styles)) {
    const value = computed.getPropertyValue(property)
    if (value !== usual) each.setAttribute(property, value)
  }
}

function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number> = {},
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes))
    if (key !== 'xmlns') made.setAttribute(key, String(value))
  return made
}
