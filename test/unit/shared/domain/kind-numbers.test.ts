import { expect, it } from 'vitest'
import { kindNumbers } from '../../../../shared/domain/facts/kind-numbers.ts'
import { kinds, retiredNumbers } from '../../../../shared/domain/facts/registry.ts'

it('kinds never share a number, nor take that of a kind that is no more', () => {
  const one = { name: 'one', number: 1 }
  expect(() => kindNumbers([one, { name: 'two', number: 1 }], [])).toThrow(/1 of two stands for one/u)
  expect(() => kindNumbers([one], [1])).toThrow(/1 of one stands for a kind that is no more/u)
  expect(() => kindNumbers([one, { name: 'one', number: 2 }], [])).toThrow(/two kinds named one/u)
  expect(() => kindNumbers(kinds, retiredNumbers)).not.toThrow()
})

it('a number and a name lead to each other, and nowhere else', () => {
  const { numberOf, kindOf } = kindNumbers<readonly { name: string; number: number }[]>(
    [
      { name: 'one', number: 1 },
      { name: 'seven', number: 7 },
    ],
    [2],
  )
  expect([numberOf('one'), numberOf('seven'), kindOf(1), kindOf(7), kindOf(2)]).toEqual([
    1,
    7,
    'one',
    'seven',
    undefined,
  ])
  expect(() => numberOf('two')).toThrow('There is no kind named two.')
})
