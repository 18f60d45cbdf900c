import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryWithin } from '../../../../renderer/features/chart/entry-within.ts'

const condition = (id: string) => ({ resource: { resourceType: 'Condition', id, note: 'a "}],{[" inside' } })
const bundle = (...entry: object[]) => ({ resourceType: 'Bundle', type: 'collection', entry })

describe('the entry that a fact leads back to', () => {
  it('is cut out of a bundle that was kept as one line, letter for letter', () => {
    const own = '{ "resource" : {"resourceType":"Condition", "id":"b"} }'
    const text = `{"resourceType":"Bundle","entry":[ ${JSON.stringify(condition('a'))} , ${own},{"resource":{}}]}`
    expect(entryWithin(text, 'line 1 entry 2')).toBe(own)
  })
  it('is found in a bundle within a bundle, whether it was cut outside or not', () => {
    const inner = bundle(condition('a'), condition('b'))
    const line = JSON.stringify(bundle({ resource: inner }))
    expect(entryWithin(line, 'line 2 entry 1 entry 2')).toBe(JSON.stringify(condition('b')))
    const cut = JSON.stringify({ resource: inner }, null, 2)
    expect(JSON.parse(entryWithin(cut, 'entry 7 entry 1')!)).toEqual(condition('a'))
  })
  it.each([
    ['is the entry itself', JSON.stringify(condition('a')), 'entry 4'],
    ['is a line with one resource', '{"resourceType":"Condition"}', 'line 4'],
    ['is no JSON', '{"resourceType":"Bundle","entry":[', 'line 1 entry 1'],
    ['has no such entry', JSON.stringify(bundle(condition('a'))), 'line 1 entry 2'],
    ['is a row of a table', '7,2026-01-01,5.3', 'row 4 column 2'],
  ])('is all there is where what was kept %s', (_what, text, position) =>
    expect(entryWithin(text, position)).toBeUndefined(),
  )
  it('is the one of that number, whatever JSON the entries are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }),
        fc.nat(),
        (entry, n) => {
          const at = n % entry.length
          const text = JSON.stringify({ resourceType: 'Bundle', entry }, null, n % 3)
          expect(JSON.parse(entryWithin(text, `line 1 entry ${at + 1}`)!)).toEqual(
            JSON.parse(JSON.stringify(entry[at])),
          )
        },
      ),
    )
  })
})
