import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { practiceLines } from '../../electron/intake/demonstration/source-file.ts'
import { createRandom } from '../../shared/domain/random.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'
import { workstation } from '../fixtures/workstation.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A practice as one bundle: more than a dozen batches, so that most of the kills below fall into its import. */
const file = path.join(folder, 'practice.json')
const plan = { seed: 12, patients: 300, logHazardRatio: -0.6, overlap: 'good' as const }
const entries = [...practiceLines(plan, '2026-06-30')].flatMap(
  line => (JSON.parse(line) as { entry: object[] }).entry,
)
writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries }))

describe('an import', () => {
  it('survives kill -9 at 20 random moments, and ends with the same content', async () => {
    const whole = await workstation()
    await whole.import(file)
    const { contentHash } = await whole.library.counts({})
    await whole.end()

    const random = createRandom(20)
    const home = path.join(temporaryFolder(), 'killed')
    await (await workstation(home)).stop()
    for (let kill = 0; kill < 20; kill++) {
      // A process group of its own, so that the services die with the command.
      const child = spawn(
        process.execPath,
        ['electron/headless/casebook.ts', 'import', file, '--home', home],
        {
          env: { ...process.env, CASEBOOK_PASSPHRASE: passphrase },
          stdio: ['ignore', 'ignore', 'pipe'],
          detached: true,
        },
      )
      const ended = once(child, 'exit')
      // Its first word says that it has begun to read.
      await Promise.race([once(child.stderr, 'data'), ended])
      await wait(random.uniform() * 600)
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {
        /* it had ended by itself */
      }
      await ended
    }
    const opened = await workstation(home)
    try {
      const verified = await opened.vault.verify({})
      expect(verified.checks.filter(each => !each.ok)).toEqual([])
      await opened.import(file)
      expect((await opened.library.counts({})).contentHash).toBe(contentHash)
    } finally {
      await opened.end()
    }
  }, 900_000) // twenty starts of the whole command: long on a machine that does other things
})
