import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrival,
  findingsOf,
  gapsOf,
  type Numbered,
  type PeerLog,
} from '../../../../shared/domain/peer-log.ts'
import { say } from '../../../../shared/words/message.ts'

/** Specification: docs/formats/envelope.md, section Numbers. */
const numbers = (...sequences: number[]): Numbered[] => sequences.map(sequence => ({ sequence }))
const upTo = (last: number, without: readonly number[] = []) =>
  numbers(...Array.from({ length: last + 1 }, (_, each) => each).filter(each => !without.includes(each)))
const found = (log: Partial<PeerLog>) =>
  findingsOf({ letters: [], highest: null, listed: null, fork: null, ...log })

describe('the log of a peer', () => {
  it('without a gap gives nothing to say, nor does one without a letter', () => {
    expect(found({})).toEqual([])
    expect(found({ letters: upTo(20), highest: 20, listed: 20 })).toEqual([])
  })

  it('that lacks letters which the peer itself no longer lists says that they never arrived', () =>
    expect(found({ letters: upTo(17, [15, 16]), highest: 17, listed: 17 })).toEqual([
      say('peer-log.never-came', { letters: 2, after: 14, before: 17 }),
    ]))

  it('that has come by way of others so far says that letters have not arrived yet', () =>
    expect(found({ letters: upTo(17, [15, 16]), highest: 12, listed: 12 })).toEqual([
      say('peer-log.not-yet', { letters: 2, after: 14, before: 17 }),
    ]))

  it('that lacks its beginning says so', () => {
    expect(found({ letters: numbers(3), highest: 3, listed: 3 })).toEqual([
      say('peer-log.never-came-first', { letters: 3, before: 3 }),
    ])
    expect(found({ letters: numbers(1) })).toEqual([say('peer-log.not-yet-first', { letters: 1, before: 1 })])
  })

  it('lacks nothing where a letter was taken back before it came', () =>
    expect(found({ letters: [...upTo(4), { sequence: 6, takesBack: 5 }], highest: 6, listed: 6 })).toEqual(
      [],
    ))

  it('is not made whole by taking back what was never written yet', () =>
    expect(found({ letters: [...upTo(4), { sequence: 5, takesBack: 9_000_000 }] })).toEqual([]))

  it('lacks nothing before a succession, nor between two of them', () => {
    const letters = [
      ...upTo(5),
      { sequence: 20_000_000, goesOnFrom: 20_000_000 },
      ...numbers(20_000_001),
      { sequence: 20_001_000, goesOnFrom: 20_001_000 },
    ]
    expect(found({ letters, highest: 20_001_000, listed: 20_001_000 })).toEqual([])
  })

  it('lacks what is missing after a succession', () => {
    const letters = [...upTo(5), { sequence: 20_000_000, goesOnFrom: 20_000_000 }, ...numbers(20_000_002)]
    expect(gapsOf(letters)).toEqual([{ after: 20_000_000, before: 20_000_002 }])
  })

  it('that leaps without a succession is said to begin anew without a word, not to lack thousands of letters', () =>
    expect(found({ letters: [...upTo(5), ...numbers(20_000_000)], highest: 20_000_000 })).toEqual([
      say('peer-log.leap', { after: 5, before: 20_000_000 }),
    ]))

  it('that is shorter than before may have been restored', () => {
    expect(found({ letters: upTo(9), highest: 9, listed: 4 })).toEqual([
      say('peer-log.shorter', { before: 9, now: 4 }),
    ])
    expect(found({ letters: upTo(9), highest: 9, listed: 'nothing' })).toEqual([
      say('peer-log.empty', { before: 9 }),
    ])
  })

  it('that contradicts itself says where, and not that what is refused from there on is missing', () =>
    expect(found({ letters: upTo(9, [7, 8]), highest: 9, listed: 9, fork: 6 })).toEqual([
      say('peer-log.fork', { number: 6 }),
    ]))

  it('with a thousand gaps is told in eight sentences', () => {
    const letters = numbers(...Array.from({ length: 1_000 }, (_, each) => each * 2))
    const told = found({ letters, highest: 1_998, listed: 1_998 })
    expect(told).toHaveLength(8)
    expect(told.at(-1)).toEqual(say('peer-log.more-gaps', { gaps: 992, letters: 992 }))
  })

  it('with numbers as great as numbers go is told alike', () =>
    expect(found({ letters: numbers(Number.MAX_SAFE_INTEGER) })).toHaveLength(1))
})

describe('gaps', () => {
  const letters = fc.uniqueArray(fc.nat(60), { maxLength: 40 }).map(all => numbers(...all))
  it('hold every number below the highest that is not there, and no other', () =>
    fc.assert(
      fc.property(letters, all => {
        const there = new Set(all.map(({ sequence }) => sequence))
        const missing = new Set(
          gapsOf(all).flatMap(({ after, before }) =>
            Array.from({ length: before - after - 1 }, (_, each) => after + 1 + each),
          ),
        )
        for (let number = 0; number <= Math.max(-1, ...there); number++)
          expect(missing.has(number)).toBe(!there.has(number))
      }),
    ))
  it('are the same in whatever order letters arrive', () =>
    fc.assert(
      fc.property(letters, fc.infiniteStream(fc.nat()), (all, order) => {
        const mixed = all.map(each => ({ each, at: order.next().value as number }))
        expect(gapsOf(mixed.toSorted((a, b) => a.at - b.at).map(({ each }) => each))).toEqual(gapsOf(all))
      }),
    ))
})

describe('a letter that arrives', () => {
  it.each([
    ['new where its number is free', null, { sequence: 4, same: undefined }, 'new'],
    ['known where it is the one that is kept', null, { sequence: 4, same: true }, 'known'],
    ['a contradiction where another is kept', null, { sequence: 4, same: false }, 'forks'],
    ['believed below a contradiction', 5, { sequence: 4, same: undefined }, 'new'],
    ['not believed from a contradiction on', 5, { sequence: 5, same: undefined }, 'after-fork'],
    ['known above a contradiction', 5, { sequence: 9, same: true }, 'known'],
    [
      'heard where it takes something back, whatever else was signed',
      5,
      { sequence: 9, takesBack: 3, same: undefined },
      'new',
    ],
  ] as const)('is %s', (_, fork, arriving, is) => expect(arrival(fork, arriving)).toBe(is))
})
