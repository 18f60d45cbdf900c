import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Progress } from '../../../../shared/contract/define.ts'
import { bringIn, somebody } from '../../../fixtures/bring-in.ts'
import { recordsDesk, type RecordsDesk } from '../../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../../fixtures/temporary-folder.ts'

/** Stops a call at the first step that is told so. */
function stopAt(phase: string) {
  const stop = new AbortController()
  const seen: string[] = []
  const onProgress = ({ phase: said }: Progress) => {
    const is = 'phase' in said.values ? String(said.values.phase) : said.key
    seen.push(is)
    if (is === phase) stop.abort()
  }
  return { seen, options: { signal: stop.signal, onProgress } }
}

describe('what is stopped on its way', () => {
  let folder = ''
  let desk: RecordsDesk
  const at = (name: string) => path.join(folder, name)
  const log = async () => (await desk.audit.page({ offset: 0, limit: 5 })).map(({ what }) => what.key)
  const making = () => readdirSync(desk.home).filter(name => name.startsWith('making-'))
  beforeEach(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(at('home'))
    await desk.vault.create({ passphrase })
    await bringIn(desk, [somebody('Ada')], [])
  })
  afterEach(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['copying', 'checking', 'writing'])(
    'a backup that is stopped while %s leaves no file, says so in the log, and the next one is made',
    async phase => {
      const { options, seen } = stopAt(phase)
      await expect(desk.vault.backup({ path: at('copy.backup') }, options)).rejects.toMatchObject({
        code: 'cancelled',
      })
      expect(seen).toContain(phase)
      expect(readdirSync(folder)).toEqual(['home'])
      expect(making()).toEqual([])
      expect((await log())[0]).toBe('audit.backup-not-made')
      await desk.vault.backup({ path: at('copy.backup') })
      expect(existsSync(at('copy.backup'))).toBe(true)
    },
  )

  it.each(['store.reading-backup', 'opening'])(
    'a restore that is stopped at %s replaces nothing: the store opens as it was',
    async phase => {
      await desk.vault.backup({ path: at('copy.backup') })
      await bringIn(desk, [somebody('Ben')], [])
      await desk.vault.lock({})
      const [store, key] = ['casebook.db', 'key.json'].map(name => readFileSync(path.join(desk.home, name)))
      const { options, seen } = stopAt(phase)
      const given = { path: at('copy.backup'), passphrase }
      await expect(desk.vault.restore(given, options)).rejects.toMatchObject({ code: 'cancelled' })
      expect(seen).toContain(phase)
      expect(making()).toEqual([])
      expect(existsSync(path.join(desk.home, 'previous'))).toBe(false)
      expect(readFileSync(path.join(desk.home, 'casebook.db')).equals(store!)).toBe(true)
      expect(readFileSync(path.join(desk.home, 'key.json')).equals(key!)).toBe(true)
      await desk.vault.unlock({ passphrase })
      expect((await desk.library.counts({})).patients).toBe(2)
    },
  )

  it('a restore tells each step on its way, and goes to its end once it puts the store in place', async () => {
    await desk.vault.backup({ path: at('copy.backup') })
    await bringIn(desk, [somebody('Ben')], [])
    await desk.vault.lock({})
    const { options, seen } = stopAt('indexing')
    const made = await desk.vault.restore({ path: at('copy.backup'), passphrase }, options)
    expect([...new Set(seen)]).toEqual(['store.reading-backup', 'opening', 'putting', 'indexing'])
    expect(made.patients).toBe(1)
    expect(made.keptBeside).toContain('previous')
  })
})
