import { describe, expect, it } from 'vitest'
import { notLookedFor } from '../../../../../shared/domain/measures/not-looked-for.ts'
import type { ConceptSet } from '../../../../../shared/domain/concepts/concept-set.ts'
import { infections } from '../../../../fixtures/outcome-series.ts'

const setOf = (id: string, label: string): ConceptSet => ({
  format: 'casebook-concepts/1',
  id,
  label,
  kinds: ['condition'],
  include: 'any',
  version: 'of tests',
})
const whole = {
  measure: infections,
  concepts: [setOf('operation', 'an operation'), setOf('wound-infection', 'infection of a wound')],
}
const matched = (operations: number, infected: number) => ({
  matched: [
    { concept: 'operation', codes: operations, people: operations },
    { concept: 'wound-infection', codes: infected, people: infected },
  ],
})

describe('what a numerator looks for in vain', () => {
  it('is the set that no code of this record is in', () => {
    expect(notLookedFor(whole, matched(3, 0))).toEqual(['infection of a wound'])
  })
  it('is nothing where a code stands here, however few have it', () => {
    expect(notLookedFor(whole, matched(3, 1))).toEqual([])
  })
  it('is no set of the denominator alone: without it nobody is counted at all', () => {
    expect(notLookedFor(whole, matched(0, 1))).toEqual([])
  })
})
