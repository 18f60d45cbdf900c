import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const { concepts } = readMeasures(path.join(import.meta.dirname, '../../../resources'))
const setNamed = (id: string) => concepts.find(each => each.id === id)!

const took = (patient: string, code: string, display: string): Fact =>
  inventedFact('medication', {
    identity: `${patient} ${code}`,
    patient: `Patient/${patient}`,
    concept: { codes: [{ system: rxnorm, code, display }] },
    start: day('2020-03-01'),
  })

describe('what a set that asks in ATC finds in a practice that codes in RxNorm', () => {
  let folder = ''
  let desk: RecordsDesk
  beforeAll(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: true })
    await bringIn(
      desk,
      ['P1', 'P2', 'P3'].map(name => somebody(name)),
      [
        took('P1', '29046', 'lisinopril'),
        took('P2', '314076', 'lisinopril 10 MG Oral Tablet'),
        took('P3', '999999', 'lisinopril 2.5 MG Oral Tablet'),
        took('P3', '6809', 'metformin'),
      ],
      'invented-practice',
    )
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is told by code with its people, and what goes by its name under another code is offered', async () => {
    const [found] = await desk.library.matches({ sets: [setNamed('ace-inhibitor')] })
    expect(found!.people).toBe(2)
    expect(found!.codes.map(({ code, people }) => [code.code, people]).toSorted()).toEqual([
      ['29046', 1],
      ['314076', 1],
    ])
    expect(found!.byName.map(({ code }) => code.code)).toEqual(['999999'])
  })

  it('is nobody, and nothing is guessed, where neither code nor name is here', async () => {
    const [found] = await desk.library.matches({ sets: [setNamed('tacrolimus')] })
    expect(found).toEqual({ people: 0, codes: [], units: [], byName: [] })
  })
})
