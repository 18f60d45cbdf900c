import type { Measure } from './measure.ts'
import type { MeasurePoint, MeasureSeries } from './series.ts'

/** A member of a FHIR resource, as it is written. */
type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json | undefined }

const POPULATION = 'http://terminology.hl7.org/CodeSystem/measure-population'
/** What FHIR has no word for: people of whom it is not known, or of whom it is too early to say. */
const PART = 'urn:casebook:measure-part'
const NOTATION = 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation'
const SCORING = 'http://terminology.hl7.org/CodeSystem/measure-scoring'
const UCUM = 'http://unitsofmeasure.org'

interface Population {
  readonly system: string
  readonly code: string
  readonly count: number
}

/**
 * How many stand in each population. FHIR's score of a proportion is the numerator over the denominator less its
 * exclusions; whoever is unknown, or too early to tell, is in the initial population and not in the denominator.
 */
function populationsOf({ quantity }: Measure, point: MeasurePoint): Population[] {
  const { numerator, denominator, excluded, unknown, early } = point
  const of = (code: string, count: number, system = POPULATION) => ({ system, code, count })
  const all = of('initial-population', denominator + excluded + unknown + early)
  const others = [of('unknown', unknown, PART), of('early', early, PART)].filter(({ count }) => count > 0)
  return quantity === undefined
    ? [
        all,
        of('denominator', denominator + excluded),
        of('denominator-exclusion', excluded),
        of('numerator', numerator),
        ...others,
      ]
    : [
        all,
        of('measure-population', denominator + excluded),
        of('measure-population-exclusion', excluded),
        ...others,
      ]
}

const concept = (system: string, code: string): Json => ({ coding: [{ system, code }] })
const notationOf = ({ better }: Measure): { improvementNotation?: Json } =>
  better === 'neither'
    ? {}
    : { improvementNotation: concept(NOTATION, better === 'higher' ? 'increase' : 'decrease') }
const scoreOf = ({ quantity }: Measure, { value }: MeasurePoint): { measureScore?: Json } => {
  if (value === null) return {}
  const unit = quantity === undefined ? '1' : 'd'
  return { measureScore: { value, unit, system: UCUM, code: unit } }
}

interface Told {
  readonly measure: Measure
  readonly title: string
  readonly says: string
  readonly series: Pick<MeasureSeries, 'hash' | 'points'>
  /** An instant of ISO 8601. */
  readonly made: string
}

const urlOf = ({ series: { hash } }: Told): string => `urn:casebook:measure:${hash}`

/** The measure itself, so that whoever reads the reports knows what was counted. */
function measureOf(told: Told): Json {
  const { measure, title, says, series } = told
  const of = populationsOf(measure, {
    ...series.points[0]!,
    unknown: 0,
    early: 0,
  })
  return {
    resourceType: 'Measure',
    id: series.hash.slice(0, 32),
    url: urlOf(told),
    name: measure.id,
    title,
    status: 'active',
    description: says,
    copyright: measure.source,
    scoring: concept(SCORING, measure.quantity === undefined ? 'proportion' : 'continuous-variable'),
    ...(measure.quantity !== undefined && { rateAggregation: 'median' }),
    ...notationOf(measure),
    group: [
      {
        population: of.map(({ system, code }) => ({
          code: concept(system, code),
          criteria: { language: 'text/plain', expression: code === 'numerator' ? says : code },
        })),
      },
    ],
  }
}

function reportOf(told: Told, point: MeasurePoint): Json {
  const { measure, series, made } = told
  return {
    resourceType: 'MeasureReport',
    id: `${series.hash.slice(0, 32)}-${point.from}`,
    status: point.isWhole ? 'complete' : 'pending',
    type: 'summary',
    measure: urlOf(told),
    date: made,
    period: { start: point.from, end: point.to },
    ...notationOf(measure),
    group: [
      {
        population: populationsOf(measure, point).map(({ system, code, count }) => ({
          code: concept(system, code),
          count,
        })),
        ...scoreOf(measure, point),
      },
    ],
  }
}

/**
 * A measure over time as FHIR R4: one summary MeasureReport a period, and the Measure, in a Bundle. Counts alone: no
 * person, no list, no name. `series` has at least one period.
 */
export function measureReports(told: Told): Json {
  const { series, made } = told
  const entries = [
    { fullUrl: urlOf(told), resource: measureOf(told) },
    ...series.points.map(point => ({
      fullUrl: `urn:casebook:measure-report:${series.hash}:${point.from}`,
      resource: reportOf(told, point),
    })),
  ]
  return { resourceType: 'Bundle', type: 'collection', timestamp: made, entry: entries }
}
