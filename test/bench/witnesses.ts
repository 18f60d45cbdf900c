import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Fact } from '../../shared/domain/fact.ts'
import { bringIn, somebody } from '../fixtures/bring-in.ts'
import { inventedFact } from '../fixtures/invented-fact.ts'
import { recordsDesk } from '../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'

const RESULTS = 10_000
const RUNS = 7
const HOURS_BETWEEN = 7

/** Results of one person, as one source tells them. */
const results = (source: string, count: number, isNumbered: boolean): Fact[] =>
  Array.from({ length: count }, (_, k) =>
    inventedFact('observation', {
      identity: `${source}${k}`,
      patient: 'Patient/Ada',
      concept: { codes: [{ system: 'http://loinc.org', code: `${k % 40}-1` }] },
      start: {
        clock: Date.UTC(2010, 0, 1) + k * HOURS_BETWEEN * 3_600_000,
        precision: 'minute',
        offsetMinutes: 60,
      },
      ...(isNumbered && { ids: [{ system: 'urn:invented-laboratory', value: `F-${k * 7919}` }] }),
      value: { kind: 'quantity', value: 6 + (k % 30) / 10, unitCode: '%', text: `${6 + (k % 30) / 10}` },
    }),
  )

/** Milliseconds of what a chart of 10,000 results asks, told by one source or all of them by two. */
export async function witnessesBench(): Promise<void> {
  for (const sources of [1, 2])
    for (const isNumbered of [false, true]) {
      const folder = temporaryFolder()
      const desk = recordsDesk(path.join(folder, 'home'))
      try {
        await desk.vault.create({ passphrase })
        for (const source of ['a', 'b'].slice(0, sources))
          await bringIn(desk, [somebody('Ada')], results(source, RESULTS / sources, isNumbered))
        const patient = 1
        const calls = {
          open: () => desk.patients.open({ patient }),
          facts: () => desk.patients.facts({ patient, kind: 'observation', offset: 0, limit: 100 }),
          measured: () => desk.patients.measured({ patient }),
          series: () => desk.patients.series({ patient, system: 'http://loinc.org', code: '4-1', unit: '%' }),
        }
        for (const [name, call] of Object.entries(calls)) {
          const times: number[] = []
          for (let run = 0; run < RUNS; run++) {
            const began = performance.now()
            await call()
            times.push(performance.now() - began)
          }
          const middle = times.toSorted((one, other) => one - other)[RUNS >> 1]!
          const whose = `${sources === 1 ? 'one source' : 'two sources'}${isNumbered ? ', numbered' : ''}`
          console.log(`${whose}: ${name} ${middle.toFixed(1)} ms (first ${times[0]!.toFixed(1)} ms)`)
        }
      } finally {
        desk.close()
        rmSync(folder, { recursive: true, force: true })
      }
    }
}
