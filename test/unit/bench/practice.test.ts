import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../shared/domain/random.ts'
import { LAST_DAY } from '../../bench/practice/days.ts'
import { personOf } from '../../bench/practice/person.ts'
import type { Style } from '../../bench/practice/pieces.ts'
import { dealOut, firstClinic, practiceCharts, writeExport } from '../../bench/practice/write.ts'

const home = mkdtempSync(path.join(os.tmpdir(), 'casebook-practice-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

type Resource = Record<string, unknown> & { resourceType: string; id: string }
const plan = { seed: 5, people: 60, observations: 3_001 }

async function write(how: Partial<Style> & { gzip?: boolean; seed?: number } = {}) {
  const { seed = plan.seed, gzip = false, size = 'lean', form = 'ndjson' } = how
  const folder = mkdtempSync(path.join(home, 'written-'))
  const charts = practiceCharts({ ...plan, seed })
  const written = await writeExport(charts, { folder, gzip, size, form, clinic: firstClinic(seed) })
  return { folder, written }
}

/** The bytes of every file by name, unpacked. */
function filesOf(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.(nd)?json/.test(name),
  )
  return new Map(
    names.sort().map(name => {
      const bytes = readFileSync(path.join(folder, name))
      return name.endsWith('.gz') ? [name.slice(0, -3), gunzipSync(bytes)] : [name, bytes]
    }),
  )
}

const hashes = (folder: string) =>
  [...filesOf(folder)].map(([name, bytes]) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`)

const linesOf = (folder: string): Resource[] =>
  [...filesOf(folder)].flatMap(([name, bytes]) => {
    const resources = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Resource)
    expect(resources.every(each => `${each.resourceType}.ndjson` === name)).toBe(true)
    return resources
  })

interface Bundle {
  readonly resourceType: string
  readonly type: string
  readonly entry: ReadonlyArray<{
    fullUrl: string
    resource: Resource
    request: { method: string; url: string }
  }>
}
const bundlesOf = (folder: string): Bundle[] =>
  [...filesOf(folder).values()].map(bytes => JSON.parse(bytes.toString()) as Bundle)

/** Every `reference` anywhere in a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = (value as { reference?: unknown }).reference
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(references)]
}

/** What FHIR R4 (4.0.1) says each type must have: elements of cardinality 1, and one of each choice that is. */
const required: Readonly<Record<string, ReadonlyArray<string | RegExp>>> = {
  Organization: ['name'], // org-1: a name or an identifier
  Practitioner: [],
  Patient: [],
  Encounter: ['status', 'class'],
  Condition: ['subject', 'clinicalStatus'], // con-3
  Observation: ['status', 'code', /^(valueQuantity|valueCodeableConcept|component)$/],
  DiagnosticReport: ['status', 'code'],
  MedicationRequest: ['status', 'intent', /^medication(CodeableConcept|Reference)$/, 'subject'],
  Procedure: ['status', 'subject'],
  Immunization: ['status', 'vaccineCode', 'patient', /^occurrence(DateTime|String)$/],
  AllergyIntolerance: ['patient', 'clinicalStatus'], // ait-1
  DocumentReference: ['status', 'content'],
}

function expectWhole(resource: Resource): void {
  for (const each of required[resource.resourceType]!)
    expect(
      Object.keys(resource).some(name => (typeof each === 'string' ? name === each : each.test(name))),
      `${resource.resourceType} ${String(each)}`,
    ).toBe(true)
  expect(resource.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  // con-4: what has abated is not active.
  if ('abatementDateTime' in resource)
    expect(JSON.stringify(resource['clinicalStatus'])).toContain('"resolved"')
}

describe('a practice as files', () => {
  it('is the same bytes for the same seed, packed or not, and others for another', async () => {
    const one = hashes((await write()).folder)
    expect(hashes((await write()).folder)).toEqual(one)
    expect(hashes((await write({ gzip: true })).folder)).toEqual(one)
    const other = hashes((await write({ seed: 6 })).folder)
    expect(other.filter(each => one.includes(each))).toEqual([])
  })

  it('holds exactly the people and observations asked for, and says how many of what', async () => {
    const { folder, written } = await write()
    const counts = Object.entries(Object.groupBy(linesOf(folder), each => each.resourceType))
    expect(Object.fromEntries(counts.map(([type, list]) => [type, list!.length]))).toEqual(written.byType)
    expect(written.byType).toMatchObject({ Patient: plan.people, Observation: plan.observations })
    expect(Object.keys(written.byType).sort()).toEqual(Object.keys(required).sort())
    const problems = Object.groupBy(
      linesOf(folder).filter(each => each.resourceType === 'Condition'),
      each => (each['subject'] as { reference: string }).reference,
    )
    expect(Object.keys(problems)).toHaveLength(plan.people)
    for (const list of Object.values(problems)) {
      expect(list!.length).toBeGreaterThanOrEqual(2)
      expect(list!.length).toBeLessThanOrEqual(8)
    }
  })

  it.each(['lean', 'full'] as const)('is whole and names only what it holds, %s, as lines', async size => {
    const resources = linesOf((await write({ size })).folder)
    const held = new Set(resources.map(each => `${each.resourceType}/${each.id}`))
    expect(held.size).toBe(resources.length)
    for (const each of resources) {
      expectWhole(each)
      expect(references(each).filter(name => !held.has(name))).toEqual([])
    }
  })

  it('holds the same as bundles, each of which can be read alone', async () => {
    const { folder, written } = await write({ form: 'bundles' })
    const bundles = bundlesOf(folder)
    expect(bundles).toHaveLength(plan.people)
    for (const { resourceType, type, entry } of bundles) {
      expect([resourceType, type]).toEqual(['Bundle', 'transaction'])
      const urls = new Set(entry.map(each => each.fullUrl))
      for (const { fullUrl, resource, request } of entry) {
        expect(fullUrl).toBe(`urn:uuid:${resource.id}`)
        expect(request).toEqual({ method: 'POST', url: resource.resourceType })
        expectWhole(resource)
        expect(references(resource).filter(name => !urls.has(name))).toEqual([])
      }
    }
    const facts = (each: Resource) => !['Organization', 'Practitioner'].includes(each.resourceType)
    const inBundles = bundles.flatMap(each => each.entry.map(({ resource }) => resource)).filter(facts)
    const inLines = linesOf((await write()).folder).filter(facts)
    expect(new Set(inBundles.map(each => each.id))).toEqual(new Set(inLines.map(each => each.id)))
    expect(written.byType['Observation']).toBe(plan.observations)
  })

  it('lets nothing happen before a birth, after a death or after the last day', async () => {
    const resources = linesOf((await write()).folder)
    const lives = new Map(
      resources
        .filter(each => each.resourceType === 'Patient')
        .map(each => [
          `Patient/${each.id}`,
          [each['birthDate'], each['deceasedDateTime'] ?? '2026-06-30'] as string[],
        ]),
    )
    expect([...lives.values()].filter(([, end]) => end !== '2026-06-30').length).toBeGreaterThan(0)
    for (const each of resources) {
      const person = (each['subject'] ?? each['patient']) as { reference: string } | undefined
      const [birth, end] = lives.get(person?.reference ?? '') ?? []
      if (birth === undefined || end === undefined) continue
      for (const [day] of JSON.stringify(each).matchAll(/(?<=")\d{4}-\d\d-\d\d(?=[T"])/g)) {
        expect(day >= birth && day <= end, `${each.resourceType}: ${day} in ${birth} to ${end}`).toBe(true)
        expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
      }
    }
  })
})

describe('dealing out', () => {
  it('gives away exactly what there is, to everybody at least nothing', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 500 }), fc.nat(), (total, count, seed) => {
        const dealt = dealOut(createRandom(seed), total, count)
        expect(dealt).toHaveLength(count)
        expect(dealt.reduce((sum, each) => sum + each, 0)).toBe(total)
        expect(dealt.every(each => Number.isInteger(each) && each >= 0)).toBe(true)
      }),
    )
  })
})

describe('the people', () => {
  const people = Array.from({ length: 8_000 }, (_, number) => personOf(3, number))

  it('bear thousands of names, of which some are frequent and many are rare', () => {
    const families = Object.groupBy(people, each => each.registered.family)
    const sizes = Object.values(families).map(list => list!.length)
    // Smith, the most frequent family name of the United States (Census 2010), is borne by 0.8 of 100 there.
    expect(Math.max(...sizes) / people.length).toBeGreaterThan(0.008)
    expect(Math.max(...sizes) / people.length).toBeLessThan(0.04)
    expect(sizes.filter(size => size === 1).length).toBeGreaterThan(400)
    const whole = new Set(
      people.map(({ registered }) => `${registered.given.join(' ')} ${registered.family}`),
    )
    expect(whole.size).toBeGreaterThan(5_000)
  })

  it('live together and die as people do', () => {
    const share = (able: (each: (typeof people)[number]) => boolean) =>
      people.filter(able).length / people.length
    expect(share(each => each.sex === 'female')).toBeCloseTo(0.5, 1)
    const roofs = Object.groupBy(people, ({ registered: { address } }) => JSON.stringify(address))
    expect(people.length / Object.keys(roofs).length).toBeGreaterThan(1.3)
    const dead = people.filter(each => each.last < LAST_DAY)
    const meanAge = (list: typeof people) =>
      list.reduce((sum, each) => sum + (each.last - each.birth) / 365.25, 0) / list.length
    expect(meanAge(dead)).toBeGreaterThan(meanAge(people) + 10)
    expect(new Set(people.map(each => each.registered.id)).size).toBe(people.length)
  })
})
