import { z } from 'zod'
import { moment } from '../moment.ts'
import { concept } from './concept.ts'

/** A number as written, in a unit as written. */
const amount = {
  value: z.number(),
  comparator: z.enum(['<', '<=', '>=', '>', '~']).optional(),
  unit: z.string().optional(), // as displayed by the source
  unitCode: z.string().optional(), // UCUM where the source gave one
  text: z.string(), // the number exactly as written
}
export const amountSchema = z.strictObject(amount)
export type Amount = z.infer<typeof amountSchema>

/** How a number as written becomes one in the unit in which its analyte is kept: `slope` times it, and `intercept`. */
const conversion = {
  unit: z.string(), // UCUM
  slope: z.number(),
  intercept: z.number(),
}
const conversionSchema = z.strictObject(conversion)
export type Conversion = z.infer<typeof conversionSchema>

/** Beyond these digits a conversion says nothing; without rounding 7.0 would come back as 6.999999999. */
const DIGITS = 12
export const converted = (
  value: number,
  { slope, intercept }: Pick<Conversion, 'slope' | 'intercept'>,
): number => Number((slope * value + intercept).toPrecision(DIGITS))
export const unconverted = (
  kept: number,
  { slope, intercept }: Pick<Conversion, 'slope' | 'intercept'>,
): number => Number(((kept - intercept) / slope).toPrecision(DIGITS))

/** A measured amount, as written beside its meaning: `<0.5 mg/L` keeps its comparator and its text. */
export const quantity = z.strictObject({
  kind: z.literal('quantity'),
  ...amount,
  /**
   * The same in the unit in which this analyte is kept, where conversion is certain. Beside what was written, never
   * instead.
   */
  kept: z.strictObject({ value: z.number(), ...conversion }).optional(),
})

/** A file inside a record: a letter, a picture. Its text where it can be read as text. */
export const attachment = z.strictObject({
  contentType: z.string().optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  language: z.string().optional(),
  created: moment.optional(),
  /** Where the source says it lies. Never fetched. */
  url: z.string().optional(),
  /** Bytes, where the source says. */
  size: z.number().optional(),
})
export type Attachment = z.infer<typeof attachment>

export const value = z.discriminatedUnion('kind', [
  quantity,
  z.strictObject({
    kind: z.literal('range'),
    low: amountSchema.optional(),
    high: amountSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: amountSchema.optional(),
    denominator: amountSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('code'), concept }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('time'), moment: moment.optional(), text: z.string() }),
  z.strictObject({ kind: z.literal('period'), start: moment.optional(), end: moment.optional() }),
  /** Samples at equal steps, such as an ECG: the numbers as one text, in the source's own form. */
  z.strictObject({
    kind: z.literal('series'),
    origin: amountSchema,
    stepMilliseconds: z.number(),
    dimensions: z.number(),
    factor: z.number().optional(),
    lower: z.number().optional(),
    upper: z.number().optional(),
    samples: z.string(),
  }),
  z.strictObject({ kind: z.literal('attachment'), attachment }),
])
export type Value = z.infer<typeof value>
export type Quantity = z.infer<typeof quantity>

const referenceRange = z.strictObject({
  low: amountSchema.optional(),
  high: amountSchema.optional(),
  text: z.string().optional(),
  /** What the range means, such as normal or therapeutic. */
  type: concept.optional(),
  /** Whom it applies to. */
  appliesTo: z.array(concept),
  age: z.strictObject({ low: amountSchema.optional(), high: amountSchema.optional() }).optional(),
})
export type ReferenceRange = z.infer<typeof referenceRange>

/** A result, or why there is none. */
export const measured = {
  value: value.optional(),
  absent: concept.optional(),
  ranges: z.array(referenceRange),
  interpretations: z.array(concept),
}
