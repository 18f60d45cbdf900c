import { z } from 'zod'
import { controls } from '../../words/areas/controls.ts'
import { setCode, slug, type ConceptSet } from '../concepts/concept-set.ts'
import { most } from '../most.ts'

const keys = Object.keys(controls) as (keyof typeof controls)[] // of a table that is written out
const codes = z.array(setCode).min(1).max(most.codes)
const reason = z.string().min(1).max(most.lineCharacters)

/**
 * A negative control outcome: something that hardly any treatment changes, so that a difference in it between two
 * groups is an error of the comparison. It ships as data (`resources/negative-controls`).
 */
export const control = z.strictObject({
  format: z.literal('casebook-control/1'),
  id: slug,
  label: z.strictObject({ key: z.enum(keys), values: z.strictObject({}) }),
  /** Diagnoses by which it is found. */
  include: codes,
  exclude: codes.optional(),
  /** The editions that its codes were taken from. */
  version: z.string().min(1).max(200),
  /** Who has used it so, or why no treatment should change it. */
  source: reason,
  /** What in a question it is no control for: treatments that may change it, and outcomes that share its causes. */
  notWith: z.array(z.strictObject({ because: reason, codes })),
})
export type Control = z.infer<typeof control>

/** The set by which it is found in charts. */
export const setOfControl = ({ id, include, exclude, version }: Control): ConceptSet => ({
  format: 'casebook-concepts/1',
  id,
  label: id,
  kinds: ['condition'],
  include,
  ...(exclude && { exclude }),
  version,
})
