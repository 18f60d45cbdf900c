import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { measureReports } from '../../../../../shared/domain/measures/measure-report.ts'
import { seriesCsv, seriesDictionary } from '../../../../../shared/domain/measures/series-csv.ts'
import type { MeasurePoint } from '../../../../../shared/domain/measures/series.ts'
import { deathsOfOperations } from '../../../../fixtures/risk-desk.ts'

/*
 * The rules of FHIR R4 (hl7.org/fhir/R4/measurereport.html): cardinalities, required bindings, and how a score follows
 * from its populations (a proportion: numerator over denominator less its exclusions, hl7.org/fhir/us/cqfmeasures).
 */
const coding = z.strictObject({ system: z.url(), code: z.string().min(1) })
const concept = z.strictObject({ coding: z.array(coding).min(1) })
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const quantity = z.strictObject({
  value: z.number(),
  unit: z.string(),
  system: z.literal('http://unitsofmeasure.org'),
  code: z.string(),
})
const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/)
const report = z.strictObject({
  resourceType: z.literal('MeasureReport'),
  id,
  status: z.enum(['complete', 'pending', 'error']),
  type: z.enum(['individual', 'subject-list', 'summary', 'data-collection']),
  measure: z.url(),
  date: z.iso.datetime(),
  period: z.strictObject({ start: date, end: date }).refine(({ start, end }) => start <= end),
  improvementNotation: concept.optional(),
  group: z
    .array(
      z.strictObject({
        population: z.array(z.strictObject({ code: concept, count: z.int().nonnegative() })).min(1),
        measureScore: quantity.optional(),
      }),
    )
    .length(1),
})
const measure = z.looseObject({
  resourceType: z.literal('Measure'),
  id,
  url: z.url(),
  name: z.string(),
  status: z.enum(['draft', 'active', 'retired', 'unknown']),
  scoring: concept,
  group: z.array(
    z.strictObject({
      population: z.array(
        // exp-1: an expression or a reference must be there.
        z.strictObject({
          code: concept,
          criteria: z.strictObject({ language: z.string().min(1), expression: z.string().min(1) }),
        }),
      ),
    }),
  ),
})
const bundle = z.strictObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('collection'),
  timestamp: z.iso.datetime(),
  entry: z.tuple(
    [z.strictObject({ fullUrl: z.url(), resource: measure })],
    z.strictObject({ fullUrl: z.url(), resource: report }),
  ),
})

const point = (more: Partial<MeasurePoint>): MeasurePoint => ({
  from: '2025-01-01',
  to: '2025-03-31',
  numerator: 3,
  denominator: 40,
  excluded: 5,
  unknown: 2,
  early: 1,
  value: 3 / 40,
  interval: { lower: 0.0258, upper: 0.1986 },
  bounds: null,
  unseen: null,
  isSmall: false,
  isWhole: true,
  ...more,
})
const later = point({
  from: '2025-04-01',
  to: '2025-06-30',
  isWhole: false,
  numerator: 0,
  denominator: 0,
  value: null,
  interval: null,
})
const told = (asked = deathsOfOperations) =>
  bundle.parse(
    measureReports({
      measure: asked,
      title: 'Deaths',
      says: 'Of operations, those followed by death.',
      series: { hash: 'a'.repeat(64), points: [point({}), later] },
      made: '2026-06-30T10:00:00.000Z',
    }),
  )
const countsOf = ({ group: [group] }: z.infer<typeof report>) =>
  Object.fromEntries(group!.population.map(({ code, count }) => [code.coding[0]!.code, count]))

describe('a measure as FHIR MeasureReports', () => {
  it('keeps the rules of R4, and names nobody', () => {
    const { entry } = told()
    const [first, ...reports] = entry
    expect(reports).toHaveLength(2)
    expect(new Set(entry.map(({ fullUrl }) => fullUrl)).size).toBe(3)
    for (const { resource } of reports) {
      expect(resource.type).toBe('summary')
      expect(resource.measure).toBe(first.resource.url)
      // Only codes that the Measure has, or that FHIR has no word for.
      const known = new Set(first.resource.group[0]!.population.map(({ code }) => code.coding[0]!.code))
      for (const code of Object.keys(countsOf(resource)))
        expect([...known, 'unknown', 'early']).toContain(code)
    }
  })
  it('has a score that follows from its populations', () => {
    const { resource } = told().entry[1]!
    const counts = countsOf(resource)
    expect(counts).toEqual({
      'initial-population': 48,
      'denominator': 45,
      'denominator-exclusion': 5,
      'numerator': 3,
      'unknown': 2,
      'early': 1,
    })
    expect(resource.group[0]!.measureScore!.value).toBe(
      counts['numerator']! / (counts['denominator']! - counts['denominator-exclusion']!),
    )
    expect(resource.improvementNotation!.coding[0]!.code).toBe('decrease')
  })
  it('has no score where nobody was counted, and says that more is to come', () => {
    const last = told().entry.at(-1)!.resource as z.infer<typeof report>
    expect(last.status).toBe('pending')
    expect(last.group[0]!.measureScore).toBeUndefined()
  })
  it('says days of a quantity, and no way of getting better where there is none', () => {
    const { quantity: _, ...rest } = deathsOfOperations
    const asked = { ...rest, numerator: [], quantity: 'stay-days' as const, better: 'neither' as const }
    const [first, second] = told(asked).entry
    expect(first.resource.scoring.coding[0]!.code).toBe('continuous-variable')
    expect(second!.resource.group[0]!.measureScore).toMatchObject({ code: 'd' })
    expect(countsOf(second!.resource)).toMatchObject({
      'measure-population': 45,
      'measure-population-exclusion': 5,
    })
    expect(second!.resource.improvementNotation).toBeUndefined()
  })
})

describe('a measure as a table', () => {
  const chart = {
    kind: 'none' as const,
    reason: { key: 'outcome.wait' as const, values: {} },
    remedy: { key: 'outcome.wait' as const, values: {} },
  }
  const lines = seriesCsv({ points: [point({}), later], chart }).split('\r\n')

  it('has a line a period, and an empty cell for what is not known', () => {
    expect(lines).toHaveLength(4) // the last line ends, too
    const cells = lines.map(line => line.split(','))
    expect(cells[1]!.slice(0, 8)).toEqual(['2025-01-01', '2025-03-31', '3', '40', '5', '2', '1', '0.075'])
    expect(cells[2]![7]).toBe('')
    expect(cells[1]).toHaveLength(cells[0]!.length)
  })
  it('has every column in its dictionary', () => {
    const said = seriesDictionary(key => `What, "${key}"`)
      .split('\r\n')
      .slice(1, -1)
    expect(said.map(line => line.split(',')[0])).toEqual(lines[0]!.split(','))
    expect(said[0]).toBe('from,"ISO 8601","What, ""measure-csv.from"""')
  })
})
