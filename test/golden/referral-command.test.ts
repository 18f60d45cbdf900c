import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = path.join(folder, 'her.ips.jwe')

/** Runs the command as a user would, in a process of its own. */
function casebook(home: string, words: readonly string[], more: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; err: string }>(resolve => {
    execFile(
      process.execPath,
      ['electron/headless/casebook.ts', ...words, '--home', path.join(folder, home)],
      { cwd: root, env: { PATH: process.env['PATH'], CASEBOOK_PASSPHRASE: passphrase, ...more } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

describe('the commands that refer a patient and open what came', () => {
  let shown = ''
  beforeAll(async () => {
    await casebook('here', ['init'])
    await casebook('there', ['init'])
    await casebook('here', ['import', 'test/fixtures/fhir/bundles/person-1.json'])
  }, 60_000)

  it('say who signs it before anything is written', async () => {
    const { code, err } = await casebook('here', ['refer', '1', file, '--yes'])
    expect(code).toBe(2)
    expect(err).toContain('--name')
    expect(existsSync(file)).toBe(false)
  })

  it('show what goes along, and the words by which it opens, once', async () => {
    const { code, out } = await casebook('here', [
      'refer',
      '1',
      file,
      '--name',
      'Dr Ada',
      '--to',
      'Heart clinic',
      '--yes',
    ])
    expect(code).toBe(0)
    expect(out).toContain('Anybody who has the file and the passphrase can read it')
    shown = /kept nowhere: ((?:[\w-]+ ){5}[\w-]+)\./.exec(out)?.[1] ?? ''
    expect(shown.split(' ')).toHaveLength(6)
    expect(readFileSync(file, 'utf8')).toMatch(/^eyJ[\w.-]+$/)
  })

  it('open it elsewhere with these words, from where the line says, and not with others', async () => {
    const opening = ['import', file, '--file-passphrase-from', 'THE_WORDS']
    const waits = await casebook('there', ['import', file])
    expect(waits.out).toContain('It is closed by a passphrase')
    const unset = await casebook('there', opening)
    expect(unset.code).toBe(2)
    expect(unset.err).toContain('THE_WORDS')
    const wrong = await casebook('there', opening, { THE_WORDS: 'other words' })
    expect(wrong.code).not.toBe(0)
    expect(wrong.err).toContain('This passphrase does not open the file')
    const right = await casebook('there', opening, { THE_WORDS: shown })
    expect({ code: right.code, err: right.err.includes('passphrase') }).toEqual({ code: 0, err: false })
    const [here, there] = [await casebook('here', ['show', '1']), await casebook('there', ['show', '1'])]
    expect(there.out.split('\n')[0]).toBe(here.out.split('\n')[0])
    expect(there.out).toContain('condition')
  }, 60_000)
})
