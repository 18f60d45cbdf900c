import { createRequire, registerHooks } from 'node:module'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * What Electron's executable does first: reads its command line, gives `require('electron')` its meaning, loads the
 * app.
 *
 * For development, tests and machines where Electron's executable cannot be had: plain Node for the main process,
 * forked
 * Node for services, the system's Chromium for windows. Not a security boundary, and never packed.
 */
const standin = pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve: (name, context, next) =>
    /^electron(\/(main|common))?$/u.test(name)
      ? { url: standin, format: 'module-typescript', shortCircuit: true }
      : next(name, context),
})

const words = process.argv.slice(2)
const switches = new Map<string, string>()
const requires: string[] = []
let entry: string | undefined
for (let k = 0; k < words.length; k++) {
  const word = words[k]!
  if (word === '-r' || word === '--require') requires.push(words[++k]!)
  else if (word.startsWith('--')) {
    const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/su.exec(word)!
    switches.set(name, value)
  } else entry ??= path.resolve(word)
}
if (entry === undefined) throw new Error('Name the folder of the app to open.')

const folder = statSync(entry).isDirectory() ? entry : path.dirname(entry)
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
  main: string
  name: string
  version: string
}
const { version } = createRequire(path.join(folder, 'package.json'))('electron/package.json') as {
  version: string
}
Object.defineProperty(process.versions, 'electron', { value: version })
Object.assign(process, { type: 'browser', defaultApp: true, argv: [process.execPath, ...words] })
Object.assign(globalThis, {
  standinBoot: { folder, switches, name: manifest.name, version: manifest.version },
})

const main = path.join(folder, manifest.main)
const require = createRequire(main)
for (const each of requires) require(path.resolve(each))
require(main)
