import { z } from 'zod'
import { term } from '../../words/message.ts'
import { code } from '../facts/concept.ts'

/** What a field becomes: a measurement (the first five), or a statement of its own kind in words. */
export const fieldKinds = [
  'number',
  'pressure',
  'choice',
  'words',
  'date',
  'problem',
  'medicine',
  'plan',
  'procedure',
  'outcome',
] as const

/** One of a few answers: what is stored and typed, and what it is called where it is not that. */
const choice = z.strictObject({
  value: z.string().trim().min(1).max(60),
  label: term.optional(),
  /** Where this answer has a code of its own: it is found by it. */
  codes: z.array(code).max(5).default([]),
})

const field = z
  .strictObject({
    /** Names it among the fields of its template; the key of what is stated in it. */
    key: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
    /** A key of the catalogue, or own words. */
    label: term,
    is: z.enum(fieldKinds),
    /** What is measured, or what it is whatever its words say. */
    codes: z.array(code).max(5).default([]),
    /** UCUM; of a number only. */
    unit: z.string().min(1).max(30).optional(),
    /** What it lies between in a living person, where the casebook's own table (`plausible.ts`) is silent. */
    least: z.number().optional(),
    most: z.number().optional(),
    choices: z.array(choice).min(2).max(20).optional(),
  })
  .refine(
    ({ is, choices }) => (is === 'choice') === (choices !== undefined),
    'A choice, and nothing else, has choices.',
  )
  .refine(({ is, unit }) => is === 'number' || unit === undefined, 'Only a number has a unit.')
  .refine(
    ({ least, most }) => least === undefined || most === undefined || least < most,
    'least lies below most.',
  )

/** What is asked at one kind of visit. Data: a clinic may have its own. */
export const template = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
    title: term,
    fields: z.array(field).min(1).max(40),
  })
  .refine(
    ({ fields }) => new Set(fields.map(({ key }) => key)).size === fields.length,
    'Each field has a key of its own.',
  )
export type Template = z.infer<typeof template>
export type TemplateField = Template['fields'][number]
