import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesOfRegular } from '../../../electron/host/regular-file.ts'
import { linesOf } from '../../../electron/exchange/transports/lines-of-file.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const patient = (id: number) =>
  JSON.stringify({ resourceType: 'Patient', id: `p${id}`, name: [{ text: `Ada ${id}` }] })

describe('what is given as a file', () => {
  let folder = ''
  let room: IntakeRoom
  const at = (...names: string[]) => path.join(folder, ...names)
  const open = () => readdirSync('/proc/self/fd').length
  beforeEach(() => {
    folder = temporaryFolder()
    mkdirSync(at('given'), { recursive: true })
    room = intakeRoom()
  })
  afterEach(() => {
    room.end()
    rmSync(folder, { recursive: true })
  })

  it('and is a pipe, a socket, a device, a loop or a way out of the folder is told why it is not read', async () => {
    writeFileSync(at('given', 'a.json'), patient(1))
    writeFileSync(at('secret.json'), patient(2))
    execFileSync('mkfifo', [at('given', 'pipe.json')])
    const server = createServer().listen(at('given', 'socket.json'))
    symlinkSync(at('secret.json'), at('given', 'out.json'))
    symlinkSync('/dev', at('given', 'devices'))
    symlinkSync(at('given', 'round'), at('given', 'round'))
    symlinkSync(at('given'), at('given', 'itself'))
    symlinkSync(at('given', 'a.json'), at('given', 'z.json'))
    try {
      const { files } = await room.import([at('given'), '/dev/zero'])
      const told = files.map(each => [path.basename(each.path), each.status, each.reason?.key ?? null])
      expect(told).toEqual([
        ['a.json', 'done', null],
        ['devices', 'unreadable', 'intake.out-of-folder'],
        ['out.json', 'unreadable', 'intake.out-of-folder'],
        ['pipe.json', 'unreadable', 'intake.no-regular-file'],
        ['round', 'unreadable', 'intake.no-such-file'],
        ['socket.json', 'unreadable', 'intake.no-regular-file'],
        ['z.json', 'known', null],
        ['zero', 'unreadable', 'intake.no-regular-file'],
      ])
    } finally {
      server.close()
    }
  })

  it('and grows, shrinks or vanishes while it is read is not read on as if it were the same', async () => {
    const file = at('given', 'a.ndjson')
    const meanwhile = async (change: () => void) => {
      writeFileSync(file, 'x'.repeat(100_000))
      let read = 0
      try {
        for await (const chunk of bytesOfRegular(file, 1_000)) {
          if (read === 0) change()
          read += chunk.byteLength
          if (read > 1_000_000) return 'goes on for ever'
        }
        return 'whole'
      } catch (error) {
        return (error as NodeJS.ErrnoException).code
      }
    }
    expect(await meanwhile(() => undefined)).toBe('whole')
    expect(await meanwhile(() => appendFileSync(file, 'y'.repeat(100_000)))).toBe('ECHANGED')
    expect(await meanwhile(() => truncateSync(file, 2_000))).toBe('ECHANGED')
    const memory = {}
    const all = async () => {
      for await (const _chunk of bytesOfRegular(file, 1_000, memory));
    }
    writeFileSync(file, 'one')
    await all()
    writeFileSync(file, 'other')
    await expect(all()).rejects.toMatchObject({ code: 'ECHANGED' })
    rmSync(file)
    await expect(all()).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('and is a pipe where a bundle should be, is refused and not waited for', async () => {
    execFileSync('mkfifo', [at('bundle')])
    await expect(linesOf(at('bundle'), 100).next()).rejects.toMatchObject({ code: 'ENOTREG' })
  })

  it('is closed again, whatever became of it', async () => {
    const make: ReadonlyArray<(file: string, n: number) => void> = [
      file => execFileSync('mkfifo', [file]),
      file => writeFileSync(file, gzipSync(patient(1).repeat(100)).subarray(0, 60)),
      file => writeFileSync(file, `{"resourceType":"Bundle","entry":[${'{"resource":'.repeat(50)}`),
      file => symlinkSync(at('gone'), file),
      (file, n) => writeFileSync(file, patient(n)),
      file => writeFileSync(file, ''),
      (file, n) => writeFileSync(file, `PK\u0003\u0004${n}`),
      file => mkdirSync(file),
    ]
    await room.import([at('given')]) // what is opened once and kept open is open now
    for (let n = 0; n < 200; n++) make[n % make.length]!(at('given', `${String(n).padStart(3, '0')}.json`), n)
    const before = open()
    const { files } = await room.import([at('given')])
    expect(files).toHaveLength(175)
    expect(files.every(({ status, reason }) => status === 'done' || status === 'known' || reason)).toBe(true)
    expect(open()).toBe(before)
  })
})
