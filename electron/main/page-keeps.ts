import type { BrowserWindow, IpcMain } from 'electron'
import { isOurPage } from './security.ts'

/** The page has so long to hand over what was just typed. A page that hangs keeps neither the key nor the program. */
const MOST_MILLISECONDS = 2_000

/** Tells the page that the casebook is locked, or the window closing, and waits until it has kept what was typed. */
export function pageKeeps(ipc: IpcMain, window: () => BrowserWindow | undefined) {
  let answered = () => {}
  ipc.on('kept', event => {
    if (isOurPage(event)) answered()
  })
  return async (why: 'locked' | 'closing'): Promise<void> => {
    const page = window()?.webContents
    if (!page || page.isDestroyed()) return
    await new Promise<void>(resolve => {
      answered = resolve
      setTimeout(resolve, MOST_MILLISECONDS)
      page.send(why)
    })
  }
}
