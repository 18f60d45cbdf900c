import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonSide } from '../../shared/contract/patients-people.ts'
import { hba1c, to } from '../fixtures/fhir-parts.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'
import { mayBeOne, one, type Resource } from '../fixtures/two-clinics.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Pair {
  readonly one: PersonSide
  readonly other: PersonSide
  readonly reasons: readonly string[]
}

/** Runs the command as a user would, in a process of its own. */
function casebook(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['electron/headless/casebook.ts', ...words, '--home', path.join(folder, 'home')],
      { cwd: root, env: { PATH: process.env['PATH'], CASEBOOK_PASSPHRASE: passphrase } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}
function clinic(name: string, ...people: Resource[]): string {
  const file = path.join(folder, `${name}.ndjson`)
  writeFileSync(file, people.map(each => JSON.stringify(each)).join('\n'))
  return file
}
/** One result of hers, as either clinic sends it. */
const result = (id: string, person: string) =>
  hba1c(id, to(`Patient/${person}`), 6.1, {
    identifier: [{ system: 'urn:oid:1.3.6.1.4.1.99999.7', value: 'F7731' }],
  })
const listed = async () => (await casebook('patients')).out

describe('the commands about people of two sources', () => {
  let pair: Pair
  beforeAll(async () => {
    await casebook('init')
    await casebook(
      'import',
      clinic('hill', mayBeOne('1', 'Mona'), one('2'), result('h', '2')),
      '--from',
      'Hill',
    )
  })

  it('import says how many it joined, and how many pairs wait', async () => {
    const { out } = await casebook(
      'import',
      clinic('lake', mayBeOne('3', 'Nora'), one('4'), result('l', '4')),
      '--from',
      'Lake',
    )
    expect(out).toContain('1 pair of people of two sources was joined; 1 pair waits for you to say')
  })

  it('show prints a result of both once, and says who else tells it', async () => {
    const { patients } = JSON.parse((await casebook('patients', '--json')).out) as {
      patients: Array<{ patient: number; facts: number }>
    }
    const joined = patients.filter(({ facts }) => facts > 0)
    expect(joined).toMatchObject([{ facts: 1 }])
    const { out } = await casebook('show', `${joined[0]!.patient}`)
    expect(out.match(/HbA1c/g)).toHaveLength(1)
    expect(out).toMatch(/HbA1c: 6\.1 % \(also from (Hill|Lake)\)/)
  })

  it('people lists the pairs with their reasons in words', async () => {
    const found = JSON.parse((await casebook('people', '--json')).out) as Pair[]
    expect(found).toHaveLength(1)
    pair = found[0]!
    expect([pair.one.name, pair.other.name].toSorted()).toEqual(['Mona Oberholzer', 'Nora Oberholzer'])
    expect(pair.reasons).toContain('The birth date is the same.')
  })

  it('same puts both on one chart, people says why, and apart takes them apart again', async () => {
    const [first, second] = [`${pair.one.person}`, `${pair.other.person}`]
    expect((await casebook('same', first, second)).code).toBe(0)
    expect(await listed()).toContain('2 patients')
    expect((await casebook('people', first)).out).toContain('person-1 said so at')
    expect((await casebook('different', first, first)).code).toBe(2)
    expect((await casebook('apart', first)).code).toBe(0)
    expect(await listed()).toContain('3 patients')
    expect((await casebook('apart', first)).code).toBe(1)
    expect((await casebook('people')).out).toContain('No pair waits')
    expect((await casebook('verify')).code).toBe(0)
  })
})
