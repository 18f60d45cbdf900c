import { expect, it } from 'vitest'
import { wordsOf } from '../../../../shared/domain/facts/concept.ts'

const [bare, worded] = [
  { system: 's', code: '44054006' },
  { system: 's', code: 'E11.9', display: 'Type 2 diabetes' },
]

it('a concept is called what its source calls it, else what a code is displayed as, else its code', () => {
  expect(wordsOf({ text: 'sugar', codes: [bare, worded] })).toBe('sugar')
  expect(wordsOf({ codes: [bare, worded] })).toBe('Type 2 diabetes')
  expect(wordsOf({ codes: [bare] })).toBe('44054006')
  expect(wordsOf({ codes: [] })).toBe('')
})
