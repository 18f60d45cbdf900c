import { EventEmitter } from 'node:events'
import path from 'node:path'
import { app } from './app.ts'
import type { BrowserWindow } from './windows.ts'

/** What the desk round the window offers: file dialogues, the machine's power, the menu. */
export const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 }) satisfies Pick<
  Electron.PowerMonitor,
  'getSystemIdleTime'
>

export const nativeTheme = { shouldUseDarkColors: false } satisfies Pick<
  Electron.NativeTheme,
  'shouldUseDarkColors'
>

export const dialog = {
  /** The page's own chooser; Chromium tells the real paths of what was chosen. */
  showOpenDialog: async (
    window: BrowserWindow,
    { properties = [] }: Electron.OpenDialogOptions,
  ): Promise<Electron.OpenDialogReturnValue> => {
    const filePaths = await window.webContents.chooseFiles(
      properties.includes('multiSelections'),
      properties.includes('openDirectory'),
    )
    return { canceled: filePaths.length === 0, filePaths }
  },
  /** There is no chooser of a place to save in a page: the suggested name, in the folder for downloads. */
  showSaveDialog: (
    _window: BrowserWindow,
    { defaultPath = 'untitled' }: Electron.SaveDialogOptions,
  ): Promise<Electron.SaveDialogReturnValue> =>
    Promise.resolve({
      canceled: false,
      filePath: path.join(app.getPath('downloads'), path.basename(defaultPath)),
    }),
}

let shown: Electron.MenuItemConstructorOptions[] | null = null
/** The stand-in's window has no menu bar; what would stand in it can be read. */
export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[] | null) => {
    shown = menu
  },
  getApplicationMenu: () => shown,
}
