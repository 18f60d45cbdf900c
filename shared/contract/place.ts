import { z } from 'zod'
import { most } from '../domain/most.ts'

/** What a file or folder outside the casebook may be wanted for. What was chosen for one is good for no other. */
export const purposes = [
  'import', // files and folders to be read in
  'bundle', // a file of peers' envelopes, to be read
  'backup', // a backup, to be read
  'backup-folder', // where backups go by themselves
  'export-folder', // where everything is written, not encrypted
  'new-backup', // a file that is to be made
  'new-bundle',
  'new-referral', // one person's summary, closed by a passphrase
] as const
export type Purpose = (typeof purposes)[number]

const known = z.registry<{ purpose: Purpose }>()

/**
 * Where in an input a file or folder stands that somebody chose for `purpose`. The page gives the ticket it was handed
 * for it (`tickets`), and no path of its own making; the command, which is the person's own shell, gives a path.
 */
export const placeFor = (purpose: Purpose) =>
  z.string().min(1).max(most.pathCharacters).register(known, { purpose })

/** The fields of an input that name such places, and what each is wanted for. */
export function placesIn(input: z.ZodType): ReadonlyArray<{ field: string; purpose: Purpose }> {
  if (!(input instanceof z.ZodObject)) return []
  return Object.entries(input.shape as Record<string, z.ZodType>).flatMap(([field, schema]) => {
    const purpose = known.get(inner(schema))?.purpose
    return purpose === undefined ? [] : [{ field, purpose }]
  })
}

function inner(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return inner(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodArray ? inner(schema.element as z.ZodType) : schema
}
