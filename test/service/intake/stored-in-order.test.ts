import { setTimeout as later } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { turns } from '../../../electron/intake/pipeline/turns.ts'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import type { Source } from '../../../electron/intake/sources/source.ts'
import { bundle, hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/** Reads a file that tells of somebody only after a while. */
const slowFor = (name: string): Source => ({
  ...fhir,
  async *pieces(bytes, format) {
    for await (const piece of fhir.pieces(bytes, format)) {
      if (Buffer.from(piece.bytes).includes(name)) await later(60)
      yield piece
    }
  },
})

describe('files that are read side by side', () => {
  it('are stored in their order, whichever of them is slow', async () => {
    const folder = temporaryFolder()
    const files = [
      bundle(folder, patient('1', 'Ann Reed', { birthDate: '1950-01-01' }), hba1c('a', to('Patient/1'), 4)),
      bundle(folder, patient('1', 'Bea Moss', { birthDate: '1990-05-05' }), hba1c('b', to('Patient/1'), 9)),
    ]
    for (const slow of ['Ann Reed', 'Bea Moss']) {
      const room = intakeRoom().withSources([slowFor(slow)])
      await room.import(files, { source: 'Hill clinic' })
      const { rows } = await room.patients.list({ query: '', offset: 0, limit: 5 })
      expect([slow, rows.map(({ name }) => name)]).toEqual([slow, ['Ann Reed']])
      expect((await room.library.quarantine({})).map(({ reason }) => reason.key)).not.toEqual([])
      room.end()
    }
  })
})

describe('turns', () => {
  it('come in the order in which they were taken, and one that is over early holds nobody up', async () => {
    const next = turns()
    const [first, second, third] = [next(), next(), next()]
    const came: string[] = []
    void second.mine.then(() => came.push('second'))
    void third.mine.then(() => came.push('third'))
    await first.mine
    second.over()
    await later(5)
    expect(came).toEqual([])
    first.over()
    await third.mine
    expect(came).toEqual(['second', 'third'])
  })
})
