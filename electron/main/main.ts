import { app, BrowserWindow, dialog, ipcMain, powerMonitor, protocol, session, type MessagePortMain } from 'electron'
import path from 'node:path'
import { connect } from '../../shared/contract/connect.ts'
import { vault } from '../../shared/contract/vault.ts'
import { electronPort } from '../host/ports.ts'
import { lines } from '../host/protocol.ts'
import { supervise, type Supervisor } from '../host/supervise.ts'
import { PAGE_HOST, pageFile } from './page-files.ts'
import { closeContents, closeSession, isOurPage } from './security.ts'
import { electronPlatform } from './services.ts'

/** Nobody at the desk for this long: the casebook locks itself. */
const IDLE_SECONDS = 600

app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
closeContents(app)

let window: BrowserWindow | undefined
let services: Supervisor<MessagePortMain> | undefined
const home = () => process.env['CASEBOOK_HOME'] ?? path.join(app.getPath('userData'), 'casebook')

function createWindow(): void {
  window = new BrowserWindow({
    width: 1280, height: 800, minWidth: 900, minHeight: 600, show: false, title: 'Casebook',
    webPreferences: { preload: path.join(import.meta.dirname, '../preload/preload.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, spellcheck: false },
  })
  window.once('ready-to-show', () => window?.show())
  window.on('closed', () => { window = undefined })
  void window.loadURL(`app://${PAGE_HOST}/index.html`)
}

/** Hands the page a fresh port to every service the window may speak to. */
function handOutPorts(): void {
  for (const { contract, caller } of lines) {
    if (caller === 'window' && services) window?.webContents.postMessage('port', { contract }, [services.open(contract)])
  }
}

function answerPage(): void {
  ipcMain.on('ports', event => { if (isOurPage(event)) { handOutPorts(); window?.webContents.send('services', services?.states() ?? []) } })
  ipcMain.handle('choose-files', async (event, kind: unknown) => {
    if (!isOurPage(event) || !window) return []
    const properties = kind === 'folder' ? ['openDirectory' as const] : kind === 'files' ? ['openFile' as const, 'multiSelections' as const] : ['openFile' as const]
    return (await dialog.showOpenDialog(window, { properties })).filePaths
  })
  ipcMain.handle('choose-save-file', async (event, name: unknown) => {
    if (!isOurPage(event) || !window) return undefined
    return (await dialog.showSaveDialog(window, { defaultPath: path.basename(String(name)) })).filePath || undefined
  })
}

/** Locks when nobody is there: idle, suspended, or the screen locked. */
function lockWhenAlone(started: Supervisor<MessagePortMain>): void {
  const lock = () => { connect(vault, electronPort(started.open('vault'))).lock({}).catch(() => { /* a service that is gone holds no key */ }) }
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  setInterval(() => { if (powerMonitor.getSystemIdleTime() >= IDLE_SECONDS) lock() }, 30_000).unref()
}

if (!app.requestSingleInstanceLock()) app.quit()
else {
  app.on('second-instance', () => { if (window?.isMinimized()) window.restore(); window?.focus() })
  app.on('window-all-closed', () => app.quit())
  let stopped = false
  app.on('will-quit', event => {
    if (stopped || !services) return
    event.preventDefault()
    services.stop().finally(() => { stopped = true; app.quit() }).catch(() => { /* stop() settles */ })
  })
  app.whenReady().then(() => {
    closeSession(session.defaultSession)
    const root = path.join(import.meta.dirname, '../renderer')
    protocol.handle('app', async request => {
      const { host, pathname } = new URL(request.url)
      const { status, headers, body } = await pageFile(root, host === PAGE_HOST ? pathname : '/../')
      return new Response(new Uint8Array(body), { status, headers })
    })
    services = supervise(electronPlatform, { home: home(), version: app.getVersion() }, state => {
      window?.webContents.send('services', services?.states() ?? [])
      if (state.state === 'ready') handOutPorts()
    }, line => console.error(line))
    answerPage()
    lockWhenAlone(services)
    createWindow()
  }, () => app.exit(1))
}
