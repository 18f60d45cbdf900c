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
        's',
      )
    expect(measured('5.3')).toMatchObject({ value: 5.3, unit: '{"unit":"mmol/L"}', text: null, detail: '' })
    expect(measured('5.30').text).toBe('5.30')
    expect(measured('5.3', { unit: undefined }).unit).toBe('')
  })

  it('has none where the value is no quantity, and nothing where its source says nothing', () => {
    const bare = columnsOf(inventedFact('observation', { identity: 'i', patient: 'p', status: '' }), 's')
    expect(bare).toMatchObject({
      value: null,
      unit: '',
      text: null,
      start: null,
      detail: '',
    })
    const said = columnsOf(
      inventedFact('observation', { identity: 'i', patient: 'p', value: { kind: 'text', text: 'clear' } }),
      's',
    )
    expect(said).toMatchObject({ value: null, unit: '', detail: '{"value":{"kind":"text","text":"clear"}}' })
  })

  it('keeps once what is said of many: what kind of statement it is, not what it says', () => {
    const columns = (status: string, note: string) =>
      columnsOf(inventedFact('condition', { identity: 'i', patient: 'p', status, notes: [note] }), 's')
    expect(columns('active', 'a').form).toBe(columns('active', 'b').form)
    expect(columns('active', 'a').form).not.toBe(columns('resolved', 'a').form)
    expect(columns('active', 'a').detail).toBe('{"notes":["a"]}')
  })

  it('of a kind that this version does not know is not read', () => {
    const columns = columnsOf(inventedFact('plan', { identity: 'i', patient: 'p' }), 's')
    expect(() => saidOf({ ...columns, kind: 999 }, 's')).toThrow('There is no kind of number 999.')
  })

  it('names what is of its own source without what that is called, and of another as it is', () => {
    const links = [
      { role: 'encounter', identity: 'Encounter/1@s' },
      { role: 'result', identity: 'Observation/2@s' },
      { role: 'focus', identity: 'Patient/3@elsewhere' },
      { role: 'reason', identity: 'Condition/4@s', words: 'since the fall' },
      { role: 'specimen', words: 'blood' },
    ] as const
    const fact = inventedFact('report', { identity: 'i', patient: 'p', links: [...links] })
    const columns = columnsOf(fact, 's')
    expect(columns.visit).toBe('Encounter/1@')
    expect(JSON.stringify(columns)).not.toContain('@s')
    expect(back(fact)).toEqual(fact)
    // The same source by another name.
    expect(saidOf(columns, 'lake').links[1]).toEqual({ role: 'result', identity: 'Observation/2@lake' })
  })

  it('keeps once what many blood pressures say alike, and the numbers of each', () => {
    const part = (code: string, value: number, text = String(value)) => ({
      concept: { codes: [{ system: 'http://loinc.org', code }] },
      value: { kind: 'quantity', value, text, unit: 'mmHg' } as const,
      ranges: [],
      interpretations: [],
    })
    const pressure = (systolic: number, diastolic: number, text?: string) =>
      inventedFact('observation', {
        identity: 'i',
        patient: 'p',
        components: [part('8480-6', systolic), part('8462-4', diastolic, text)],
      })
    const [one, other] = [columnsOf(pressure(120, 80), 's'), columnsOf(pressure(140, 0, '0.0'), 's')]
    expect(one.form).toBe(other.form)
    expect([one.detail, other.detail]).toEqual(['{"parts":[120,80]}', '{"parts":[140,[0,"0.0"]]}'])
    for (const each of [pressure(120, 80), pressure(0, 0), pressure(140, 0, '0.0')])
      expect(back(each)).toEqual(each)
  })

  it('is the same text for one meaning, in whatever order its members were set', () => {
    const fact = inventedFact('condition', { identity: 'i', patient: 'p', notes: ['n'], status: 'active' })
    const turned = Object.fromEntries(Object.entries(fact).toReversed()) as unknown as Fact
    expect(columnsOf(turned, 's')).toEqual(columnsOf(fact, 's'))
  })
})
