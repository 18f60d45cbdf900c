import type { Place } from '../../../../shared/domain/fact.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
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
  const reject = (reason: Message, remedy: Message): Reading => ({
    kind: 'reject',
    reject: { place, reason, remedy },
  })
  const type = text(resource['resourceType'])
  if (type === undefined) return reject(say('quarantine.no-type'), say('quarantine.no-type-remedy'))
  const version = versionSign(type, resource)
  if (version !== undefined)
    return {
      kind: 'reject',
      wholeFile: say('intake.fhir-other-version', { version }),
      reject: {
        place,
        reason: say('quarantine.other-version', { type, version }),
        remedy: say('quarantine.other-version-remedy'),
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
    if (id === undefined) return reject(say('quarantine.no-id'), say('quarantine.no-id-remedy'))
    return { kind: 'person', person: personFrom(resource, identity, place) }
  }
  const patient = referenced(resource[known!.subject], 'Patient', scope)
  if (patient === undefined || !patient.startsWith('Patient/')) {
    return element(resource[known!.subject]) && patient !== undefined
      ? { kind: 'other', type: `${type} about no patient` }
      : reject(say('quarantine.no-patient', { type }), say('quarantine.no-patient-remedy'))
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
            reason: say('quarantine.not-json', { unit: part.unit === 'line' ? 'line' : 'entry' }),
            remedy: say('quarantine.not-json-remedy'),
          },
        },
      ]
    )
}
