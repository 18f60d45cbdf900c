import type { Cell } from './row.ts'

/** Only a format writes these: a power of ten, groups of thousands. */
const byFormat = /\d[eE][+-]?\d|\d,\d{3}/

/**
 * What a cell says as an identifier. A workbook shows a number of more than eleven digits cut short (1.23457E+11), so
 * that many people have one; theirs is the number that was kept. Zeros in front, dashes and letters that its format
 * adds are part of what people call it.
 */
export function identifierIn({ text, kind, exact }: Pick<Cell, 'text' | 'kind' | 'exact'>): string {
  const shown = text.trim()
  if (kind !== 'n' || typeof exact !== 'number') return shown
  const isWhole = !byFormat.test(shown) && Number(shown.replaceAll(/\D/g, '')) === exact
  return isWhole ? shown : String(exact)
}
