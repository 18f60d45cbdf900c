import { describe, expect, it } from 'vitest'
import { unpack } from '../../../../electron/intake/containers/unpack.ts'
import { fhir } from '../../../../electron/intake/sources/fhir/index.ts'
import type { Reading } from '../../../../electron/intake/sources/source.ts'
import { readFile, situation } from './reading.ts'

/*
 * Bundles, lists and lines. FHIR R4 (4.0.1): https://hl7.org/fhir/R4/bundle.html, http.html,
 * parameters.html; Bulk Data Access 2.0.
 */

const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Osei' }] }
const weight = (id: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'weight' },
  subject: { reference: 'Patient/p' },
})
const bundle = (type: string, ...entry: object[]) => ({ resourceType: 'Bundle', type, entry })
const entries = (...resources: object[]) => resources.map(resource => ({ resource }))
const read = (content: object | string) =>
  readFile(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)))
const short = (reading: Reading): string => {
  if (reading.kind === 'fact') return reading.fact.identity
  if (reading.kind === 'person') return reading.person.identity
  if (reading.kind === 'other') return `other ${reading.type}`
  if (reading.kind === 'citation') return reading.citation.title
  if (reading.kind === 'retraction') return `without ${reading.retraction.identity}`
  return reading.kind === 'referent'
    ? reading.referent.identity
    : `${reading.kind} ${reading.reject.reason.key}`
}
const shorts = async (content: object | string) => (await read(content)).map(short)
const both = ['Patient/p@clinic', 'Observation/w@clinic']

describe('a bundle', () => {
  it.each([
    'transaction',
    'batch',
    'history',
    'searchset',
    'document',
    'collection',
    'batch-response',
    'transaction-response',
    'message',
  ])('of kind %s is read entry by entry', async type =>
    expect(await shorts(bundle(type, ...entries(patient, weight('w'))))).toEqual(both),
  )
  it('whose members stand in another order is read the same', async () => {
    const { resourceType, type, entry } = bundle('collection', ...entries(patient, weight('w')))
    expect(await shorts({ entry, type, resourceType })).toEqual(both)
    expect(
      await shorts(
        bundle(
          'x',
          { search: { mode: 'match' }, resource: patient, link: [] },
          { request: {}, resource: weight('w') },
        ),
      ),
    ).toEqual(both)
  })
  it('in a bundle in a bundle is read', async () =>
    expect(
      await shorts(
        bundle(
          'batch-response',
          ...entries(
            bundle(
              'searchset',
              ...entries(bundle('collection', ...entries(patient))),
              ...entries(weight('w')),
            ),
          ),
        ),
      ),
    ).toEqual(both))
  it('whose entries are resources at once is read', async () =>
    expect(await shorts(bundle('collection', patient, weight('w')))).toEqual(both))
  it('without entries holds nothing', async () => {
    expect(await shorts(bundle('collection'))).toEqual([])
    expect(await shorts({ resourceType: 'Bundle', type: 'searchset', total: 0 })).toEqual([])
  })
  it('takes its answers for what they are', async () =>
    expect(
      await shorts(
        bundle(
          'batch-response',
          { response: { status: '404', outcome: { resourceType: 'OperationOutcome' } } },
          { resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] } },
          ...entries(patient),
        ),
      ),
    ).toEqual(['other entry without a resource', 'other OperationOutcome', 'Patient/p@clinic']))
  it('with a modifier on an entry makes that entry unsafe, and no other', async () =>
    expect(
      await shorts(
        bundle(
          'collection',
          { resource: weight('w'), modifierExtension: [{ url: 'urn:x' }] },
          ...entries(patient),
        ),
      ),
    ).toEqual(['reject quarantine.unsafe', 'Patient/p@clinic']))
})

describe('a deletion', () => {
  const deleted = (url: string, more: object = {}) =>
    bundle('history', { request: { method: 'DELETE', url }, ...more })
  it.each([
    ['Observation/w', 'without Observation/w@clinic'],
    ['Observation/w/_history/2', 'without Observation/w@clinic'],
    ['https://ehr.example/fhir/Observation/w', 'without Observation/w@clinic'],
    ['Observation?identifier=urn:x|1', 'without Observation?identifier=urn:x|1@clinic'],
  ])('of %s takes it back', async (url, name) => expect(await shorts(deleted(url))).toEqual([name]))
  it('says when, and which version it is', async () =>
    expect(
      await read(
        deleted('Observation/w', {
          response: { status: '204', lastModified: '2024-06-01T00:00:00Z', etag: 'W/"3"' },
        }),
      ),
    ).toMatchObject([{ retraction: { updated: '2024-06-01T00:00:00Z', versionId: '3' } }]))
  it('of nothing is turned away', async () =>
    expect(await shorts(bundle('history', { request: { method: 'DELETE' } }))).toEqual([
      'reject quarantine.incomplete',
    ]))
  it('on a line of a bulk export takes back each', async () => {
    const line = JSON.stringify(
      bundle(
        'transaction',
        ...['a', 'b'].map(id => ({ request: { method: 'DELETE', url: `Patient/${id}` } })),
      ),
    )
    expect((await readFile(Buffer.from(`${line}\n${line}\n`), 'deleted.ndjson')).map(short)).toEqual([
      'without Patient/a@clinic',
      'without Patient/b@clinic',
      'without Patient/a@clinic',
      'without Patient/b@clinic',
    ])
  })
})

