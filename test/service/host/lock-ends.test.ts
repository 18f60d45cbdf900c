import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeyFile, unwrapKey } from '../../../electron/records/home/key-file.ts'
import { asKept, foundInMemoryOf } from '../../fixtures/memory-of.ts'
import { passphrase, temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'
import { secretOf } from '../../../electron/records/home/secret.ts'
import { workstation, type Workstation } from '../../fixtures/workstation.ts'

const FAMILY = 'Quillfeather-Ashgrove'
const NOTE = 'Dreamt of a green lighthouse again.'

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe.runIf(process.platform === 'linux')('a lock', () => {
  let folder = ''
  let station: Workstation
  let planted = new Map<string, Uint8Array>()
  const pids = () => station.states().map(({ pid }) => pid!)
  const found = () => pids().flatMap(pid => foundInMemoryOf(pid, planted))
  beforeAll(async () => {
    folder = temporaryFolder()
    station = await workstation(path.join(folder, 'home'))
    await station.import(
      writeIn(
        folder,
        'one.json',
        JSON.stringify({
          resourceType: 'Patient',
          id: 'one',
          name: [{ family: FAMILY, given: ['Perpetua'] }],
          birthDate: '1951-02-03',
        }),
      ),
    )
    const patient = (await station.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
    await station.patients.signNote({
      requestId: 'request-1',
      patient,
      title: 'Call',
      text: NOTE,
    })
    const { key } = await unwrapKey(readKeyFile(path.join(station.home, 'key.json')), secretOf(passphrase))
    planted = new Map([
      ...asKept('name', FAMILY),
      ...asKept('note', NOTE),
      ...asKept('passphrase', passphrase),
      ...asKept('key in hexadecimal', key.toString('hex')),
      ['key', key],
    ])
  })
  afterAll(async () => {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('ends every process that knew somebody, and leaves no name, note, passphrase or key in memory', async () => {
    // What is looked for is there to be found while it is open: otherwise the search would prove nothing.
    expect(found()).toEqual(expect.arrayContaining(['key', 'name, a byte a letter', 'note, a byte a letter']))
    const before = pids()
    await station.vault.lock({})
    expect(await station.vault.status({})).toEqual({ state: 'locked', demonstration: false })
    expect(pids().filter(pid => before.includes(pid))).toEqual([])
    expect(before.filter(alive)).toEqual([])
    expect(found()).toEqual([])
    expect(station.states().map(({ restarts }) => restarts)).toEqual([0, 0, 0, 0])
  })

  it('is no death: unlocking waits for the new processes, and everything is there', async () => {
    await station.vault.unlock({ passphrase })
    await station.vault.lock({})
    await station.vault.unlock({ passphrase })
    const { rows } = await station.patients.list({ query: FAMILY, offset: 0, limit: 1 })
    expect(rows[0]?.name).toContain(FAMILY)
    expect((await station.vault.verify({})).ok).toBe(true)
  })

  it('that finds it locked already ends nothing', async () => {
    await station.vault.lock({})
    await station.vault.status({})
    const before = pids()
    await station.vault.lock({})
    await station.vault.status({})
    expect(pids()).toEqual(before)
  })
})
