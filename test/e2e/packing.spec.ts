import { getRawHeader, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { root, run } from '../tasks/run.ts'

test.skip(process.platform !== 'linux', 'The stub of a distribution is made for Linux.')

const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-pack-'))
const resources = path.join(
  folder,
  'release',
  `linux${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked`,
  'resources',
)
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/**
 * What electron-builder needs of Electron where its executable cannot be had: the names of its files, an ELF,
 * the wire of fuses.
 */
function stubDistribution(): string {
  const stub = path.join(folder, 'stub')
  mkdirSync(path.join(stub, 'locales'), { recursive: true })
  mkdirSync(path.join(stub, 'resources'))
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
  // The wire: its marker, its version, how many fuses, and each as it leaves the factory.
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('101100010'),
  ])
  writeFileSync(
    path.join(stub, 'electron'),
    Buffer.concat([readFileSync('/bin/true'), Buffer.alloc(64), wire, Buffer.alloc(64)]),
  )
  chmodSync(path.join(stub, 'electron'), 0o755)
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'chrome-sandbox',
    'chrome_crashpad_handler',
    'resources.pak',
    'icudtl.dat',
    'libffmpeg.so',
    'locales/en-US.pak',
  ])
    writeFileSync(path.join(stub, name), '-')
  writeFileSync(path.join(stub, 'version'), version)
  return stub
}

/** Every file in the archive, with whether it lies beside it. */
function packed(): Array<{ file: string; unpacked: boolean }> {
  interface Entry {
    files?: Record<string, Entry>
    unpacked?: boolean
  }
  const walk = (entry: Entry, at: string): Array<{ file: string; unpacked: boolean }> =>
    Object.entries(entry.files ?? {}).flatMap(([name, each]) => {
      const file = at === '' ? name : `${at}/${name}`
      return each.files ? walk(each, file) : [{ file, unpacked: each.unpacked === true }]
    })
  return walk(getRawHeader(path.join(resources, 'app.asar')).header as Entry, '')
}

test('an installer holds the built program and what it needs at run time, and nothing else', async () => {
  test.setTimeout(180_000)
  expect(
    await run('electron-builder', [
      '--linux',
      'dir',
      `-c.electronDist=${stubDistribution()}`,
      `-c.directories.output=${path.join(folder, 'release')}`,
    ]),
  ).toBe(0)
  const files = packed()
  const names = files.map(each => each.file)

  const ours = names.filter(file => !file.startsWith('node_modules/'))
  expect(
    ours.filter(file => !/^(out\/(main|preload|renderer)\/|resources\/|package\.json$|LICENSE$)/u.test(file)),
  ).toEqual([])
  const { main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { main: string }
  expect(ours).toEqual(
    expect.arrayContaining([
      main,
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'resources/third-party-notices.txt',
      ...['records', 'intake', 'learning', 'exchange'].map(name => `out/main/${name}.cjs`),
    ]),
  )

  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  const modules = new Set(
    names.flatMap(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? []),
  )
  expect([...modules].filter(name => lock.packages[name]?.dev)).toEqual([])
  expect(
    names.filter(
      file =>
        /\.(map|tsx?|db|sqlite|casebook|log)$/u.test(file) ||
        /(^|\/)(test|tests|\.git|\.env)(\/|$)/u.test(file),
    ),
  ).toEqual([])
  expect(listPackage(path.join(resources, 'app.asar'), { isPack: false }).length).toBeGreaterThan(
    names.length,
  ) // the archive reads as one

  const native = files.filter(each => each.file.endsWith('.node'))
  expect(native.map(each => each.file)).toEqual(
    expect.arrayContaining([
      `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
      `node_modules/sodium-native/prebuilds/linux-${process.arch}/sodium-native.node`,
    ]),
  )
  expect(native.filter(each => !each.unpacked || !each.file.includes(`linux-${process.arch}`))).toEqual([])
  expect(readdirSync(path.join(resources, 'app.asar.unpacked'))).toEqual(['node_modules'])
})

test('the fuses are turned: no Node by another door, and only the sealed program is loaded', async () => {
  const wire = await getCurrentFuseWire(path.join(resources, '..', 'casebook'))
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]
  expect(off.map(fuse => wire[fuse])).toEqual(off.map(() => FuseState.DISABLE))
  expect(on.map(fuse => wire[fuse])).toEqual(on.map(() => FuseState.ENABLE))
})
