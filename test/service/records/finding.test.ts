import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const medicine = (identity: string, patient: string, display: string) =>
  inventedFact('medication', {
    identity,
    patient,
    concept: { codes: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: identity, display }] },
  })
const year = { clock: Date.UTC(1940, 0, 1), precision: 'year', offsetMinutes: null } as const
const month = { clock: Date.UTC(1962, 2, 1), precision: 'month', offsetMinutes: null } as const

describe('finding somebody', () => {
  const folder = temporaryFolder()
  let desk: RecordsDesk
  const found = async (query: string) =>
    (await desk.patients.list({ query, offset: 0, limit: 50 })).rows.map(({ name }) => name.split(' ')[0])
  beforeAll(async () => {
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: false })
    await bringIn(
      desk,
      [
        somebody('a', {
          name: 'Catalina Cantú',
          birth: day('1940-05-08'),
          identifiers: [{ system: 'urn:clinic', value: 'K-7741' }],
        }),
        somebody('b', { name: 'Maria Cantú', birth: day('1940-08-05') }),
        somebody('c', { name: 'May Augustin', birth: day('2019-05-08') }),
        somebody('d', { name: 'Nora Only Year', birth: year }),
        somebody('e', { name: 'Olga Only Month', birth: month }),
        somebody('f', {
          name: 'Pia Number',
          identifiers: [{ system: 'urn:clinic', value: '1940-77' }],
        }),
        somebody('g', { name: 'Arthur Born', birth: day('1955-01-01') }),
      ],
      [
        medicine('m1', 'Patient/a', 'Simvastatin 10 MG Oral Tablet'),
        medicine('m2', 'Patient/b', 'atorvastatin 20 mg'),
        medicine('m3', 'Patient/c', 'Dolutegravir 50 MG'),
        medicine('m4', 'Patient/d', 'nystatin 100000 UNT/ML'),
      ],
    )
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    // A date finds whoever may be meant, whichever of day and month comes first; a name beside it tells which.
    ['1940-05-08', ['Catalina']],
    ['8.5.1940', ['Catalina', 'Maria']],
    ['08/05/1940', ['Catalina', 'Maria']],
    ['8/5/40', ['Catalina', 'Maria']],
    ['19400508', ['Catalina']],
    ['08051940', ['Catalina', 'Maria']],
    ['8 May 1940', ['Catalina']],
    ['May 8, 1940', ['Catalina']],
    ['8 may', ['May', 'Catalina']],
    ['may 1940', ['Catalina']],
    ['Cantu 8.5.40', ['Catalina', 'Maria']],
    ['maria 8.5.1940', ['Maria']],
    ['1940 cant', ['Catalina', 'Maria']],
    ['k-7741 1940', ['Catalina']],
    ['mar 1962', ['Olga']],
    ['3/1962', ['Olga']],
    // A year finds whoever was born in it, and numbers that begin so.
    ['1940', ['Catalina', 'Maria', 'Pia', 'Nora']],
    ['born', ['Arthur']],
    // What is no date is a number like any other.
    ['31/31/1940', []],
    ['1940-77', ['Pia']],
    ['may', ['May']],
    ['art', ['Arthur', 'May']],
  ])('by %j', async (query, names) => expect(await found(query)).toEqual(names))

  it.each([
    ['statin', ['Catalina', 'Maria']],
    ['Statins', ['Catalina', 'Maria']],
    ['HMG-CoA reductase', ['Catalina', 'Maria']],
    ['integrase', []],
    ['antiretro', ['May']],
    ['simva', ['Catalina']],
  ])('by the class %j of what they take, by whatever ingredient', async (query, names) =>
    expect(await found(query)).toEqual(names),
  )

  it('says how many were found by what, in the order of the list', async () => {
    const { rows, counts } = await desk.patients.list({ query: 'art', offset: 0, limit: 50 })
    expect(counts).toEqual({ person: 1, code: 1, text: 0 })
    expect(rows.map(({ by, hit }) => [by, hit])).toEqual([
      ['person', undefined],
      ['code', 'Dolutegravir 50 MG'],
    ])
    expect((await desk.patients.list({ query: '', offset: 0, limit: 1 })).counts).toBeUndefined()
  })
})
