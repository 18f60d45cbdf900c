import type { Place } from '../../../../shared/domain/fact.ts'
import type { Reading, Situation } from '../source.ts'
import { codesOf, type WrittenNumbers } from './elements.ts'
import { element, isElement, text, type Element } from './json.ts'
import { factFrom, factTypes } from './map/fact.ts'
import { personFrom } from './map/person.ts'
import { parseObject } from './parse.ts'
import { identityOf, referenced, serverOf } from './scope.ts'
import { placeOf, type Slice } from './slice.ts'
import { recover } from './split.ts'
import { versionSign } from './version-sign.ts'

const decode = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** A resource with what is known of it before it is read. */
interface Found {
  readonly resource: Element
  readonly written: WrittenNumbers
  readonly fullUrl?: string | undefined
  readonly place: Place
}

/** What a resource turns out to be. A Medication is a referent, as requests name it by reference. */
function readResource({ resource, written, fullUrl, place }: Found, situation: Situation): Reading {
  const reject = (code: string, message: string, remedy: string): Reading => ({
    kind: 'reject',
    reject: { place, code, message, remedy },
  })
  const type = text(resource['resourceType'])
  if (type === undefined)
    return reject(
      'no-type',
      'This entry does not say what it is (no resourceType).',
      'Ask the sender for FHIR R4.',
    )
  const version = versionSign(type, resource)
  if (version !== undefined)
    return {
      kind: 'reject',
      wholeFile:
        `This file is written for FHIR ${version}; Casebook reads R4. ` +
        'Ask the sender for R4. Nothing of it was kept.',
      reject: {
        place,
        code: 'other-version',
        message: `This ${type} is written for FHIR ${version}, not R4.`,
        remedy: 'Ask the sender to export FHIR R4.',
      },
    }

  const scope = serverOf(fullUrl) ?? situation.scope
  const id = fullUrl?.startsWith('urn:uuid:') ? fullUrl.slice('urn:uuid:'.length) : text(resource['id'])
  if (type === 'Medication' && id !== undefined) {
    const identity = identityOf('Medication', id, scope)
    return { kind: 'referent', referent: { type, identity, codes: codesOf(resource['code']) } }
  }
  const known = factTypes[type]
  if (type !== 'Patient' && !known) return { kind: 'other', type }
  // Without an id a fact is named by its place in the file's own bytes: stable when the same file comes again.
  const identity = identityOf(
    type,
    id ?? `${place.position.replace(' ', '-')}`,
    id === undefined ? `${scope}#unnamed` : scope,
  )
  if (type === 'Patient') {
    if (id === undefined)
      return reject(
        'no-id',
        'This Patient has no id, so nothing can be connected to her.',
        'Ask the sender for an export with ids.',
      )
    return { kind: 'person', person: personFrom(resource, identity, place) }
  }
  const patient = referenced(resource[known!.subject], 'Patient', scope)
  if (patient === undefined || !patient.startsWith('Patient/')) {
    return element(resource[known!.subject]) && patient !== undefined
      ? { kind: 'other', type: `${type} about no patient` }
      : reject(
          'no-patient',
          `This ${type} does not say which patient it is about.`,
          'Ask the sender for an export with references to patients.',
        )
  }
  const medication = (reference: unknown) => {
    const target = referenced(reference, 'Medication', scope)
    return target === undefined ? undefined : situation.referents.get(target)?.codes
  }
  return {
    kind: 'fact',
    fact: factFrom(type, resource, { identity, patient, scope, place, written, medication }),
  }
}

/** A slice as JSON; undefined where it is none. */
function parsedSlice(slice: Slice, situation: Situation): Iterable<Reading> | undefined {
  const parsed = parseObject(decode(slice.bytes))
  if (!parsed) return undefined
  const { object, written } = parsed
  const place = placeOf(slice)
  if (slice.unit === 'entry') {
    const resource = element(object['resource'])
    return resource
      ? [readResource({ resource, written, fullUrl: text(object['fullUrl']), place }, situation)]
      : [{ kind: 'other', type: 'entry without a resource' }]
  }
  return object['resourceType'] === 'Bundle'
    ? bundleInside({ resource: object, written, place }, situation)
    : [readResource({ resource: object, written, place }, situation)]
}

/** A bundle on one line of NDJSON, or a bundle without entries. */
function* bundleInside(
  { resource: bundle, written, place }: Found,
  situation: Situation,
): Generator<Reading> {
  for (const entry of Array.isArray(bundle['entry']) ? bundle['entry'].filter(isElement) : []) {
    const resource = element(entry['resource'])
    if (resource) yield readResource({ resource, written, fullUrl: text(entry['fullUrl']), place }, situation)
  }
}

/** Reads one slice. What cannot be parsed is taken apart once, so that a broken entry does not cost its neighbours. */
export function* readSlice(slice: Slice, situation: Situation): Generator<Reading> {
  const direct = parsedSlice(slice, situation)
  if (direct) {
    yield* direct
    return
  }
  for (const { slice: part, sound } of recover(slice, candidate => parseObject(candidate) !== undefined))
    yield* (
      (sound ? parsedSlice(part, situation) : undefined) ?? [
        {
          kind: 'reject' as const,
          reject: {
            place: placeOf(part),
            code: 'not-json',
            message:
              `${part.unit === 'line' ? 'This line' : 'This entry'} is not JSON: ` +
              'a brace, quote or comma is missing.',
            remedy: 'Ask the sender for the file again, or mend it and retry.',
          },
        },
      ]
    )
}
