import type { Code, Fact, Place } from '../../../../shared/domain/fact.ts'
import type { Person } from '../../../../shared/domain/patient.ts'
import { codesOf, type WrittenNumbers } from './elements.ts'
import { element, isElement, text, type Element } from './json.ts'
import { factFrom, factTypes } from './map/fact.ts'
import { personFrom } from './map/person.ts'
import { parseObject } from './parse.ts'
import { identityOf, referenced, serverOf } from './scope.ts'
import { recover, type Piece } from './split.ts'
import { versionSign } from './version-sign.ts'

export interface Reject {
  readonly place: Place
  readonly code: string
  readonly message: string
  readonly remedy: string
}
/** What a piece turned out to be. */
export type Reading =
  | { kind: 'person'; person: Person }
  | { kind: 'fact'; fact: Fact }
  | { kind: 'other'; type: string }
  | { kind: 'reject'; reject: Reject }
  | { kind: 'other-version'; version: string; reject: Reject }

const placeOf = ({ offset, bytes, number, unit }: Piece): Place => ({
  offset,
  length: bytes.byteLength,
  position: `${unit} ${number}`,
})
const decode = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/^\uFEFF/, '')

/**
 * Reads the pieces of one file, or of the files of one folder that belong together. Keeps the Medications it has met, as
 * requests name them by reference.
 */
export function fhirReader() {
  const medications = new Map<string, Code[]>()

  function readResource(
    resource: Element,
    written: WrittenNumbers,
    fullUrl: string | undefined,
    place: Place,
    fileScope: string,
  ): Reading {
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
        kind: 'other-version',
        version,
        reject: {
          place,
          code: 'other-version',
          message: `This ${type} is written for FHIR ${version}, not R4.`,
          remedy: 'Ask the sender to export FHIR R4.',
        },
      }

    const scope = serverOf(fullUrl) ?? fileScope
    const id = fullUrl?.startsWith('urn:uuid:') ? fullUrl.slice('urn:uuid:'.length) : text(resource['id'])
    if (type === 'Medication' && id !== undefined)
      medications.set(identityOf('Medication', id, scope), codesOf(resource['code']))
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
      return target === undefined ? undefined : medications.get(target)
    }
    return {
      kind: 'fact',
      fact: factFrom(type, resource, { identity, patient, scope, place, written, medication }),
    }
  }

  function readText(piece: Piece, fileScope: string): Reading[] | undefined {
    const parsed = parseObject(decode(piece.bytes))
    if (!parsed) return undefined
    const { object, written } = parsed
    const place = placeOf(piece)
    if (piece.unit !== 'entry') {
      // A bundle on one line of NDJSON, or a bundle without entries.
      if (object['resourceType'] === 'Bundle') {
        const entries = Array.isArray(object['entry']) ? object['entry'].filter(isElement) : []
        return entries.flatMap(entry =>
          isElement(entry['resource'])
            ? readResource(entry['resource'], written, text(entry['fullUrl']), place, fileScope)
            : [],
        )
      }
      return [readResource(object, written, undefined, place, fileScope)]
    }
    const resource = element(object['resource'])
    return resource
      ? [readResource(resource, written, text(object['fullUrl']), place, fileScope)]
      : [{ kind: 'other', type: 'entry without a resource' }]
  }

  return {
    /** Reads one piece. What cannot be parsed is taken apart once, so that a broken entry does not cost its neighbours. */
    read(piece: Piece, fileScope: string): Reading[] {
      const direct = readText(piece, fileScope)
      if (direct) return direct
      return recover(piece, candidate => parseObject(candidate) !== undefined).flatMap(
        ({ piece: part, sound }) =>
          (sound ? readText(part, fileScope) : undefined) ?? [
            {
              kind: 'reject' as const,
              reject: {
                place: placeOf(part),
                code: 'not-json',
                message: `${part.unit === 'line' ? 'This line' : 'This entry'} is not JSON: a brace, quote or comma is missing.`,
                remedy: 'Ask the sender for the file again, or mend it and retry.',
              },
            },
          ],
      )
    },
  }
}
export type FhirReader = ReturnType<typeof fhirReader>
