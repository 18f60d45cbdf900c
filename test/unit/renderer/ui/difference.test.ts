import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference } from '../../../../renderer/ui/difference.ts'

describe('what differs between two texts', () => {
  it('is told word by word: left hip, where the right was meant', () => {
    expect(difference('Pain in the left hip, since May.', 'Pain in the right hip, since May.')).toEqual([
      { is: 'same', text: 'Pain in the ' },
      { is: 'gone', text: 'left ' },
      { is: 'added', text: 'right ' },
      { is: 'same', text: 'hip, since May.' },
    ])
  })
  it('is nothing where they are the same, and everything where one is empty', () => {
    expect(difference('as it was', 'as it was')).toEqual([{ is: 'same', text: 'as it was' }])
    expect(difference('', '')).toEqual([])
    expect(difference('', 'new')).toEqual([{ is: 'added', text: 'new' }])
  })
  it('gives both texts again, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'ü', '🙂')).map(each => each.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = difference(before, after)
        const without = (is: string) =>
          runs
            .filter(run => run.is !== is)
            .map(run => run.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('gone')).toBe(after)
      }),
    )
  })
  it('of two long notes that have nothing in common is told as a whole', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(' ')
    expect(difference(long('a'), long('b')).map(({ is }) => is)).toEqual(['gone', 'added'])
  })
})
