import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sharedFhir } from '../../fixtures/shared.ts'

interface Request {
  medicationCodeableConcept?: { coding?: Array<{ code?: string }> }
  medicationReference?: { reference: string }
}

/** So often is everything there, under ids of its own: an import that takes long enough to be killed in. */
const COPIES = 6

/** A UUID up to its last digit. */
const identifier = /([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{11})[0-9a-f]/g

/**
 * An NDJSON export of real records whose medicines stand in a file of their own, which comes last: what is prescribed
 * has its name only once that has been read. Patients come after most of what is said of them. Answers its files, in
 * the order in which they are read; none where the reference data are not here.
 */
export function exportWithReferences(folder: string): string[] {
  const from = sharedFhir('bulk-ndjson/derived-complete')
  if (from === undefined) return []
  const medicines = new Map<string, object>()
  const written: string[] = []
  const write = (name: string, lines: readonly string[]) => {
    const file = path.join(folder, name)
    writeFileSync(file, lines.map(line => `${line}\n`).join(''))
    written.push(file)
  }
  for (const name of readdirSync(from)
    .filter(each => each.endsWith('.ndjson.gz'))
    .toSorted()) {
    const lines = gunzipSync(readFileSync(path.join(from, name)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
    const inCopies = Array.from({ length: COPIES }, (_, copy) =>
      lines.map(line => {
        const resource = JSON.parse(line.replaceAll(identifier, `$1${copy}`)) as Request
        const concept = resource.medicationCodeableConcept
        const id = concept?.coding?.[0]?.code
        if (concept === undefined || id === undefined) return JSON.stringify(resource)
        medicines.set(id, { resourceType: 'Medication', id, code: concept })
        delete resource.medicationCodeableConcept
        resource.medicationReference = { reference: `Medication/${id}` }
        return JSON.stringify(resource)
      }),
    ).flat()
    write(name.slice(0, -'.gz'.length), inCopies)
  }
  write(
    'Medications-at-last.ndjson',
    [...medicines.values()].map(each => JSON.stringify(each)),
  )
  return written
}
