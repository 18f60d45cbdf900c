import { z } from 'zod'
import { term } from '../../words/message.ts'

/** What one kind of note is made of. Data: a clinic may have its own. */
export const noteTemplate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  /** A key of the catalogue, or own words; so are the headings, under each of which one writes. */
  title: term,
  headings: z.array(term).min(1).max(30),
})
export type NoteTemplate = z.infer<typeof noteTemplate>

/** The text that a note of this kind begins with. `name`: what a term is called in the writer's language. */
export const beginningOf = (
  { headings }: NoteTemplate,
  name: (term: NoteTemplate['title']) => string,
): string => headings.map(heading => `${name(heading)}:\n`).join('\n')
