import { describe, expect, it } from 'vitest'
import { NotOfThisSource, readPieces, type Batch } from '../../../electron/intake/pipeline/read-pieces.ts'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import type { Piece, Source } from '../../../electron/intake/sources/source.ts'

const piece = (resource: object, number: number): Piece => {
  const bytes = Buffer.from(JSON.stringify(resource))
  return { bytes, place: { offset: 0, length: bytes.length, position: `line ${number}` } }
}
const result = (id: number, more: object = {}) => ({
  resourceType: 'Observation',
  id: String(id),
  status: 'final',
  code: { text: 'weight' },
  subject: { reference: 'Patient/p' },
  ...more,
})
/** STU3 wrote a remark so: http://hl7.org/fhir/STU3/observation.html */
const older = (id: number) => result(id, { comment: 'haemolysed' })
const many = (n: number, make: (id: number) => object) => Array.from({ length: n }, (_, id) => make(id))

async function read(resources: readonly object[], skip = 0): Promise<Batch[]> {
  const batches: Batch[] = []
  const pieces = resources.map(piece)
  const { signal } = new AbortController()
  await readPieces(
    {
      source: fhir,
      pieces,
      situation: { scope: 'clinic', answers: {}, received: '2026-11-29' },
      skip,
      signal,
    },
    async batch => {
      batches.push(batch)
    },
  )
  return batches
}
const counts = (batches: readonly Batch[]) => [
  batches.reduce((sum, each) => sum + each.facts.length, 0),
  batches.reduce((sum, each) => sum + each.rejects.length, 0),
]

describe('a file with entries of another release', () => {
  it.each([
    [19, 1],
    [90, 9],
  ])('%i of this release and %i of another are read, and the latter turned away', async (own, foreign) =>
    expect(counts(await read([...many(own, result), ...many(foreign, older)]))).toEqual([own, foreign]),
  )
  it('that begins with more than a tenth of another is turned away, before anything is stored', async () => {
    await expect(read([...many(8, result), ...many(2, older)])).rejects.toThrow(NotOfThisSource)
    await expect(read(many(1, older))).rejects.toThrow(NotOfThisSource)
  })
  it('is read to its end once something of it has been stored', async () => {
    expect(counts(await read([...many(600, result), ...many(700, older)]))).toEqual([600, 700])
    expect(counts(await read([...many(2, result), ...many(9, older)], 2))).toEqual([0, 9])
  })
})

it('what a piece holds comes in its own list, and what is stored already is passed over', async () => {
  const bundle = (...entry: object[]) => ({ resourceType: 'Bundle', entry })
  const pieces = [
    { resourceType: 'Patient', id: 'p' },
    result(1),
    { resourceType: 'Medication', id: 'm', code: { text: 'insulin' } },
    bundle({ request: { method: 'DELETE', url: 'Observation/1' } }),
    { resourceType: 'Claim', id: 'c' },
    bundle({ request: { method: 'PATCH', url: 'Observation/1' }, resource: {} }),
    {},
  ]
  const lists = async (skip: number) =>
    (await read(pieces, skip)).map(each => [
      each.people.length,
      each.facts.length,
      each.referents.length,
      each.retractions.length,
      Object.fromEntries(each.others),
      each.rejects.length,
      each.piecesDone,
    ])
  expect(await lists(0)).toEqual([[1, 1, 1, 1, { Claim: 1, Medication: 1 }, 2, 7]])
  expect(await lists(3)).toEqual([[0, 0, 0, 1, { Claim: 1 }, 2, 7]])
  expect(await lists(7)).toEqual([])
})

describe('what cannot be delivered', () => {
  it.each([
    ['a fault of the program', new TypeError('no such column')],
    ['a full disk', new Error('disk')],
  ])('is no damage of the file: %s', async (_, fault) => {
    const { signal } = new AbortController()
    const work = {
      source: fhir,
      pieces: many(9_000, result).map(piece),
      situation: { scope: 'clinic', answers: {}, received: '2026-11-29' },
      signal,
    }
    let delivered = 0
    const reading = readPieces(work, () => {
      delivered++
      return delivered === 2 ? Promise.reject(fault) : Promise.resolve()
    })
    await expect(reading).rejects.toBe(fault)
  })
})

it('a reading that the store would refuse costs its piece, not the batch', async () => {
  const batches: Batch[] = []
  const known = { identity: 'Practitioner/1@clinic', aliases: [], type: 'Practitioner' }
  const wrong: Source = {
    ...fhir,
    *read(one, situation) {
      if (one.place.position === 'line 2')
        yield { kind: 'referent', referent: { ...known, stray: 'aside', place: one.place } as never }
      else yield* fhir.read(one, situation)
    },
  }
  await readPieces(
    {
      source: wrong,
      pieces: many(3, result).map(piece),
      situation: { scope: 'clinic', answers: {}, received: '2026-11-29' },
      signal: new AbortController().signal,
    },
    async batch => {
      batches.push(batch)
    },
  )
  expect(counts(batches)).toEqual([2, 1])
  expect(batches[0]!.rejects[0]!.place.position).toBe('line 2')
})
