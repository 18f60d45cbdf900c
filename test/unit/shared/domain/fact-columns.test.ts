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

  it('is the same text for one meaning, in whatever order its members were set', () => {
    const fact = inventedFact('condition', { identity: 'i', patient: 'p', notes: ['n'], status: 'active' })
    const turned = Object.fromEntries(Object.entries(fact).toReversed()) as unknown as Fact
    expect(columnsOf(turned, 's')).toEqual(columnsOf(fact, 's'))
  })
})
