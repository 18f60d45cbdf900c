import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Description } from '../../electron/intake/people/description.ts'
import { createRandom } from '../../shared/domain/random.ts'
import { intakeRoom } from '../fixtures/intake-room.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { inventor } from './people.ts'
import { timedImport } from './phases.ts'

const THERE = 100_000
const NEW = 1_000

const resourceOf = (id: string, { name, sex, birth, telecom, addresses, identifiers }: Description) => ({
  resourceType: 'Patient',
  id,
  name: [{ text: name }],
  gender: sex,
  birthDate: new Date(birth!.clock).toISOString().slice(0, '2026-11-29'.length),
  telecom: telecom.map(value => ({ system: 'phone', value })),
  address: addresses.map(text => ({ text })),
  identifier: identifiers,
})

function written(folder: string, people: readonly Description[]): string {
  mkdirSync(folder, { recursive: true })
  const lines = people.map((each, k) => JSON.stringify(resourceOf(`${k}`, each)))
  writeFileSync(path.join(folder, 'Patient.ndjson'), lines.join('\n'))
  return folder
}

/**
 * 1,000 people, every other of them known to another source, come to a casebook of 100,000: through the whole of an
 * import, by phase. Before them comes one person of a second source, for whom all others are made ready once.
 */
export async function newcomersBench(): Promise<void> {
  const invent = inventor(createRandom(7))
  const there = Array.from({ length: THERE }, (_, k) => invent(`${k}`, 'a'))
  const arriving = Array.from({ length: NEW }, (_, k) =>
    k % 2 === 0 ? invent(`n${k}`, 'b') : { ...there[k * 97]!, identifiers: [] },
  )
  const folder = temporaryFolder()
  const room = intakeRoom()
  try {
    for (const [source, people] of [
      ['First', there],
      ['Second', [invent('one', 'c')]],
      ['Third', arriving],
    ] as const) {
      console.log(`${source}: ${people.length} people`)
      const { matched } = await timedImport(room, written(path.join(folder, source), people), { source })
      console.log(`    ${JSON.stringify(matched)}`)
    }
  } finally {
    room.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
