import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forkService } from '../../../electron/host/fork.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { supervise, type Supervisor } from '../../../electron/host/supervise.ts'
import { ticketDesk } from '../../../electron/main/ticket-desk.ts'
import { connect } from '../../../shared/contract/connect.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { tickets } from '../../../shared/contract/tickets.ts'
import { windowContracts, type WindowClients, type WindowContract } from '../../../shared/contract/window.ts'
import type { Port } from '../../../shared/contract/wire.ts'
import { words } from '../../../electron/headless/words.ts'
import { exportTexts } from '../../../shared/words/export-texts.ts'
import { passphrase, temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

const electron = path.join(import.meta.dirname, '../../../electron')
const asCode = (error: unknown) => (error as { code?: string }).code

describe('services of a page, which may name no file', () => {
  const desk = ticketDesk()
  let folder = ''
  let services: Supervisor<Port>
  const client = <C extends WindowContract>(name: C) =>
    connect(windowContracts[name], services.open(name)!) as WindowClients[C]
  beforeAll(async () => {
    folder = temporaryFolder()
    services = supervise(
      { launch: name => forkService(path.join(electron, name, 'main.ts')), channel: portPair },
      { home: path.join(folder, 'home'), version: '0.0.0' },
      {
        onChange: () => undefined,
        onLog: () => undefined,
        fileDesk: port => {
          serve(tickets, desk.handlers, port, { onFault: () => undefined })
        },
      },
    )
    await services.ready()
    await client('vault').create({ passphrase })
  })
  afterAll(async () => {
    await services.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('refuse every path that the page makes up, and touch nothing', async () => {
    const inside = writeIn(folder, 'chosen-by-nobody.json', '{"resourceType":"Patient","id":"one"}')
    const outside = path.join(folder, 'made-up')
    const texts = exportTexts(words)
    const asked = {
      import: () => client('intake').start({ requestId: 'request-1', paths: [inside] }),
      bundle: () => client('exchange').unpack({ path: inside }),
      newBundle: () => client('exchange').pack({ path: outside }),
      newBackup: () => client('vault').backup({ path: outside }),
      restore: () => client('vault').restore({ path: inside, passphrase }),
      verify: () => client('vault').verify({ against: inside }),
      backupFolder: () => client('safekeeping').chooseFolder({ folder }),
      backUp: () => client('safekeeping').backUp({ folder }),
      drill: () => client('safekeeping').drill({ path: inside, passphrase }),
      export: () => client('safekeeping').exportEverything({ folder: outside, texts }),
    }
    const codes: Record<string, unknown> = {}
    for (const [name, ask] of Object.entries(asked)) codes[name] = await ask().then(() => 'done', asCode)
    expect(codes).toEqual(Object.fromEntries(Object.keys(asked).map(name => [name, 'refused'])))
    expect(existsSync(outside)).toBe(false)
    expect(readdirSync(folder).toSorted()).toEqual(['chosen-by-nobody.json', 'home'])
    expect(await client('library').imports({})).toEqual([])
    expect((await client('safekeeping').state({})).folder).toBeNull()
  })

  it('write the file that was chosen, once', async () => {
    const file = path.join(folder, 'of-today.backup')
    const ticket = desk.issue('new-backup', file)
    expect((await client('vault').backup({ path: ticket })).bytes).toBeGreaterThan(0)
    expect(existsSync(file)).toBe(true)
    rmSync(file)
    await expect(client('vault').backup({ path: ticket })).rejects.toMatchObject({ code: 'refused' })
    expect(existsSync(file)).toBe(false)
  })

  it('read the files that were chosen to be read, and no file that was chosen to be written', async () => {
    const file = writeIn(
      folder,
      'one.json',
      '{"resourceType":"Patient","id":"one","name":[{"family":"Fell"}]}',
    )
    const elsewhere = desk.issue('new-backup', file)
    const start = (paths: string[], requestId: string) => client('intake').start({ requestId, paths })
    await expect(start([elsewhere], 'request-2')).rejects.toMatchObject({ code: 'refused' })
    const { job } = await start([desk.issue('import', file)], 'request-3')
    const { report } = await client('intake').watch({ job })
    expect(report?.files.map(each => [each.path, each.status])).toEqual([[file, 'done']])
  })

  it('take a folder for backups that was chosen, and none where backups shall end', async () => {
    const backups = path.join(folder, 'backups')
    mkdirSync(backups)
    await client('safekeeping').chooseFolder({ folder: desk.issue('backup-folder', backups) })
    expect((await client('safekeeping').state({})).folder).toBe(backups)
    await client('safekeeping').chooseFolder({ folder: null })
    expect((await client('safekeeping').state({})).folder).toBeNull()
  })

  it('let a wrong passphrase be typed again over the same file', async () => {
    const file = path.join(folder, 'drilled.backup')
    await client('vault').backup({ path: desk.issue('new-backup', file) })
    const ticket = desk.issue('backup', file)
    const drill = (typed: string) => client('safekeeping').drill({ path: ticket, passphrase: typed })
    await expect(drill('not these words')).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect((await drill(passphrase)).isSound).toBe(true)
    await expect(drill(passphrase)).rejects.toMatchObject({ code: 'refused' })
  })
})
