import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../shared/domain/random.ts'
import { sharedFhir } from '../fixtures/shared.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { workstation, type Workstation } from '../fixtures/workstation.ts'

/** Only beside the project; test/service/intake/fhir-files.test.ts asks the same of the files that travel with it. */
const bundles = sharedFhir('synthea-r4') ?? ''
const lineFiles = sharedFhir('bulk-ndjson/derived-complete') ?? ''
const isHere = bundles !== ''
const expectedCounts = () => {
  const { patients, byType } = JSON.parse(readFileSync(path.join(bundles, 'expected.json'), 'utf8')) as {
    patients: number
    byType: Record<string, number>
  }
  return {
    patients,
    facts: {
      encounter: byType['Encounter'],
      condition: byType['Condition'],
      observation: byType['Observation'],
      medication: byType['MedicationRequest'],
      procedure: byType['Procedure'],
      allergy: byType['AllergyIntolerance'],
      immunization: byType['Immunization'],
      report: byType['DiagnosticReport'],
      document: 0,
    },
  }
}

describe.skipIf(!isHere)('the Synthea bundles of the reference data', () => {
  let station: Workstation
  let contentHash = ''
  beforeAll(async () => {
    station = await workstation()
    await station.import(bundles)
    contentHash = (await station.library.counts({})).contentHash
  })
  afterAll(() => station.end())

  it('import with the published counts', async () =>
    expect(await station.library.counts({})).toMatchObject(expectedCounts()))

  it('add nothing when they come again', async () => {
    const again = await station.import(bundles)
    expect(again.files.filter(file => file.status !== 'known').map(file => path.basename(file.path))).toEqual(
      ['expected.json'],
    )
    expect((await station.library.counts({})).contentHash).toBe(contentHash)
  })

  it('give the same content in shuffled order', async () => {
    const random = createRandom(7)
    const shuffled = readdirSync(bundles)
      .map(name => ({ name, at: random.uniform() }))
      .toSorted((one, other) => one.at - other.at)
    const other = await workstation()
    const folder = temporaryFolder()
    try {
      // Copies with new names, so that the order of names is another one; links out of a folder are not followed.
      for (const [index, { name }] of shuffled.entries())
        copyFileSync(
          path.join(bundles, name),
          path.join(
            folder,
            `${String(index).padStart(3, '0')}${name.endsWith('.gz') ? '.json.gz' : '.json'}`,
          ),
        )
      await other.import(folder)
      expect((await other.library.counts({})).contentHash).toBe(contentHash)
    } finally {
      await other.end()
      rmSync(folder, { recursive: true })
    }
  })
})

describe.skipIf(!isHere)('one export as bundles and as NDJSON', () => {
  it('gives the same facts', async () => {
    const folder = temporaryFolder()
    const [lines, whole] = [await workstation(), await workstation()]
    try {
      await lines.import(lineFiles)
      const { ids } = await patientsOf(lines)
      mkdirSync(path.join(folder, 'bundles'))
      for (const name of readdirSync(bundles).filter(each => ids.some(id => each.includes(id))))
        copyFileSync(path.join(bundles, name), path.join(folder, 'bundles', name))
      await whole.import(path.join(folder, 'bundles'))
      const [one, other] = [await lines.library.counts({}), await whole.library.counts({})]
      expect(one.patients).toBe(ids.length)
      expect({ ...one, sources: 0 }).toEqual({ ...other, sources: 0 })
    } finally {
      await lines.end()
      await whole.end()
      rmSync(folder, { recursive: true })
    }
  })
})

/** The ids that Synthea's file names end in. */
async function patientsOf(station: Workstation): Promise<{ ids: string[] }> {
  const { rows } = await station.patients.list({ query: '', offset: 0, limit: 500 })
  const banners = await Promise.all(rows.map(row => station.patients.open({ patient: row.patient })))
  return {
    ids: banners.flatMap(banner =>
      banner.identifiers
        .map(each => each.value)
        .filter(value => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value))
        .slice(0, 1),
    ),
  }
}
