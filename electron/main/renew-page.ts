import type { App, BrowserWindow, WebContents } from 'electron'
import { setTimeout as pause } from 'node:timers/promises'
import { COVER_HOST } from './cover.ts'
import { PAGE_HOST } from './page-files.ts'

/** A page that hangs is not waited for: its process is ended under it. */
const COVER_MILLISECONDS = 3_000
/** So long the system has to end a process; what waits for it is only the next page. */
const END_MILLISECONDS = 2_000
/** A load may meet a process that is just ending. */
const MOST_LOADS = 3

/** The little of Electron that ends processes. */
export interface Processes {
  pages(): readonly number[]
  end(pid: number): void
}

export const electronProcesses = (app: Pick<App, 'getAppMetrics'>): Processes => ({
  pages: () =>
    app
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ pid }) => pid),
  // Not Electron's `forcefullyCrashRenderer`: a crash may be dumped, and a dump would hold what the page held.
  end: pid => {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      /* it has ended by itself */
    }
  },
})

/**
 * Puts an empty page in the place of what the window shows, and ends every process that has shown anything else: those
 * on the way back through the history as well. Settles when they are gone.
 */
export async function coverAndEnd(
  window: Pick<BrowserWindow, 'loadURL' | 'isDestroyed'> & {
    readonly webContents: Pick<WebContents, 'getOSProcessId'>
  },
  processes: Processes,
): Promise<void> {
  const before = window.webContents.getOSProcessId()
  const covered = window.loadURL(`app://${COVER_HOST}/`).then(
    () => true,
    () => false,
  )
  const isCovered = await Promise.race([covered, pause(COVER_MILLISECONDS, false)])
  if (window.isDestroyed()) return // its process went with it
  const now = window.webContents.getOSProcessId()
  const kept = isCovered && now !== before ? now : undefined
  const old = () => processes.pages().filter(pid => pid !== kept)
  for (const pid of old()) processes.end(pid)
  const ends = Date.now() + END_MILLISECONDS
  while (old().length > 0 && Date.now() < ends) await pause(5)
}

/** Shows the page in a process that has shown nothing before. */
export async function showPage(
  window: Pick<BrowserWindow, 'loadURL' | 'isDestroyed'> & {
    readonly webContents: { readonly navigationHistory: Pick<Electron.NavigationHistory, 'clear'> }
  },
): Promise<void> {
  for (let load = 1; !window.isDestroyed(); load++)
    try {
      await window.loadURL(`app://${PAGE_HOST}/index.html`)
      // The history remembers what stood in the fields of the pages before.
      window.webContents.navigationHistory.clear()
      return
    } catch (error) {
      if (load === MOST_LOADS) throw error
    }
}
