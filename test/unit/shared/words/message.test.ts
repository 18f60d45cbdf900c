import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { message, messageOf, say } from '../../../../shared/words/message.ts'
import { inventedArea } from './invented-area.ts'

const schema = messageOf(inventedArea)
const quiet = { key: 'ward.quiet', values: {} }
/** The places of all that is wrong with a message. */
const wrongIn = (candidate: unknown) =>
  schema.safeParse(candidate).error?.issues.map(each => each.path.join('.')) ?? []
const nested = (inner: unknown) => ({ key: 'ward.says', values: { said: inner } })

describe('a message on its way in', () => {
  const good: ReadonlyArray<unknown> = [
    quiet,
    { key: 'ward.named', values: { name: '' } },
    { key: 'ward.people', values: { people: 0 } },
    { key: 'ward.people', values: { people: -3 } },
    { key: 'ward.weight', values: { kilograms: 70.25 } },
    { key: 'ward.opened', values: { on: '2024-02-29' } },
    { key: 'ward.kept', values: { how: 'badly' } },
    nested(nested(quiet)),
    { key: 'ward.holds', values: { things: [] } },
    { key: 'ward.holds', values: { things: ['a text', quiet, nested(quiet)] } },
  ]
  for (const candidate of good)
    it(`${JSON.stringify(candidate)} passes as it is`, () => {
      expect(schema.parse(candidate)).toEqual(candidate)
    })

  const bad: ReadonlyArray<[candidate: unknown, places: readonly string[]]> = [
    [{ key: 'ward.loud', values: {} }, ['key']],
    [{ key: 'constructor', values: {} }, ['key']],
    [{ key: '__proto__', values: {} }, ['key']],
    [{ key: '', values: {} }, ['key']],
    [{ key: 'ward.quiet', values: { name: 'x' } }, ['name']],
    [{ key: 'ward.named', values: {} }, ['name']],
    [{ key: 'ward.named', values: { name: 'x', toString: 'y' } }, ['toString']],
    [{ key: 'ward.named', values: { name: quiet } }, ['name']],
    [{ key: 'ward.round', values: { other: 1 } }, ['other', 'people', 'name']],
    [{ key: 'ward.people', values: { people: 1.5 } }, ['people']],
    [{ key: 'ward.people', values: { people: '3' } }, ['people']],
    [{ key: 'ward.weight', values: { kilograms: Number.NaN } }, ['kilograms']],
    [{ key: 'ward.weight', values: { kilograms: null } }, ['kilograms']],
    [{ key: 'ward.change', values: { kilograms: Infinity } }, ['kilograms']],
    [{ key: 'ward.opened', values: { on: '2023-02-29' } }, ['on']],
    [{ key: 'ward.opened', values: { on: '29 Nov 2026' } }, ['on']],
    [{ key: 'ward.kept', values: { how: 'other' } }, ['how']],
    [nested('All is quiet.'), ['said']],
    [nested({ key: 'ward.loud', values: {} }), ['said.key']],
    [nested({ key: 'ward.named', values: { name: 1 } }), ['said.name']],
    [nested(nested({ key: 'ward.quiet', values: { more: 1 } })), ['said.said.more']],
    [nested({ ...quiet, sentence: 'All is quiet.' }), ['said']],
    [{ key: 'ward.holds', values: { things: ['x', 3] } }, ['things']],
    [{ key: 'ward.holds', values: { things: [quiet, { key: 'ward.loud', values: {} }] } }, ['things.key']],
    [{ key: 'ward.quiet' }, ['values']],
    [{ values: {} }, ['key']],
    [{ ...quiet, sentence: 'All is quiet.' }, ['']],
    [{ ...quiet, values: [] }, ['values']],
    [{ ...quiet, values: new Map([['name', 'x']]) }, ['values']],
    [nested({ key: 'ward.quiet' }), ['said.values']],
    [nested([quiet]), ['said']],
    ['ward.quiet', ['']],
    [[quiet], ['']],
    [null, ['']],
  ]
  for (const [candidate, places] of bad)
    it(`${JSON.stringify(candidate)} is refused at ${places.join(' and ') || 'its whole'}`, () => {
      expect(wrongIn(candidate)).toEqual(places)
    })

  it('is refused at whatever depth something is wrong with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), depth => {
        const wrap = (inner: unknown) => Array.from({ length: depth }).reduce(nested, inner)
        expect(wrongIn(wrap(quiet))).toEqual([])
        expect(wrongIn(wrap({ key: 'ward.loud', values: {} }))).toEqual([
          [...Array.from({ length: depth }, () => 'said'), 'key'].join('.'),
        ])
      }),
    )
  })

  it('is missed where it is not there', () => {
    expect(
      z
        .strictObject({ said: schema })
        .safeParse({})
        .error?.issues.map(each => each.path),
    ).toEqual([['said']])
    expect(z.strictObject({ said: schema.nullable() }).parse({ said: null })).toEqual({ said: null })
  })

  it('is refused, not followed, where it is deeper than any sentence', () => {
    const bottomless = Array.from({ length: 20_000 }).reduce<unknown>(nested, quiet)
    expect(wrongIn(bottomless)).toEqual(['said.said.said.said.said.said.said.said.said.key'])
  })
})

describe('a message of Casebook', () => {
  it('is what was said, and passes', () => {
    const said = say('fault.no-such-method', { contract: 'x' })
    expect(said).toEqual({ key: 'fault.no-such-method', values: { contract: 'x' } })
    expect(message.parse(said)).toEqual(said)
    expect(message.parse(say('fault.cancelled'))).toEqual({ key: 'fault.cancelled', values: {} })
  })

  it('has a key of the table', () => {
    expect(message.safeParse(quiet).success).toBe(false)
  })
})
