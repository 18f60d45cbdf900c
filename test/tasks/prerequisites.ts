import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

const packages = 'chromium xvfb xauth'
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A program on the path, or undefined. */
function onPath(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      /* not in this folder */
    }
  }
  return undefined
}

/**
 * The system's Chromium, for the stand-in window and the end-to-end tests. With `install`, and as root on a Debian
 * machine, it is installed where it is missing; otherwise the error names the exact command.
 */
export function findChromium({ install }: { install: boolean }): string {
  const find = () => process.env['CASEBOOK_CHROMIUM'] ?? names.map(onPath).find(Boolean)
  const found = find()
  if (found) return found
  if (install && process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Installing ${packages}, which the window needs where Electron's executable cannot be had.`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages.split(' ')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    const installed = find()
    if (installed) return installed
  }
  throw new Error(`No Chromium was found. Install it with: apt-get install -y ${packages}`)
}

/** Electron's executable, where it has been downloaded or can be; undefined where it cannot be had. */
export function findElectron(root: string): string | undefined {
  const folder = path.dirname(createRequire(path.join(root, 'package.json')).resolve('electron/package.json'))
  const marker = path.join(folder, 'path.txt')
  if (!existsSync(marker))
    spawnSync(process.execPath, [path.join(folder, 'install.js')], { stdio: 'ignore', timeout: 300_000 })
  return existsSync(marker)
    ? (createRequire(path.join(root, 'package.json'))('electron') as string)
    : undefined
}
