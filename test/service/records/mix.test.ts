import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mixHandlers } from '../../../electron/learning/outcomes/mix/handlers.ts'
import { contract } from '../../../shared/contract/define.ts'
import { mixMethods } from '../../../shared/contract/measures-mix.ts'
import type { Fact, FactOf } from '../../../shared/domain/fact.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { pressures } from '../../fixtures/pressure-measure.ts'
import { infections, INVENTED } from '../../fixtures/planned-change.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

let folder = ''
let desk: RecordsDesk
const learning = () => desk.client(contract('measures', mixMethods), mixHandlers(desk.frames, []))
beforeEach(async () => {
  folder = temporaryFolder()
  desk = recordsDesk(path.join(folder, 'home'))
  await desk.vault.create({ passphrase })
})
afterEach(() => {
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

let facts = 0
const about = (name: string, code: string, on: string) => ({
  identity: `fact-${++facts}`,
  patient: `Patient/${name}`,
  concept: { codes: [{ system: INVENTED, code }] },
  start: day(on),
})
const by = (name: string): Partial<FactOf<'procedure'>> => ({ parties: [{ role: 'performer', name }] })

/** An operation, by somebody; ten days later perhaps an infection. */
function operation(
  name: string,
  on: string,
  { surgeon, isInfected = false }: { surgeon?: string; isInfected?: boolean },
): Fact[] {
  const later = new Date(Date.parse(on) + 10 * 86_400_000).toISOString().slice(0, 10)
  return [
    inventedFact('procedure', { ...about(name, 'operation', on), ...(surgeon ? by(surgeon) : {}) }),
    ...(isInfected ? [inventedFact('condition', about(name, 'infection', later))] : []),
  ]
}
const woman = (name: string, born: string): Person => somebody(name, { sex: 'female', birth: day(born) })
const man = (name: string, born: string): Person => somebody(name, { sex: 'male', birth: day(born) })

/** The second quarter of 2025 against the first. */
const quarters = {
  before: { from: '2025-01-01', to: '2025-03-31' },
  after: { from: '2025-04-01', to: '2025-06-30' },
}

describe('what lies behind a difference, counted by hand', () => {
  /*
   * First quarter: 4 women by Ada (1 infected), 2 men by Ben (0). 1 of 6.
   * Second: 2 women by Ada (0 infected), 4 men by Ben (3), of whom Bob had been operated on in February. 3 of 6.
   */
  async function operated() {
    await bringIn(
      desk,
      [
        woman('Ann', '1950-01-01'),
        woman('Bea', '1950-01-01'),
        woman('Cleo', '1990-01-01'),
        woman('Dot', '1990-01-01'),
        man('Bob', '1950-01-01'),
        man('Cal', '1990-01-01'),
        woman('Eve', '1950-01-01'),
        woman('Fay', '1990-01-01'),
        man('Dan', '1950-01-01'),
        man('Eli', '1950-01-01'),
        man('Fox', '1990-01-01'),
        somebody('Zoe'),
      ],
      [
        ...operation('Ann', '2025-01-06', { surgeon: 'Dr Ada', isInfected: true }), // a Monday
        ...operation('Bea', '2025-01-07', { surgeon: 'Dr Ada' }),
        ...operation('Cleo', '2025-01-13', { surgeon: ' Dr Ada' }),
        ...operation('Dot', '2025-02-03', { surgeon: 'Dr Ada' }),
        ...operation('Bob', '2025-02-04', { surgeon: 'Dr Ben' }),
        ...operation('Cal', '2025-03-03', {}),
        ...operation('Eve', '2025-04-07', { surgeon: 'Dr Ada' }),
        ...operation('Fay', '2025-04-07', { surgeon: 'Dr Ada' }),
        ...operation('Bob', '2025-05-05', { surgeon: 'Dr Ben', isInfected: true }),
        ...operation('Dan', '2025-05-06', { surgeon: 'Dr Ben', isInfected: true }),
        ...operation('Eli', '2025-06-02', { surgeon: 'Dr Ben', isInfected: true }),
        ...operation('Fox', '2025-06-03', { surgeon: 'Dr Ben' }),
        inventedFact('encounter', about('Zoe', 'visit', '2025-09-30')),
      ],
    )
  }

  it('has each row of who and how with its people before and since, which add up', async () => {
    await operated()
    const found = await learning().mix({ whole: infections, ...quarters })
    expect(found.before).toMatchObject({ numerator: 1, denominator: 6 })
    expect(found.after).toMatchObject({ numerator: 3, denominator: 6 })
    const rowsOf = (is: string) =>
      found.factors
        .find(each => each.is === is)!
        .rows.map(({ before, after }) => [
          before.numerator,
          before.denominator,
          after.numerator,
          after.denominator,
        ])
    expect(rowsOf('sex')).toEqual([
      [1, 4, 0, 2], // women
      [0, 2, 3, 4], // men
    ])
    expect(rowsOf('age')).toEqual([
      [0, 3, 0, 2], // 18 to 39: Cleo, Dot, Cal; Fay, Fox
      [1, 3, 3, 4], // 70 and over: Ann, Bea, Bob; Eve, Bob, Dan, Eli
    ])
    expect(rowsOf('known')).toEqual([
      [1, 6, 2, 5],
      [0, 0, 1, 1], // Bob had been here
    ])
    expect(rowsOf('clinician')).toEqual([
      [1, 4, 0, 2], // Ada, with and without a blank before her name
      [0, 1, 3, 4], // Ben
      [0, 1, 0, 0], // not recorded: Cal
    ])
    expect(rowsOf('weekday')).toEqual([
      [1, 4, 2, 4], // Mondays: Ann, Cleo, Dot, Cal; Eve, Fay, Bob, Eli
      [0, 2, 1, 2], // Tuesdays: Bea, Bob; Dan, Fox
    ])
    // One source and one import: nobody is told apart by them, nor by what nobody recorded.
    expect(found.left).toEqual(['asa', 'urgency', 'procedure', 'place', 'source', 'import'])
    for (const { parts, rows } of found.factors) {
      expect(parts!.mix + parts!.within).toBeCloseTo(2 / 6, 12)
      for (const side of ['before', 'after'] as const)
        expect(rows.reduce((sum, row) => sum + row[side].denominator, 0)).toBe(6)
    }
    // By hand: women 4/6 to 2/6, 1/4 to 0/2; mean of all 1/3. Mix (-1/3)(1/8 - 1/3), within (-1/4)(1/2).
    const women = found.factors.find(({ is }) => is === 'sex')!.rows[0]!
    expect(women.parts!.mix).toBeCloseTo((-1 / 3) * (1 / 8 - 1 / 3), 12)
    expect(women.parts!.within).toBeCloseTo(-1 / 8, 12)
    expect(women.isSmall).toBe(true)
  })

  it('says how many rows were looked at and how many chance would make differ', async () => {
    await operated()
    const { reading, factors } = await learning().mix({ whole: infections, ...quarters })
    const compared = factors.flatMap(({ rows }) => rows).filter(({ difference }) => difference !== null)
    const looked = reading.find(({ key }) => key === 'mix.looked')!
    expect(looked.values).toEqual({
      rows: compared.length,
      beyond: compared.filter(({ isBeyond }) => isBeyond).length,
      chance: compared.length * 0.05,
    })
  })

  it('leads from a row to its people, by name, and from a clinician to what her source calls her', async () => {
    await operated()
    const { factors } = await learning().mix({ whole: infections, ...quarters })
    const ben = factors.find(({ is }) => is === 'clinician')!.rows[1]!
    expect(ben.label).toBeNull() // her name does not cross to where nobody may see a chart
    expect(await desk.patients.mixCalled({ whole: infections, is: 'clinician', keys: ben.keys })).toEqual([
      'Dr Ben',
    ])
    const people = (span: 'before' | 'after', part: 'numerator' | 'without') =>
      desk.patients.behind({
        whole: infections,
        ...quarters[span],
        part,
        row: { is: 'clinician', keys: ben.keys },
        offset: 0,
        limit: 10,
      })
    expect((await people('after', 'numerator')).rows.map(({ name }) => name)).toEqual(['Bob', 'Dan', 'Eli'])
    expect((await people('before', 'without')).rows.map(({ name }) => name)).toEqual(['Bob'])
    const unrecorded = await desk.patients.behind({
      whole: infections,
      ...quarters.before,
      part: 'without',
      row: { is: 'clinician', keys: [''] },
      offset: 0,
      limit: 10,
    })
    expect(unrecorded.rows.map(({ name }) => name)).toEqual(['Cal'])
  })

  it('says first what the data themselves explain: a source that began, and a span hardly over', async () => {
    await operated()
    const none = await learning().mix({ whole: infections, ...quarters })
    expect(none.explanations).toEqual([{ key: 'mix.data-explain-nothing', values: {} }])
    // A second source begins in May; the data then end four days after the span that is looked at.
    await bringIn(
      desk,
      ['Gus', 'Hal'].map(name => somebody(name)),
      [...operation('Gus', '2025-05-12', {}), inventedFact('encounter', about('Hal', 'visit', '2025-10-04'))],
    )
    const later = await learning().mix({
      whole: infections,
      before: { from: '2025-04-01', to: '2025-06-30' },
      after: { from: '2025-07-01', to: '2025-09-30' },
    })
    expect(later.explanations.map(({ key }) => key)).toEqual(['mix.source-began', 'mix.not-closed'])
    expect(later.explanations[1]!.values).toEqual({ upTo: '2025-10-04', days: 4 })
    expect(later.reading).toEqual([{ key: 'mix.nobody', values: { side: 'after' } }])
  })

  it('refuses spans that overlap or stand the wrong way round', async () => {
    await expect(
      learning().mix({ whole: infections, before: quarters.after, after: quarters.before }),
    ).rejects.toMatchObject({ code: 'refused' })
  })
})

describe('people who are counted at the end of each span', () => {
  it('are told apart with an interval that allows for those who stand in both', async () => {
    // Ten people: 4 under control on both days, 3 gained it, 1 lost it, 2 never. By hand: 5 of 10, then 7 of 10.
    const courses = ['11', '11', '11', '11', '01', '01', '01', '10', '00', '00']
    await bringIn(
      desk,
      [...[...courses.keys()].map(n => man(`P${n}`, '1960-01-01')), somebody('Zoe')],
      [
        inventedFact('encounter', about('Zoe', 'visit', '2025-12-31')),
        ...courses.flatMap((course, n): Fact[] =>
          [...course].flatMap((has, at) => [
            inventedFact('observation', {
              ...about(`P${n}`, 'pressure', ['2024-06-03', '2025-06-03'][at]!),
              value: {
                kind: 'quantity',
                value: has === '1' ? 130 : 150,
                unitCode: 'mm[Hg]',
                text: has === '1' ? '130' : '150',
              },
            }),
            inventedFact('encounter', about(`P${n}`, 'visit', ['2024-06-03', '2025-06-03'][at]!)),
          ]),
        ),
      ],
    )
    const found = await learning().mix({
      whole: pressures,
      before: { from: '2024-01-01', to: '2024-12-31' },
      after: { from: '2025-01-01', to: '2025-12-31' },
    })
    expect(found.before).toMatchObject({ numerator: 5, denominator: 10 })
    expect(found.after).toMatchObject({ numerator: 7, denominator: 10 })
    expect(found.difference!.by).toBe('paired')
    expect(found.difference!.value).toBeCloseTo(0.2, 12)
    expect(found.doubts.map(({ key }) => key)).toContain('mix.same-people')
  })
})
