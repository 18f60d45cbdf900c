/** Sheets of paper, in inches. */
export const paperSizes = {
  a4: { widthInches: 210 / 25.4, heightInches: 297 / 25.4 },
  letter: { widthInches: 8.5, heightInches: 11 },
} as const
export type PaperSize = keyof typeof paperSizes

const REMEMBERED = 'casebook.paper'
const isPaperSize = (text: string | null): text is PaperSize =>
  text !== null && Object.hasOwn(paperSizes, text)

/** The size that was chosen last on this machine; A4 where none was. It says nothing of anybody. */
export function rememberedSize(): PaperSize {
  const kept = localStorage.getItem(REMEMBERED)
  return isPaperSize(kept) ? kept : 'a4'
}
export const rememberSize = (size: PaperSize): void => localStorage.setItem(REMEMBERED, size)
