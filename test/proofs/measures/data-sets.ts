import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { practiceCharts, firstClinic, writeExport } from '../../bench/practice/write.ts'
import { writeOddPeople } from '../../fixtures/odd-outcomes.ts'
import { writePractice } from '../../fixtures/practice-file.ts'
import { sharedFhir } from '../../fixtures/shared.ts'
import { writeOutcomePractice } from '../outcomes/practice.ts'
import { richPractice } from '../outcomes/rich.ts'

const LARGE = 20_000

const namesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .toSorted()
    .map(name => path.join(folder, name))

/** Files of each, written into a folder that is there for them; none where they are not to be had here. */
export const dataSets: Readonly<Record<string, (folder: string) => Promise<string[]> | string[]>> = {
  'demonstration': folder => [
    writePractice(path.join(folder, 'practice.ndjson'), { seed: 5, patients: 2_000 }),
  ],
  'synthea': () => {
    const bundles = sharedFhir('synthea-r4')
    return bundles ? namesIn(bundles, '.json.gz') : []
  },
  'outcomes': folder => {
    const file = path.join(folder, 'outcomes.ndjson')
    writeOutcomePractice(file, richPractice(14, LARGE))
    return [file]
  },
  'odd': folder => [writeOddPeople(folder)],
  'large practice': async folder => {
    const plan = { seed: 14, people: LARGE, observations: 40 * LARGE }
    const out = path.join(folder, 'large')
    mkdirSync(out)
    await writeExport(practiceCharts(plan), {
      folder: out,
      size: 'lean',
      form: 'ndjson',
      gzip: false,
      clinic: firstClinic(plan.seed),
    })
    return namesIn(out, '.ndjson')
  },
}
