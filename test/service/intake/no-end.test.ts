import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forkService } from '../../../electron/host/fork.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { supervise } from '../../../electron/host/supervise.ts'
import type { Port } from '../../../shared/contract/wire.ts'
import { connect } from '../../../shared/contract/connect.ts'
import { intake, type Job } from '../../../shared/contract/intake.ts'
import { library } from '../../../shared/contract/library.ts'
import { vault } from '../../../shared/contract/vault.ts'
import { STUCK } from '../../fixtures/stuck-words.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const root = path.join(import.meta.dirname, '../../..')

/** The four services under their supervisor, of which intake reads with a reader that can get stuck. */
async function house(home: string) {
  const log: string[] = []
  const services = supervise<Port>(
    {
      launch: name =>
        forkService(
          name === 'intake'
            ? path.join(root, 'test/fixtures/stuck-intake.ts')
            : path.join(root, 'electron', name, 'main.ts'),
        ),
      channel: portPair,
    },
    { home, version: '0.0.0' },
    { onChange: () => undefined, onLog: line => log.push(line) },
  )
  await services.ready()
  return {
    log,
    services,
    intake: connect(intake, services.open('intake')!),
    library: connect(library, services.open('library')!),
    vault: connect(vault, services.open('vault')!),
  }
}

describe('a file of which no end comes', () => {
  const folder = temporaryFolder()
  let open: Awaited<ReturnType<typeof house>>
  const given = (name: string, text: string) => {
    const at = path.join(folder, name)
    writeFileSync(at, text)
    return at
  }
  const patient = (id: number) =>
    JSON.stringify({ resourceType: 'Patient', id: `p${id}`, name: [{ text: `Ada ${id}` }] })
  async function imported(paths: readonly string[]): Promise<Job> {
    const { job } = await open.intake.start({ requestId: randomUUID(), paths: [...paths] })
    return open.intake.watch({ job })
  }
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    open = await house(path.join(folder, 'home'))
    await open.vault.create({ passphrase, demonstration: false })
  })
  afterAll(async () => {
    await open.services.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is kept with that reason, and the import goes on with the next by itself', async () => {
    const files = [
      given('1.json', patient(1)),
      given('2.txt', `${STUCK.cutting}\n`),
      given('3.json', patient(3)),
      given('4.txt', `${STUCK.reading}\n`),
      given('5.txt', `${STUCK.memory}\n`),
      given('6.txt', `${STUCK.waiting}\n`),
      given('7.txt', `${STUCK.recognising}\n`),
      given('8.json', patient(8)),
    ]
    const { state, report, fault } = await imported(files)
    expect([fault, fault && open.log]).toEqual([null, null])
    expect(state).toBe('done')
    expect(report!.files.map(({ path: at, status }) => [path.basename(at), status])).toEqual([
      ['1.json', 'done'],
      ['2.txt', 'done'],
      ['3.json', 'done'],
      ['4.txt', 'done'],
      ['5.txt', 'done'],
      ['6.txt', 'done'],
      ['7.txt', 'waiting'],
      ['8.json', 'done'],
    ])
    const told = report!.quarantine.map(each => [path.basename(each.path), each.reason.key])
    expect(told).toEqual(['2', '4', '5', '6'].map(name => [`${name}.txt`, 'quarantine.broken-file']))
    expect(report!.quarantine.every(({ reason }) => JSON.stringify(reason).includes('intake.no-end'))).toBe(
      true,
    )
    expect((await open.library.counts({})).patients).toBe(3)
    // Its process lives: only the thread that read was ended.
    expect(open.services.states().find(each => each.name === 'intake')?.restarts).toBe(0)
    expect(open.log.join()).not.toContain('Ada')
  })

  it('hears a cancel at once, and the next import is read', async () => {
    const { job } = await open.intake.start({
      requestId: randomUUID(),
      paths: [given('9.txt', `${STUCK.reading}\nonce more`)],
    })
    const ended = open.intake.watch({ job })
    const answers = []
    for (let n = 0; n < 3; n++) answers.push(await open.intake.jobs({})) // it answers while its reader is stuck
    await open.intake.cancel({ job })
    expect((await ended).state).toBe('cancelled')
    expect((await imported([given('10.json', patient(10))])).report!.files[0]!.status).toBe('done')
  })
})
