import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusters, type Settled } from '../../../../electron/intake/people/clusters.ts'
import { contradictions } from '../../../../electron/intake/people/contradictions.ts'
import type { Description } from '../../../../electron/intake/people/description.ts'
import { decide } from '../../../../electron/intake/people/decide.ts'
import { fieldsOf, type PersonFields } from '../../../../electron/intake/people/fields.ts'
import { modelFor } from '../../../../electron/intake/people/model.ts'
import { on, somebody, town } from './somebody.ts'

/** Every pair decided on, in the order of the descriptions. */
function joined(descriptions: readonly Description[], settled?: Settled) {
  const fields = descriptions.map(fieldsOf)
  const pairs = fields.flatMap((one, k) => fields.slice(k + 1).map(other => ({ one, other })))
  const byKey = new Map(fields.map(each => [each.key, each]))
  return { ...clusters(decide(pairs, modelFor(20_000), town), byKey, settled), byKey }
}

const ada = { name: 'Ada Quillfeather', birth: on('1980-04-23'), sex: 'female' } as const
const keyOf = (description: Description) => fieldsOf(description).key
const numbered = (system: string, value: string) => ({ identifiers: [{ system, value }] })

describe('descriptions of one person', () => {
  it('come together over three sources', () => {
    const three = [somebody(ada), somebody(ada), somebody(ada)]
    expect(joined(three).people).toEqual([three.map(keyOf).toSorted()])
  })

  it('do not come together over somebody who fits two that contradict each other: which of them is asked', () => {
    const [one, other] = [
      somebody({ ...ada, ...numbered('urn:x', '700123') }),
      somebody({ ...ada, ...numbered('urn:x', '700124') }),
    ]
    const between = somebody(ada)
    const { people, decisions } = joined([one, between, other])
    expect(people).toEqual([])
    expect(decisions.map(({ kind }) => kind)).toEqual(['review', 'review', 'review'])
    expect(decisions.filter(({ reasons }) => reasons[0]?.key === 'people.rival')).toHaveLength(2)
  })

  it('take the one that fits far better, and ask about the other', () => {
    const number = numbered('urn:national', '448812345')
    const one = somebody({ ...ada, ...number, source: 'Clinic' })
    const same = somebody({ ...ada, ...number })
    const namesake = somebody({ ...ada, source: 'Clinic' })
    const { people, decisions } = joined([one, same, namesake])
    expect(people).toEqual([[one, same].map(keyOf).toSorted()])
    expect(decisions.filter(({ kind }) => kind === 'automatic')).toHaveLength(1)
  })

  it('stay as a person settled it', () => {
    const [one, other] = [somebody({ ...ada, source: 'Clinic' }), somebody({ ...ada, source: 'Clinic' })]
    const third = somebody(ada)
    const [a, b, c] = [one, other, third].map(keyOf) as [string, string, string]
    expect(joined([one, other, third]).people).toEqual([])
    expect(joined([one, other, third], { together: [[a, b]], apart: [] }).people).toEqual([
      [a, b, c].toSorted(),
    ])
    expect(joined([third, somebody(ada)], { together: [], apart: [] }).people).toHaveLength(1)
    const fourth = somebody(ada)
    expect(joined([third, fourth], { together: [], apart: [[keyOf(fourth), c]] }).people).toEqual([])
  })

  it('are not joined over a longer way to somebody of another birth date', () => {
    // The middle two know the year alone, and have numbers that join them to either end.
    const ends = ['1980-04-23', '1980-09-02'].map((date, k) =>
      somebody({ ...ada, birth: on(date), ...numbered(`urn:${k}`, `70012${k}`) }),
    )
    const middle = [0, 1].map(k =>
      somebody({
        ...ada,
        birth: on('1980'),
        identifiers: [
          { system: `urn:${k}`, value: `70012${k}` },
          { system: 'urn:both', value: '812345' },
        ],
      }),
    )
    const { people, byKey } = joined([...ends, ...middle])
    for (const cluster of people) expect(conflicts(cluster, byKey)).toBe(0)
  })
})

function conflicts(cluster: readonly string[], byKey: ReadonlyMap<string, PersonFields>): number {
  const members = cluster.map(key => byKey.get(key)!)
  return members.flatMap((one, k) => members.slice(k + 1).flatMap(other => contradictions(one, other))).length
}

describe('any crowd', () => {
  /** Much alike, and contradicting each other now and then. */
  const anyone = fc
    .record({
      name: fc.constantFrom('Ada Quillfeather', 'Ada Quillfeathr', 'Quillfeather Ada', 'Ada Marchbanks'),
      birth: fc.constantFrom('1980-04-23', '1980', '1980-04', '1980-04-24'),
      system: fc.constantFrom('urn:x', 'urn:y'),
      value: fc.constantFrom('700123', '700124', ''),
      telecom: fc.subarray(['617 555 0143']),
      source: fc.constantFrom('Clinic', 'Laboratory', 'Ward', 'Pharmacy', 'Registry'),
    })
    .map(({ birth, system, value, ...rest }) =>
      somebody({ ...rest, sex: 'female', birth: on(birth), ...numbered(system, value) }),
    )
  const crowd = fc.array(anyone, { minLength: 2, maxLength: 8 })

  it('comes together in one way, in whatever order it arrives', () => {
    const shuffled = crowd.chain(some =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    )
    fc.assert(
      fc.property(shuffled, ([some, again]) => {
        const [one, other] = [joined(some), joined(again)]
        expect(other.people).toEqual(one.people)
        expect(other.decisions).toEqual(one.decisions)
      }),
    )
  })

  it('holds nobody twice, and no contradiction within a person', () => {
    fc.assert(
      fc.property(crowd, some => {
        const { people, byKey } = joined(some)
        expect(new Set(people.flat()).size).toBe(people.flat().length)
        for (const cluster of people) expect(conflicts(cluster, byKey)).toBe(0)
      }),
    )
  })
})
