/**
 * The part of the `electron` module that Casebook's main process uses, each piece checked against Electron's own
 * types.
 */
export { app } from './app.ts'
export { dialog, Menu, nativeTheme, powerMonitor } from './desk.ts'
export { ipcMain } from './ipc-main.ts'
export { MessageChannelMain } from './ports.ts'
export { protocol, session } from './session.ts'
export { utilityProcess } from './utility-process.ts'
export { BrowserWindow, webContents } from './windows.ts'
