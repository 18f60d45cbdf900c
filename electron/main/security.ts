import type {
  App,
  BrowserWindowConstructorOptions,
  IpcMainEvent,
  IpcMainInvokeEvent,
  Session,
  WebContents,
} from 'electron'
import { ground } from './cover.ts'
import { PAGE_HOST } from './page-files.ts'

/**
 * The one window, on a light or a dark ground: its page is sandboxed, has a world apart from the preload's, and no
 * Node.
 */
export const windowOptions = (preload: string, isDark: boolean): BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 800,
  minWidth: 900,
  minHeight: 600,
  show: false,
  backgroundColor: isDark ? ground.dark : ground.light,
  title: 'Casebook',
  autoHideMenuBar: true,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
  },
})

/** Whether a message comes from our own page, in its top frame. Everything else is refused. */
export function isOurPage(event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame
  if (!frame || frame.parent) return false
  const { protocol, host } = new URL(frame.url)
  return protocol === 'app:' && host === PAGE_HOST
}

/** Refuses what the page never needs: permissions, downloads, anything from a network. */
export function closeSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !/^(app|devtools|data):/.test(details.url) }),
  )
  session.on('will-download', event => event.preventDefault())
}

/** Refuses other pages: navigation, popups, web views. */
export function closeContents(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', event => event.preventDefault())
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
  })
}
