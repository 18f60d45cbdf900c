import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nearestOf } from '../../../electron/learning/alike/nearest.ts'
import { alikeReader } from '../../../electron/records/frames/alike/alike-frame.ts'
import { bundle, hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { file, line } from '../../fixtures/vcf-parts.ts'

/*
 * Six people of the same age and sex. At rs4244285, where *2 of CYP2C19 lies, Ada has one copy, as has Bea; Cleo has
 * two; Dora none; of Edith it was not called, and Fay's genome was never read. At rs12248560 nobody differs.
 */
const names = ['Ada', 'Bea', 'Cleo', 'Dora', 'Edith', 'Fay'] as const
const genotypes = ['0/1', '0/1', '1/1', '0/0', './.'] as const
const samples = ['S1', 'S2', 'S3', 'S4', 'S5']
const genome = file(
  samples,
  line({ pos: 94_761_900, id: 'rs12248560', ref: 'C', alt: 'T' }, ...samples.map(() => '0/0')),
  line({ pos: 94_781_859, id: 'rs4244285', ref: 'G', alt: 'A' }, ...genotypes),
)

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})

describe('genotypes of people', () => {
  it('are three states, and what was not called is none of them', async () => {
    const all = names.flatMap(name => [
      patient(name, `${name} Invented`),
      hba1c(`of-${name}`, to(`Patient/${name}`), 7),
    ])
    await room.import([bundle(folder, ...all)], { source: 'Hill clinic' })
    await room.import([writeIn(folder, 'genome.vcf', genome)], { source: 'Sequencer' })
    const { rows } = await room.patients.list({ query: '', offset: 0, limit: 10 })
    const charts = names.map(name => rows.find(each => each.name.includes(name))!.patient)
    const [waiting] = await room.library.waiting({})
    await room.intake.readSamples({
      source: waiting!.source,
      build: 'GRCh38',
      samples: samples.map((name, at) => ({ name, patient: charts[at]! })),
    })

    const read = alikeReader()
    const [ada, bea, cleo, dora, edith, fay] = charts as [number, number, number, number, number, number]
    const frame = await read(room.store, ada, () => undefined)
    const genomic = frame.traits.filter(({ domain }) => domain === 'genomic')
    expect(genomic).toHaveLength(1) // of a place at which nobody differs nothing can be told
    const at = (person: number) => genomic[0]!.values[frame.member.indexOf(person)]
    expect([ada, bea, cleo, dora, edith, fay].map(at)).toEqual([1, 1, 2, 0, NaN, NaN])

    const { nearest } = nearestOf(frame, { clinical: 0, genomic: 1, social: 0 }, 10)
    expect(nearest.map(({ patient: other, likeness }) => [other, likeness])).toEqual([
      [bea, 1],
      [cleo, 0.5],
      [dora, 0.5],
    ])
    expect((await read(room.store, fay, () => undefined)).traits.map(({ domain }) => domain)).not.toContain(
      'genomic',
    )
  })
})
