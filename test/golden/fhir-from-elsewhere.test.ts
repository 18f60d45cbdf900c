import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sharedFhir } from '../fixtures/shared.ts'
import { workstation } from '../fixtures/workstation.ts'

/* Real files, only where the reference data are; the files that travel with the project are read in the quick line. */
const older = sharedFhir('other-versions') ?? ''
const isHere = older !== ''
interface Entry {
  readonly fullUrl?: string
  readonly resource?: Resource
}
interface Resource {
  readonly resourceType?: string
  readonly id?: string
  readonly entry?: readonly Entry[]
}
const tail = (name: string) => name.split(/[/:]/).at(-1)!
const textOf = (file: string) =>
  (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString()

/** Every entry of a file, whatever form it has; none of what is no JSON. */
function entriesOf(file: string): Entry[] {
  const parsed = (text: string): Resource[] => {
    try {
      return [JSON.parse(text) as Resource]
    } catch {
      return []
    }
  }
  const text = textOf(file)
  const resources = parsed(text).length > 0 ? parsed(text) : text.split('\n').flatMap(parsed)
  return resources.flatMap(resource => resource.entry ?? [{ resource }])
}

/** The ids of every Patient below a folder, by id and by address. */
function patientIdsUnder(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile())
  return new Set(
    files
      .flatMap(each => entriesOf(path.join(each.parentPath, each.name)))
      .filter(({ resource }) => resource?.resourceType === 'Patient')
      .flatMap(({ fullUrl, resource }) =>
        [fullUrl, resource?.id].flatMap(each => (each ? [tail(each)] : [])),
      ),
  )
}

/** The patients whom the subject of one entry names. */
function patientIdsNamedIn(file: string, position: string): string[] {
  const number = Number(/\d+/.exec(position)?.[0])
  const { resource } = entriesOf(file)[number - 1] ?? {}
  const { subject, patient } = (resource ?? {}) as Record<string, { reference?: string } | undefined>
  return [subject, patient].flatMap(each => (each?.reference ? [tail(each.reference)] : []))
}

/** Says that it is from test.fhir.org: the folder's own Patient/example is somebody of another source. */
const fromElsewhere = 'Bundle-lri-example.json'

/** What no careful reader could store, with the reason. */
const turnedAway: Readonly<Record<string, readonly string[]>> = {
  'r4-official-examples': [
    // Deletions by a search, which only the server that holds the data could answer.
    'Bundle-bundle-transaction.json entry 6 quarantine.deletion',
    'Bundle-bundle-transaction.json entry 7 quarantine.deletion',
  ],
  'ips': [
    // A modifier extension of the Netherlands' own says that the therapy was stopped: it changes what the order means.
    'NL_core_patient_01.json entry 7 quarantine.unsafe',
    // A report without a code, which R4 demands: it does not say what it reports.
    'US_MEDITECH_ips_4.json entry 14 quarantine.incomplete',
  ],
}
const sources = [
  'r4-official-examples',
  'us-core',
  'mii-de',
  'ips',
  'genomics-reporting',
  'bulk-ndjson/10-patients',
]

describe.skipIf(!isHere)('FHIR from elsewhere', () => {
  it('is never read as R4 when it is DSTU2 or STU3', async () => {
    const station = await workstation()
    try {
      const { files, totals } = await station.import(older)
      expect(Object.values(totals.facts).reduce((sum, each) => sum + each, 0)).toBe(0)
      expect(totals.patients).toBe(0)
      const clinical = files.filter(
        file => /dstu2|stu3/.test(file.path) && !file.path.includes('practitioner'),
      )
      expect(clinical.length).toBe(
        readdirSync(older).filter(name => /dstu2|stu3/.test(name) && !name.includes('practitioner')).length,
      )
      for (const file of clinical)
        expect(file).toMatchObject({
          status: 'waiting',
          reason: {
            key: 'intake.fhir-other-version',
            values: { version: expect.stringMatching(/DSTU2|STU3/) as string },
          },
        })
    } finally {
      await station.end()
    }
  })

  it.each(sources)('%s is read, and whatever is not has its reason', async name => {
    const station = await workstation()
    try {
      const report = await station.import(sharedFhir(name)!)
      expect(report.files.filter(file => file.status !== 'done' && file.reason === null)).toEqual([])
      // What carries no patient (examples of groups and specimens, this data's own lists of figures) is turned away,
      // and what is listed below by hand.
      const rest = report.quarantine
        .filter(
          each =>
            !['quarantine.no-patient', 'quarantine.no-type', 'quarantine.no-such-patient'].includes(
              each.reason.key,
            ),
        )
        .map(({ path: at, position, reason }) => `${path.basename(at)} ${position} ${reason.key}`)
      expect(rest).toEqual(turnedAway[name] ?? [])
      // Whoever is missed is missing: nothing in the folder describes a patient of that id.
      const described = patientIdsUnder(sharedFhir(name)!)
      for (const { path: at, position, reason } of report.quarantine)
        if (reason.key === 'quarantine.no-such-patient' && path.basename(at) !== fromElsewhere) {
          const named = patientIdsNamedIn(at, position)
          expect({ at, position, known: named.filter(id => described.has(id)) }).toEqual({
            at,
            position,
            known: [],
          })
        }
      expect(Object.values(report.totals.facts).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(30)
      expect((await station.vault.verify({})).ok).toBe(true)
    } finally {
      await station.end()
    }
  })
})
