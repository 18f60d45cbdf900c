import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factTypes, referentTypes } from '../../../../electron/intake/sources/fhir/map/registry.ts'
import { fact } from '../../../../shared/domain/fact.ts'
import { person } from '../../../../shared/domain/patient.ts'
import { referent } from '../../../../shared/domain/referent.ts'
import type { Reading } from '../../../../electron/intake/sources/source.ts'
import { readFile, readOne } from './reading.ts'
import { rich } from './rich/all.ts'

/* Each entry ends exactly once, whatever it holds, and costs no other. */

const types = [...factTypes.keys(), ...referentTypes, 'Patient', 'Claim', 'Nonsense']
/** A resource of some type whose members, R4's own and others, hold anything. */
const anything = fc
  .tuple(
    fc.constantFrom(...types),
    fc.constantFrom(...rich),
    fc.array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 3 })), { maxLength: 6 }),
    fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
  )
  .map(([resourceType, from, changes, more]) => {
    const resource: Record<string, unknown> = { ...structuredClone(from), ...more }
    const names = Object.keys(resource)
    for (const [at, value] of changes) resource[names[at % names.length]!] = value
    return { ...resource, contained: undefined, resourceType }
  })

const parsed = (reading: Reading) => {
  if (reading.kind === 'fact') return fact.parse(reading.fact)
  if (reading.kind === 'person') return person.parse(reading.person)
  return reading.kind === 'referent' ? referent.parse(reading.referent) : reading
}

describe('an entry', () => {
  it('of anything is one reading of the right shape', () => {
    fc.assert(
      fc.property(anything, resource => {
        const readings = readOne(resource)
        expect(readings).toHaveLength(1)
        parsed(readings[0]!)
      }),
      { numRuns: 2_000 },
    )
  })

  it('of anything leaves its neighbours as they are', async () => {
    const sound = { resourceType: 'Patient', id: 'sound', name: [{ family: 'Osei' }] }
    await fc.assert(
      fc.asyncProperty(anything, async resource => {
        const entry = [{ resource: sound }, { resource }, { resource: sound }]
        const bytes = Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }))
        const readings = await readFile(bytes)
        expect(readings).toHaveLength(3)
        for (const at of [0, 2])
          expect(readings[at]).toMatchObject({ person: { identity: 'Patient/sound@clinic', unread: [] } })
      }),
      { numRuns: 300 },
    )
  })

  it('that is no object at all is one reading, or none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(readOne(JSON.stringify(value)).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
