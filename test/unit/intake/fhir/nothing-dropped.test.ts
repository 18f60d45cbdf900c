import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factTypes, referentTypes } from '../../../../electron/intake/sources/fhir/map/registry.ts'
import { Kept, leavesOf, type Holder, type Json, type Leaf } from '../../../fixtures/fhir-leaves.ts'
import { ownFhir } from '../../../fixtures/shared.ts'
import { readOne } from './reading.ts'
import { rich } from './rich/all.ts'

/*
 * No value that was there is dropped in silence: it is found in what was read, left unread and flagged, or
 * turned away.
 */

/** Members that say nothing of their own: see the decision on narratives, and R4 on the ids of elements. */
const saysNothing = /(?:^|\.)text\.(?:status|div)$|\.id$/

/** Values that say what is so anyway: nothing forbids it, the record is kept, she lives, in each one hour. */
const usual: ReadonlyArray<readonly [RegExp, string | number | boolean]> = [
  [/^doNotPerform$/, false],
  [/^active$/, true],
  [/^deceasedBoolean$/, false],
  [/rateRatio\.denominator\.value$/, 1],
]
const isUsual = ({ path: at, value }: Leaf) => usual.some(([name, own]) => name.test(at) && value === own)

const lost = (resource: Holder): string[] => {
  const readings = readOne(resource)
  if (readings.some(each => each.kind === 'reject' || each.kind === 'other')) return []
  const kept = new Kept(readings, true)
  return leavesOf(resource)
    .filter(leaf => !saysNothing.test(leaf.path) && leaf.value !== '' && !isUsual(leaf) && !kept.has(leaf))
    .map(({ path: at, value }) => `${at}: ${String(value)}`)
}

const inExport: Holder[] = readdirSync(ownFhir('export'))
  .filter(name => name !== 'Claim.ndjson')
  .flatMap(name =>
    readFileSync(path.join(ownFhir('export'), name), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Holder),
  )

describe('nothing of a resource is dropped in silence', () => {
  it('in an invented export', () => expect(inExport.flatMap(lost)).toEqual([]))

  it.each(rich.map(each => [String(each['resourceType']), each] as const))(
    'in a %s that says all that R4 lets it say',
    (_, resource) => expect(lost(resource)).toEqual([]),
  )

  it('every type that is read has such a resource', () => {
    const types = new Set(rich.map(each => each['resourceType']))
    expect([...factTypes.keys(), 'Patient', ...referentTypes].filter(type => !types.has(type))).toEqual([])
  })

  it('when any one of its values is of another type, or nowhere R4 knows', () => {
    /** Every place in a resource, as the way to it. */
    const ways = (value: Json, way: Array<string | number> = []): Array<Array<string | number>> => {
      const inside = typeof value === 'object' && value !== null ? Object.entries(value) : []
      const key = (name: string) => (Array.isArray(value) ? Number(name) : name)
      return [
        ...(way.length > 0 ? [way] : []),
        ...inside.flatMap(([name, each]) => ways(each, [...way, key(name)])),
      ]
    }
    const other = fc.constantFrom<Json>(
      'surprise',
      4711,
      true,
      ['surprise', 'again'],
      { text: 'surprise' },
      { value: 4711, unit: 'surprise' },
      { reference: 'Surprise/4711' },
    )
    const changed = fc.constantFrom(...rich).chain(resource =>
      fc
        .tuple(fc.constant(resource), fc.constantFrom(...ways(resource)), other)
        .map(([whole, way, value]) => {
          const copy = structuredClone(whole)
          let holder = copy as Json
          for (const step of way.slice(0, -1)) holder = (holder as Holder)[step as string]!
          const last = way.at(-1)!
          ;(holder as Holder)[last as string] = value
          return { copy, way: way.join('.') }
        }),
    )
    fc.assert(
      fc.property(changed, ({ copy, way }) => {
        fc.pre(!/^(?:resourceType|id|meta|text|contained|implicitRules)/.test(way))
        expect(lost(copy)).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })
})
