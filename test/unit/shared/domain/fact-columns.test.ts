import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepUnits } from '../../../../electron/intake/border/keep-units.ts'
import { fhir } from '../../../../electron/intake/sources/fhir/index.ts'
import { precisions } from '../../../../shared/domain/moment.ts'
import { factKinds, type Fact } from '../../../../shared/domain/fact.ts'
import { columnsOf, saidOf } from '../../../../shared/domain/facts/columns.ts'
import { fact as schema } from '../../../../shared/domain/facts/registry.ts'
import { inventedFact } from '../../../fixtures/invented-fact.ts'

const root = path.resolve(import.meta.dirname, '../../../fixtures/fhir')

/** Every fact of the project's own files. */
async function* facts(): AsyncGenerator<Fact> {
  for (const each of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!each.isFile() || !/\.(?:json|ndjson)$/.test(each.name) || each.name === 'expected.json') continue
    const bytes = readFileSync(path.join(each.parentPath, each.name))
    async function* whole() {
      yield bytes
    }
    const format = each.name.endsWith('.ndjson') ? 'fhir-ndjson' : 'fhir-bundle'
    for await (const piece of fhir.pieces(whole(), format))
      for (const reading of fhir.read(piece, { scope: 's', answers: {}, received: '2026-11-29' }))
        if (reading.kind === 'fact') yield keepUnits(reading.fact)
  }
}
const back = (fact: Fact) => {
  const { identity, aliases, patient, place } = fact
  return { ...saidOf(columnsOf(fact, 's'), 's'), identity, aliases, patient, place } as Fact
}

describe('a fact as columns', () => {
  it('comes back as it was, whatever the reader made of a file', async () => {
    let read = 0
    for await (const fact of facts()) {
      expect(back(fact)).toEqual(fact)
      read++
    }
    expect(read).toBeGreaterThan(200)
  })

  it.each(factKinds)('comes back as it was where its source says next to nothing: %s', kind => {
    const fact = inventedFact(kind, { identity: 'i', patient: 'p' })
    expect(schema.parse(back(fact))).toEqual(fact)
  })

  it('keeps every moment as exact as it was, and every number as it was written', () => {
    const moment = fc.record({
      clock: fc.integer({ min: -5_000_000_000_000, max: 5_000_000_000_000 }),
      precision: fc.constantFrom(...precisions),
      offsetMinutes: fc.option(fc.integer({ min: -1_080, max: 1_080 })),
    })
    const amount = fc.record({
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0),
      text: fc.string(),
      unit: fc.option(fc.string(), { nil: undefined }),
    })
    fc.assert(
      fc.property(
        fc.array(moment, { minLength: 4, maxLength: 4 }),
        amount,
        (times, { value, text, unit }) => {
          const [start, end, known, recorded] = times
          const fact = inventedFact('observation', {
            identity: 'i',
            patient: 'p',
            start: start!,
            end: end!,
            known: known!,
            recorded: recorded!,
            value: { kind: 'quantity', value, text, ...(unit !== undefined && { unit }) },
          })
          expect(back(fact)).toEqual(fact)
        },
      ),
    )
  })

  it('has a column for the number of a quantity, and keeps its text where the number does not say it', () => {
    const measured = (text: string, more: object = {}) =>
      columnsOf(
        inventedFact('observation', {
          identity: 'i',
          patient: 'p',
          value: { kind: 'quantity', value: 5.3, text, unit: 'mmol/L', ...more },
        }),
      )
    expect(measured('5.3')).toMatchObject({ value: 5.3, unit: '{"unit":"mmol/L"}', text: null, detail: '' })
    expect(measured('5.30').text).toBe('5.30')
    expect(measured('5.3', { unit: undefined }).unit).toBe('')
  })

  it('has none where the value is no quantity, and nothing where its source says nothing', () => {
    const bare = columnsOf(inventedFact('observation', { identity: 'i', patient: 'p', status: '' }))
    expect(bare).toMatchObject({
      value: null,
      unit: '',
      text: null,
      start: null,
      times: [0, 0, 0, 0],
      detail: '',
    })
    const said = columnsOf(
      inventedFact('observation', { identity: 'i', patient: 'p', value: { kind: 'text', text: 'clear' } }),
    )
    expect(said).toMatchObject({ value: null, unit: '', detail: '{"value":{"kind":"text","text":"clear"}}' })
  })

  it('keeps once what is said of many: what kind of statement it is, not what it says', () => {
    const columns = (status: string, note: string) =>
      columnsOf(inventedFact('condition', { identity: 'i', patient: 'p', status, notes: [note] }))
    expect(columns('active', 'a').form).toBe(columns('active', 'b').form)
    expect(columns('active', 'a').form).not.toBe(columns('resolved', 'a').form)
    expect(columns('active', 'a').detail).toBe('{"notes":["a"]}')
  })

  it('of a kind that this version does not know is not read', () => {
    const columns = columnsOf(inventedFact('plan', { identity: 'i', patient: 'p' }))
    const named = { identity: 'i', aliases: [], patient: 'p', place: { offset: 0, length: 0, position: '' } }
    expect(() => factOf({ ...columns, kind: 999 }, named)).toThrow('There is no kind of number 999.')
  })

  it('is the same text for one meaning, in whatever order its members were set', () => {
    const fact = inventedFact('condition', { identity: 'i', patient: 'p', notes: ['n'], status: 'active' })
    const turned = Object.fromEntries(Object.entries(fact).toReversed()) as unknown as Fact
    expect(columnsOf(turned, 's')).toEqual(columnsOf(fact, 's'))
  })
})