describe('a version', () => {
  it('is the one that the server says it is, where the resource does not', async () => {
    const response = { status: '200', lastModified: '2024-06-01T00:00:00Z', etag: 'W/"7"' }
    expect(await read(bundle('history', { resource: weight('w'), response }))).toMatchObject([
      { fact: { updated: response.lastModified, versionId: '7' } },
    ])
    const meta = { versionId: '8', lastUpdated: '2025-01-01T00:00:00Z' }
    expect(await read(bundle('history', { resource: { ...weight('w'), meta }, response }))).toMatchObject([
      { fact: { updated: meta.lastUpdated, versionId: '8' } },
    ])
  })
  it('of a part of a resource waits', async () =>
    expect(
      await shorts(
        bundle('transaction', {
          resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data: '' },
          request: { method: 'PATCH', url: 'Observation/w' },
        }),
      ),
    ).toEqual(['waiting quarantine.patch']))
})

describe('other ways of writing', () => {
  it('a list of resources', async () =>
    expect(await shorts(JSON.stringify([patient, weight('w')], null, 2))).toEqual(both))
  it('an empty list', async () => expect(await shorts('[]').catch(() => 'no FHIR')).toBe('no FHIR'))
  it('a list of bundles', async () =>
    expect(
      await shorts([
        bundle('collection', ...entries(patient)),
        bundle('collection', ...entries(weight('w'))),
      ]),
    ).toEqual(both))
  it('a list with a broken item loses that item only', async () => {
    const items = [patient, ...['a', 'b', 'c', 'd'].map(weight)].map(each => JSON.stringify(each))
    items[2] = items[2]!.slice(0, -1)
    expect(await shorts(`[${items.join(',\n')}]`)).toEqual([
      'Patient/p@clinic',
      'Observation/a@clinic',
      'reject quarantine.not-json',
      'Observation/c@clinic',
      'Observation/d@clinic',
    ])
  })
  it('Parameters that hold resources, and some that hold none', async () => {
    const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter })
    expect(
      await shorts(
        parameters(
          { name: 'a', resource: patient },
          { name: 'b', part: [{ name: 'c', resource: weight('w') }] },
        ),
      ),
    ).toEqual(both)
    expect(await shorts(parameters({ name: 'a', valueString: 'x' }))).toEqual(['other Parameters'])
  })
  it('a List counts as one, wherever its type stands', async () => {
    const entry = [{ item: { reference: 'Condition/1' } }]
    expect(await shorts({ resourceType: 'List', entry, status: 'current' })).toEqual(['other List'])
    expect(await shorts({ entry, resourceType: 'List' })).toEqual(['other List entry'])
    expect(await shorts(bundle('collection', ...entries({ resourceType: 'List', entry })))).toEqual([
      'other List',
    ])
  })
  it.each([
    ['utf-16le', 'utf16le', [0xff, 0xfe]],
    ['utf-16be', 'utf16le', [0xfe, 0xff]],
  ] as const)('text in %s, by its mark', async (id, encoding, mark) => {
    const text = JSON.stringify({ ...patient, name: [{ family: 'Müller' }] })
    const bytes = Buffer.from(text, encoding)
    if (id === 'utf-16be') bytes.swap16()
    const whole = Buffer.concat([Buffer.from(mark), bytes])
    async function* chunks() {
      for (let at = 0; at < whole.length; at += 7) yield whole.subarray(at, at + 7)
    }
    const unpacked = await unpack(chunks)
    expect(unpacked.packed).toEqual([id])
    const readings: Reading[] = []
    for await (const piece of fhir.pieces(unpacked.bytes(), 'fhir-bundle'))
      readings.push(...fhir.read(piece, situation))
    expect(readings).toMatchObject([{ person: { name: 'Müller' } }])
  })
})
