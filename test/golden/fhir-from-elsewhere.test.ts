import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFhir } from '../fixtures/shared.ts'
import { workstation } from '../fixtures/workstation.ts'

/*
 * Real files, only where the reference data are; the files that travel with the project are read in the
 * quick line.
 */
const older = sharedFhir('other-versions') ?? ''
const isHere = older !== ''
const sources = [
  'r4-official-examples',
  'us-core',
  'mii-de',
  'ips',
  'genomics-reporting',
  'bulk-ndjson/10-patients',
]

/**
 * Of this one most entries are written in STU3 as they are in R4, results and dispenses; those that are not
 * are turned away one by one.
 */
const MIXED = 'stu3-smart-patient-1642068.fhir-bundle.json'
/**
 * Entries that R4 itself does not allow, or that say by a modifier that they mean something else: a stopped
 * medicine.
 */
const turnedAway: Readonly<Record<string, readonly string[]>> = {
  'ips/NL_core_patient_01.json': ['quarantine.unsafe'],
  'ips/US_MEDITECH_ips_4.json': ['quarantine.incomplete'],
}
/** Why an entry has no place: examples of groups and specimens, this data's own lists of figures. */
const about = new Set(['quarantine.no-patient', 'quarantine.no-type'])

describe.skipIf(!isHere)('FHIR from elsewhere', () => {
  it('is never read as R4 where it shows that it is DSTU2 or STU3', async () => {
    const station = await workstation()
    try {
      const { files, quarantine } = await station.import(older)
      const clinical = readdirSync(older).filter(
        name => /dstu2|stu3/.test(name) && !name.includes('practitioner') && name !== MIXED,
      )
      for (const name of clinical)
        expect(files.find(file => file.path.endsWith(name))).toMatchObject({
          status: 'unreadable',
          reason: {
            key: 'intake.fhir-other-version',
            values: { version: expect.stringMatching(/DSTU2|STU3/) as string },
          },
        })
      const mixed = quarantine.filter(each => each.path.endsWith(MIXED)).map(each => each.reason.key)
      expect(new Set(mixed)).toEqual(new Set(['quarantine.other-version']))
    } finally {
      await station.end()
    }
  })

  it.each(sources)('%s is read, and whatever is not has its reason', async name => {
    const station = await workstation()
    try {
      const report = await station.import(sharedFhir(name)!)
      expect(report.files.filter(file => file.status !== 'done' && file.reason === null)).toEqual([])
      expect(
        report.quarantine.filter(({ path, reason }) => {
          const known = Object.entries(turnedAway).find(([file]) => path.endsWith(file))
          return !about.has(reason.key) && !known?.[1].includes(reason.key)
        }),
      ).toEqual([])
      expect(Object.values(report.totals.facts).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(30)
      expect((await station.vault.verify({})).ok).toBe(true)
    } finally {
      await station.end()
    }
  })
})
