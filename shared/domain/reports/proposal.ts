import { z } from 'zod'
import { moment } from '../moment.ts'
import { box } from './page-text.ts'

/** Why a row is looked at by itself before somebody says yes to it. */
export const rowDoubts = [
  /** Not certain that all of it belongs together: a line beside it may be the end of its name, or the next one's. */
  'unsure',
  /** Its number can be read in two ways, and nobody has said which sign parts decimals. */
  'number',
  /** What stands there is no number and no word that is a result. */
  'words',
  /** A unit that is not known: it is kept as written, and nothing is converted. */
  'unit',
  /** Its mark says high or low, and its own range says otherwise. */
  'flag',
  /** Such a number is next to impossible of what its name and unit mean. */
  'unlikely',
] as const
export type RowDoubt = (typeof rowDoubts)[number]

/** A result that is proposed: in the words of its page, and where it stands there. */
export const proposedRow = z.strictObject({
  /** Its page and its number on it, both from one: `2.14`. */
  id: z.string(),
  page: z.int().positive(),
  box,
  name: z.string(),
  value: z.string(),
  unit: z.string(),
  range: z.string(),
  flag: z.string(),
  section: z.string(),
  /** What its name means beyond doubt, in its unit. */
  code: z.strictObject({ system: z.string(), code: z.string(), display: z.string() }).optional(),
  doubts: z.array(z.enum(rowDoubts)),
})
export type ProposedRow = z.infer<typeof proposedRow>

/** A date as a report writes it, by each order in which it can be read. Neither: no date. */
export const writtenDate = z.strictObject({
  text: z.string(),
  dayFirst: moment.optional(),
  monthFirst: moment.optional(),
})
export type WrittenDate = z.infer<typeof writtenDate>

/** What a report says of itself and of whom it is about. Nothing of it is a fact before somebody has looked. */
export const aboutReport = z.strictObject({
  name: z.string().optional(),
  birth: writtenDate.optional(),
  identifier: z.string().optional(),
  /** When the specimen was taken. */
  collected: writtenDate.optional(),
  /** The laboratory's number of the request or the specimen. */
  number: z.string().optional(),
  laboratory: z.string().optional(),
})
export type AboutReport = z.infer<typeof aboutReport>

export const dateOrders = ['day-first', 'month-first'] as const
export const decimals = ['point', 'comma'] as const

/** What became of a line of a report, as it is told before anything is read. */
export const lineFates = ['row', 'heading', 'about', 'text', 'lost'] as const
export const judgedLine = z.strictObject({
  page: z.int().positive(),
  text: z.string(),
  fate: z.enum(lineFates),
  box,
})
export type JudgedLine = z.infer<typeof judgedLine>

export const proposal = z.strictObject({
  about: aboutReport,
  /** How its numeric dates are written; `open` where it does not say so itself. */
  order: z.enum([...dateOrders, 'open']),
  decimal: z.enum([...decimals, 'open']),
  rows: z.array(proposedRow),
  lines: z.array(judgedLine),
})
export type Proposal = z.infer<typeof proposal>
