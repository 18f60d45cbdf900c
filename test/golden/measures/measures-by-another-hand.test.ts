import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeOddPeople } from '../../fixtures/odd-outcomes.ts'
import { writePractice } from '../../fixtures/practice-file.ts'
import { sharedFhir } from '../../fixtures/shared.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { workstation, type Workstation } from '../../fixtures/workstation.ts'
import { countedByBoth, hasPython, type OfMeasure } from '../../proofs/measures/both-hands.ts'
import { richPractice } from '../../proofs/outcomes/rich.ts'
import { writeOutcomePractice } from '../../proofs/outcomes/practice.ts'

/*
 * Every measure that ships, counted by the four services and by a script of another language that reads the same files
 * and shares no code with them. Both start from the definitions in resources/. `npm run proof -- measures` does the
 * same over practices of tens of thousands.
 */
/** Enough of each that every period of the data is in one of them. */
const most = { month: 60, quarter: 40, year: 30 } as const

const bundles = sharedFhir('synthea-r4')
const synthea = bundles
  ? readdirSync(bundles)
      .filter(name => name.endsWith('.json.gz'))
      .map(name => path.join(bundles, name))
  : []
const RICH = 'people in whom every measure finds somebody, with it and without'
/** The maker plants none of these; each has a test of its own that moves it. */
const NOT_PLANTED = new Set(['gad-7-response', 'pain-response', 'readmission-after-operation-30'])
const newFile = () => path.join(temporaryFolder(), 'p.ndjson')
function rich(): string[] {
  const file = newFile()
  writeOutcomePractice(file, richPractice(3, 800))
  return [file]
}

if (!hasPython()) console.warn('Measures are counted by one hand only: there is no python3 here.')

describe.skipIf(!hasPython()).each([
  ['the invented practice', () => [writePractice(newFile(), { seed: 5, patients: 600 })]],
  ['400 invented people of Synthea', () => synthea],
  [RICH, rich],
  ['people whose dates, codes and scores are odd', () => [writeOddPeople(temporaryFolder())]],
] as const)('the measures of %s', (name, filesOf) => {
  const files = filesOf()
  let station: Workstation
  let counted: OfMeasure[]

  beforeAll(async () => {
    if (files.length === 0) return
    station = await workstation()
    await station.import(...files)
    counted = await countedByBoth(station, files, most)
  }, 600_000)
  afterAll(() => station?.end())

  it.skipIf(files.length === 0)('are counted the same, all of them, in every period', () => {
    expect(counted.length).toBeGreaterThanOrEqual(33)
    expect(counted.flatMap(({ differ }) => differ)).toEqual([])
    if (name !== RICH) return
    const empty = counted.filter(({ id, counts: [having, without] }) =>
      id === 'length-of-stay' ? having === 0 : having === 0 || without === 0,
    )
    expect(empty.map(({ id }) => id).filter(id => !NOT_PLANTED.has(id))).toEqual([])
  })

  it.skipIf(files.length === 0)('lead to the people who were counted', async () => {
    for (const { whole } of await station.measures.list({})) {
      const { points } = counted.find(({ id }) => id === whole.measure.id)!.series.year
      const point = points.findLast(({ numerator }) => numerator > 0)
      if (!point) continue
      const { from, to, numerator } = point
      const behind = await station.patients.behind({
        whole,
        from,
        to,
        part: 'numerator',
        offset: 0,
        limit: 500,
      })
      expect([whole.measure.id, behind.total]).toEqual([whole.measure.id, numerator])
      expect(behind.rows.every(({ on }) => on >= from && on <= to)).toBe(true)
    }
  })
})
