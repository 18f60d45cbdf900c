import { standin } from '../standin/open-window.ts'
import { build } from './build.ts'
import { findChromium, findElectron } from './prerequisites.ts'
import { root, run } from './run.ts'

/** `npm start`: builds and opens the window; where there is no display, runs the demonstration instead. */
async function start(): Promise<number> {
  if (!(await build())) return 1
  const display = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
  const electron = findElectron(root)
  if (!display) {
    console.log('There is no display here, so this is the demonstration instead of the window.')
    findChromium({ install: true })
    const { demonstrate } = await import('./demonstrate.ts')
    return demonstrate()
  }
  if (electron) return run(electron, [root])
  console.log(
    "Electron's executable cannot be had here: this is the stand-in window, for development, not a security boundary.",
  )
  findChromium({ install: true })
  return run(standin, [root])
}

process.exitCode = await start()
