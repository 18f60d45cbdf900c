import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  type MessagePortMain,
} from 'electron'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { SaveAnswer } from '../../shared/bridge.ts'
import { connect, connection } from '../../shared/contract/connect.ts'
import { leaving } from '../../shared/contract/leaving.ts'
import { serve } from '../../shared/contract/serve.ts'
import { tickets } from '../../shared/contract/tickets.ts'
import { vault } from '../../shared/contract/vault.ts'
import { electronPort } from '../host/ports.ts'
import type { WindowContract } from '../../shared/contract/window.ts'
import { windowServers, type ServiceName } from '../host/protocol.ts'
import { supervise, type Supervisor } from '../host/supervise.ts'
import { chooser } from './choose.ts'
import { COVER_HOST, coverPage } from './cover.ts'
import { locking } from './lock.ts'
import { PAGE_HOST, pageFile } from './page-files.ts'
import { applicationMenu } from './menu.ts'
import { pageKeeps } from './page-keeps.ts'
import { printOptions } from './print-options.ts'
import { coverAndEnd, electronProcesses, showPage } from './renew-page.ts'
import { saveNoted } from './save-noted.ts'
import { closeContents, closeSession, isOurPage, windowOptions } from './security.ts'
import { electronPlatform } from './services.ts'
import { ticketDesk } from './ticket-desk.ts'
import { whenAlone } from './when-alone.ts'

app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
closeContents(app)

let window: BrowserWindow | undefined
let services: Supervisor<MessagePortMain> | undefined
const keepTyped = pageKeeps(ipcMain, () => window)
const home = () => process.env['CASEBOOK_HOME'] ?? path.join(app.getPath('userData'), 'casebook')

function createWindow(): void {
  window = new BrowserWindow(
    windowOptions(path.join(import.meta.dirname, '../preload/preload.cjs'), nativeTheme.shouldUseDarkColors),
  )
  window.once('ready-to-show', () => window?.show())
  window.on('closed', () => {
    window = undefined
  })
  window.on('close', event => {
    if (!window) return
    event.preventDefault()
    void keepTyped('closing').then(() => window?.destroy())
  })
  void showPage(window)
}

/**
 * Hands the page a fresh port to every service the window may speak to, or to `only` that one. A fresh port ends the
 * calls of the one before.
 */
function handOutPorts(only?: ServiceName): void {
  for (const contract of Object.keys(windowServers) as WindowContract[]) {
    if (only !== undefined && windowServers[contract] !== only) continue
    const port = services?.open(contract)
    if (port) window?.webContents.postMessage('port', { contract }, [port])
  }
}

function attachLog(): void {
  const port = services?.open('leaving')
  if (port) log.attach(electronPort(port))
}

/** A store that has not locked by then never will: its process is ended, and the key with it. */
const LOCK_MILLISECONDS = 10_000

/** What main has noted of what leaves; it outlives the process that keeps the log. */
const log = connection(leaving)

const desk = ticketDesk()
const { choose, chooseNew, dropped, placeToSave } = chooser(dialog, desk)

function answerPage(): void {
  ipcMain.on('ports', event => {
    if (isOurPage(event)) {
      handOutPorts()
      window?.webContents.send('services', services?.states() ?? [])
    }
  })
  ipcMain.on('lock', event => {
    if (isOurPage(event)) lockNow()
  })
  ipcMain.handle('choose', async (event, kind: unknown) =>
    isOurPage(event) && window ? choose(window, kind) : [],
  )
  ipcMain.handle('choose-new', async (event, kind: unknown, name: unknown) =>
    isOurPage(event) && window ? chooseNew(window, kind, name) : undefined,
  )
  ipcMain.handle('take-dropped', (event, file: unknown) => (isOurPage(event) ? dropped(file) : undefined))
  ipcMain.handle(
    'save-file',
    async (event, name: unknown, bytes: unknown, of: unknown): Promise<SaveAnswer> => {
      const over = window
      if (!isOurPage(event) || !over) return { kind: 'cancelled' }
      return saveNoted(bytes, of, { home: home(), place: () => placeToSave(over, name), log: log.client })
    },
  )
  ipcMain.handle('print-page', async (event, widthInches: unknown, heightInches: unknown, pages: unknown) => {
    if (!isOurPage(event)) throw new Error('Only the page itself may be printed.')
    return new Uint8Array(
      await event.sender.printToPDF(
        printOptions(Number(widthInches), Number(heightInches), Number(pages ?? 1)),
      ),
    )
  })
}

/** Takes the key away from the store; one that does not answer so goes with its process. */
async function lockStore(): Promise<void> {
  const port = services?.open('vault')
  if (!port) return // a service that is gone holds no key
  const asked = connect(vault, electronPort(port))
    .lock({})
    .then(
      () => true,
      () => false, // whatever hinders it, its process is in nobody's way
    )
  if (!(await Promise.race([asked, pause(LOCK_MILLISECONDS, false)]))) services?.renew()
}

/** The window stays where it is; what it shows is shown by another process from now on. */
const lock = locking({
  hideAndKeep: () => keepTyped('locked'),
  endPage: async () => {
    desk.forgetAll()
    if (window) await coverAndEnd(window, electronProcesses(app))
  },
  lockStore,
  showPage: async () => {
    if (window) await showPage(window)
  },
})
const lockNow = () => {
  lock().catch(() => {
    // A window that cannot be shown anew is not left with what it showed; one that was closed meanwhile is no fault.
    if (window) app.quit()
  })
}

if (!app.requestSingleInstanceLock()) app.quit()
else {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let stopped = false
  app.on('will-quit', event => {
    if (stopped || !services) return
    event.preventDefault()
    services
      .stop()
      .finally(() => {
        stopped = true
        app.quit()
      })
      .catch(() => {
        /* stop() settles */
      })
  })
  app.whenReady().then(
    () => {
      closeSession(session.defaultSession)
      Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform, lockNow)))
      const root = path.join(import.meta.dirname, '../renderer')
      protocol.handle('app', async request => {
        const { host, pathname } = new URL(request.url)
        const { status, headers, body } =
          host === COVER_HOST ? coverPage() : await pageFile(root, host === PAGE_HOST ? pathname : '/../')
        return new Response(new Uint8Array(body), { status, headers })
      })
      services = supervise(
        electronPlatform,
        { home: home(), version: app.getVersion() },
        {
          onChange: ({ name, state, lives }) => {
            window?.webContents.send('services', services?.states() ?? [])
            if (state === 'ready' && name === 'records') attachLog()
            // What the page holds from before the first start waits in its port; only what came back needs new ones.
            if (state === 'ready' && lives > 1) handOutPorts(name)
          },
          onLog: line => console.error(line),
          fileDesk: port => {
            serve(tickets, desk.handlers, electronPort(port), { onFault: () => undefined }) // told to whoever asked
          },
        },
      )
      answerPage()
      whenAlone(powerMonitor, lockNow)
      createWindow()
    },
    () => app.exit(1),
  )
}
