import { z } from 'zod'
import common from '../../../resources/operations.json' with { type: 'json' }
import type { Code } from '../facts/concept.ts'

const SNOMED = 'http://snomed.info/sct'

/** An operation that is offered while somebody types, with the code by which records know it. */
export interface OfferedOperation {
  readonly name: string
  readonly code?: Code | undefined
}

/** Operations that are commonly done, each a code of the concept set `operation`. */
export const commonOperations: readonly OfferedOperation[] = z
  .array(z.strictObject({ name: z.string().min(1), code: z.string().regex(/^\d+$/) }))
  .parse(common)
  .map(({ name, code }) => ({ name, code: { system: SNOMED, code, display: name } }))

const folded = (text: string) =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en').trim()

/**
 * Which of these are meant by what is typed so far: every word of it begins a word of theirs, `lap chol` as well as
 * `chole`. In their order; of several of one name the first.
 */
export function operationsNamed(typed: string, all: readonly OfferedOperation[]): OfferedOperation[] {
  const asked = folded(typed).split(/\s+/u).filter(Boolean)
  const found = all.filter(({ name }) => {
    const parts = folded(name).split(/[\s,()/-]+/u)
    return asked.every(word => parts.some(part => part.startsWith(word)))
  })
  return [...new Map(found.toReversed().map(each => [folded(each.name), each])).values()].toReversed()
}
