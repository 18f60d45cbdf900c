import { z } from 'zod'

/**
 * A run of letters as a PDF places it: left and upper edge from the page's upper left corner, width and height, all in
 * points (1/72 inch) as the page is shown; and the angle of its line in degrees, clockwise, absent where it is level.
 */
const run = z.union([
  z.tuple([z.number(), z.number(), z.number(), z.number(), z.string()]),
  z.tuple([z.number(), z.number(), z.number(), z.number(), z.string(), z.number()]),
])
export type Run = z.infer<typeof run>

/** The text of a page, at its places; no runs where it is a picture, or blank. */
export const pageText = z.strictObject({
  width: z.number().positive(),
  height: z.number().positive(),
  runs: z.array(run),
})
export type PageText = z.infer<typeof pageText>

/** The first line of a PDF as text: canonical, so that the same bytes read by one version are always the same text. */
export const pagesLine = z.strictObject({
  casebookPages: z.literal(1),
  pages: z.array(pageText).min(1),
})
export type PagesLine = z.infer<typeof pagesLine>

/** How the text of a PDF begins. The lines behind the first are the PDF itself in base64, each a JSON text. */
export const PAGES_BEGIN = '{"casebookPages":1,'

/** A box on a page, in points from its upper left corner. */
export const box = z.strictObject({
  left: z.number(),
  top: z.number(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
})
export type Box = z.infer<typeof box>
