import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '../../../../shared/domain/canonical.ts'

/** RFC 8785, JSON Canonicalization Scheme: what is signed and hashed must be the same text for every peer. */
describe('canonical JSON', () => {
  it('writes literals, numbers and strings as the example of section 3.2.2', () => {
    const given = JSON.parse(
      String.raw`{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }`,
    ) as Json
    expect(canonical(given)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })
  it('sorts members by their UTF-16 code units, as the example of section 3.2.3', () => {
    const given = JSON.parse(
      String.raw`{
        "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"
      }`,
    ) as Json
    expect(Object.values(JSON.parse(canonical(given)) as object)).toEqual(
      // `1` is an index, which a JavaScript object lists first whatever a text says.
      [
        'One',
        'Carriage Return',
        'Control',
        'Latin Small Letter O With Diaeresis',
        'Euro Sign',
        'Emoji: Grinning Face',
        'Hebrew Letter Dalet With Dagesh',
      ],
    )
    expect(canonical({ b: 1, a: { d: 2, c: 3 }, 1: 4 })).toBe('{"1":4,"a":{"c":3,"d":2},"b":1}')
  })
  it('says nothing of members that are not there, and all of those that are empty', () =>
    expect(canonical({ a: undefined, b: null, c: '', d: [], e: {} })).toBe('{"b":null,"c":"","d":[],"e":{}}'))
  it('is of texts and lists as well', () => {
    expect(['a', null, true, 0, [], ['b', [1, 2]]].map(each => canonical(each))).toEqual([
      '"a"',
      'null',
      'true',
      '0',
      '[]',
      '["b",[1,2]]',
    ])
  })
  it.each([NaN, Infinity, -Infinity])('has no form of %f, wherever it stands', number => {
    expect(() => canonical(number)).toThrow('A number that is not finite has no canonical form.')
    expect(() => canonical({ a: [number] })).toThrow(RangeError)
  })
})
