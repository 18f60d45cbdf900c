import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeState } from '../../../../electron/records/home/home-state.ts'
import { placeFault } from '../../../../electron/records/home/home-place.ts'
import { secretOf } from '../../../../electron/records/home/secret.ts'
import { openVault } from '../../../../electron/records/vault.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

describe('the folder that a casebook is said to lie in', () => {
  const folder = temporaryFolder()
  const at = (name: string) => path.join(folder, name)
  beforeAll(() => {
    symlinkSync(at('gone'), at('dangling'))
    symlinkSync('loop', at('loop'))
    writeFileSync(at('file'), 'somebody else’s')
    mkdirSync(at('folder'))
    symlinkSync('folder', at('link'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const faults = [
    ['a link that leads nowhere', 'dangling', 'store.place-leads-nowhere', 'dangling'],
    ['a folder behind a link that leads nowhere', 'dangling/home', 'store.place-leads-nowhere', 'dangling'],
    ['a link in a circle', 'loop', 'store.place-loops', 'loop'],
    ['a folder behind a link in a circle', 'loop/home', 'store.place-loops', 'loop'],
    ['a file', 'file', 'store.place-no-folder', 'file'],
    ['a folder in what is a file', 'file/in/home', 'store.place-no-folder', 'file'],
  ] as const
  it.each(faults)('is told for what it is, by its path: %s', (_what, given, key, told) => {
    expect(placeFault(at(given))).toMatchObject({ key, values: { path: at(told) } })
    expect(homeState(at(given))).toMatchObject({ is: 'broken', said: { key } })
  })
  it.each(faults)(
    'is neither made nor opened nor restored into, and nothing changes: %s',
    async (_what, given, key) => {
      const vault = openVault(at(given), () => new Date(), 2 ** 4)
      const refused = { code: 'bad-request', said: { key } }
      await expect(vault.create(secretOf(passphrase), false)).rejects.toMatchObject(refused)
      await expect(vault.unlock(secretOf(passphrase))).rejects.toMatchObject(refused)
      await expect(vault.unlockToRead(secretOf(passphrase))).rejects.toMatchObject(refused)
      await expect(vault.restore(at('file'), secretOf(passphrase))).rejects.toMatchObject(refused)
      await expect(vault.putAside()).rejects.toMatchObject(refused)
      expect(placeFault(at(given))).toMatchObject({ key })
    },
  )
  it('may be a folder, a link to one, or not there yet', () => {
    for (const name of ['folder', 'link', 'not/there/yet', 'link/in/it'])
      expect(placeFault(at(name))).toBeUndefined()
  })

  const isSuperuser = process.getuid?.() === 0
  it.runIf(process.platform === 'linux')('is told where it lets nobody in', () => {
    mkdirSync(at('closed/in'), { recursive: true })
    chmodSync(folder, 0o755)
    chmodSync(at('closed'), 0)
    const module = pathToFileURL(path.resolve('electron/records/home/home-place.ts')).href
    const asked = `import { placeFault } from '${module}'
      console.log(JSON.stringify(['${at('closed')}', '${at('closed/in')}'].map(each => placeFault(each))))`
    // The superuser is let in everywhere; nobody is.
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', asked], {
      encoding: 'utf8',
      ...(isSuperuser && { uid: 65_534 }),
    })
    chmodSync(at('closed'), 0o700)
    const closed = { key: 'store.place-closed', values: { path: at('closed') } }
    expect(JSON.parse(told)).toEqual([closed, closed])
  })
})
