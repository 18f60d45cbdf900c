import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringIn, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const MANY = 1_050
const numbered = (n: number) => String(n).padStart(4, '0')
const gout = { codes: [{ system: 'http://snomed.info/sct', code: '90560007', display: 'Gout' }] }

describe('looking for people', () => {
  const folder = temporaryFolder()
  let desk: RecordsDesk
  beforeAll(async () => {
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: false })
    await bringIn(
      desk,
      [
        ...Array.from({ length: MANY }, (_, n) => somebody(`m${n}`, { name: `Mary Moor${numbered(n)}` })),
        somebody('gouty', { name: 'Gouda Àdler' }),
        somebody('ill', { name: 'Zoe Zander' }),
        somebody('told', { name: 'Yan Young' }),
      ],
      [
        inventedFact('condition', { identity: 'c1', patient: 'Patient/ill', concept: gout }),
        inventedFact('document', {
          identity: 'd1',
          patient: 'Patient/told',
          attachments: [{ text: 'Complains of a swollen toe; gout is suspected by her sister.' }],
        }),
        // What is found twice is one person.
        inventedFact('condition', { identity: 'c2', patient: 'Patient/ill', concept: gout }),
      ],
    )
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const search = (query: string, offset = 0, limit = 100) => desk.patients.list({ query, offset, limit })

  it('finds by name, then by a code, then by words, and says which words', async () => {
    const { rows, total, isMore } = await search('gou')
    expect(rows.map(({ name, hit }) => [name, hit])).toEqual([
      ['Gouda Àdler', undefined],
      ['Zoe Zander', 'Gout'],
      ['Yan Young', 'Complains of a swollen toe; gout is suspected by her sister'],
    ])
    expect({ total, isMore }).toEqual({ total: 3, isMore: false })
  })
  it('asks nobody for accents', async () => expect((await search('adler')).total).toBe(1))
  it('says that there are more than anybody reads, and lists the first of them by name', async () => {
    const last = await search('mary', 990)
    expect({ ...last, rows: last.rows.map(({ name }) => name) }).toEqual({
      total: 1_000,
      counts: { person: 1_000, code: 0, text: 0 },
      isMore: true,
      rows: Array.from({ length: 10 }, (_, n) => `Mary Moor0${990 + n}`),
    })
    expect(await search('mary moor1')).toMatchObject({ total: 50, isMore: false })
  })
  it('lists everybody where nothing is asked, and nobody where nothing can be found', async () => {
    expect(await search('', 0, 1)).toMatchObject({ total: MANY + 3, isMore: false })
    expect(await search('?!')).toMatchObject({ total: 0, isMore: false, rows: [] })
  })
})
