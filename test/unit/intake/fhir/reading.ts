import { fhir } from '../../../../electron/intake/sources/fhir/index.ts'
import type { Reading, Situation } from '../../../../electron/intake/sources/source.ts'
import type { Fact } from '../../../../shared/domain/fact.ts'
import type { Moment } from '../../../../shared/domain/moment.ts'

/* The reader at its border: a file or a resource in, readings out. */

export const situation: Situation = { scope: 'clinic', answers: {}, received: '2026-11-29' }

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** Everything that is read of a file of this name. */
export async function readFile(bytes: Uint8Array, name = 'file.json'): Promise<Reading[]> {
  const head = Buffer.from(bytes).toString('utf8').trimStart()
  const recognised = fhir.recognise({ head, name })
  if (recognised.certainty === 'none') throw new Error('This is no FHIR.')
  const readings: Reading[] = []
  for await (const piece of fhir.pieces(once(bytes), recognised.format))
    readings.push(...fhir.read(piece, situation))
  return readings
}

/** What is read of one resource, given as an object or as its text. */
export function readOne(resource: object | string): Reading[] {
  const bytes = Buffer.from(typeof resource === 'string' ? resource : JSON.stringify(resource))
  const place = { offset: 0, length: bytes.length, position: 'line 1' }
  return [...fhir.read({ place, bytes }, situation)]
}

/** The one fact that a resource is. */
export function factOf(resource: object | string): Fact {
  const [reading, ...more] = readOne(resource)
  if (reading?.kind !== 'fact' || more.length > 0) throw new Error(`Read as ${JSON.stringify(reading)}.`)
  return reading.fact
}

/** The key of the reason for which a resource is turned away. */
export function reasonOf(resource: object | string): string {
  const [reading, ...more] = readOne(resource)
  if (reading?.kind !== 'reject' || more.length > 0) throw new Error(`Read as ${JSON.stringify(reading)}.`)
  return reading.reject.reason.key
}

export const loinc = 'http://loinc.org'
export const snomed = 'http://snomed.info/sct'
export const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'
export const ucum = 'http://unitsofmeasure.org'
export const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display !== undefined && { display }) }],
})
/** The concept that `coded` is read as. */
export const concept = (system: string, code: string, display?: string) => ({
  codes: [{ system, code, ...(display !== undefined && { display }) }],
})
export const status = (name: string, code: string) =>
  coded(`http://terminology.hl7.org/CodeSystem/${name}`, code)

/** A time on the clock of the place where it was written. */
export const moment = (
  clock: string,
  precision: Moment['precision'],
  offsetMinutes: number | null = null,
): Moment => ({ clock: Date.parse(`${clock}Z`), precision, offsetMinutes })
export const day = (date: string) => moment(`${date}T00:00:00`, 'day')

/** What every fact of `Type/x` about Patient/p has where its source says nothing more. */
export const plain = (type: string) => ({
  identity: `${type}/x@clinic`,
  aliases: [],
  patient: 'Patient/p@clinic',
  standing: { is: 'happened' },
  about: 'patient',
  ids: [],
  reasons: [],
  modifiers: [],
  parties: [],
  links: [],
  qualifiers: [],
  notes: [],
  unread: [],
})
/** A fact without its place, which is the whole of the bytes here. */
export function withoutPlace({ place: _place, ...fact }: Fact) {
  return fact
}
