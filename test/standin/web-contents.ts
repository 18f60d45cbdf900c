import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { app, preventable } from './app.ts'
import { askPageProcesses, chromium } from './chromium.ts'
import { makeClone } from './clone.ts'
import { answers, ipcMain } from './ipc-main.ts'
import { worldScripts, type FromPage, type ToPage } from './page-worlds.ts'
import { carried, type MessagePortMain } from './ports.ts'
import { answerRequest, fromShown, refuseRequest, session, toShown, type PausedRequest } from './session.ts'

const clone = makeClone()
const WORLD = 'Electron Isolated Context'
/** The contents of every window that is open. */
const contents = new Set<WebContents>()
let serving = false

interface TargetInfo {
  targetId: string
  type: string
  openerId?: string
}

/** What contents ask of the window they are shown in. */
interface Showing {
  isDestroyed(): boolean
  painted(): void
}

export class WebContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'send' | 'getURL' | 'getOSProcessId' | 'isDestroyed' | 'printToPDF'>
{
  readonly id: number
  readonly session = session.defaultSession
  target = ''
  readonly #window: Showing
  readonly #options: Electron.WebPreferences
  readonly #secret = `_${randomBytes(12).toString('hex')}`
  readonly #opened: Promise<void>
  readonly #ports = carried({ send: message => this.#tell({ kind: 'port', message }) })
  #chromiumSession = ''
  #frame = ''
  #url = ''
  #context: number | undefined
  #process = 0
  #opening: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined

  constructor(
    window: Showing,
    id: number,
    options: Electron.WebPreferences,
    bounds: { width: number; height: number },
  ) {
    super()
    this.#window = window
    this.#options = options
    this.id = id
    contents.add(this)
    this.#opened = app.whenReady().then(() => this.#open(bounds))
  }
  async loadURL(url: string): Promise<void> {
    await this.#opened
    const before = await askPageProcesses()
    this.#url = url
    const loaded = new Promise<void>(resolve => {
      this.once('did-finish-load', resolve)
    })
    const { errorText } = await this.#ask<{ errorText?: string }>('Page.navigate', { url: toShown(url) })
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
    // A page of another site brings a process along; one of the same site is shown by the process that is there.
    const came = (await askPageProcesses()).filter(pid => !before.includes(pid))
    this.#process = came[0] ?? this.#process
  }
  readonly navigationHistory = {
    clear: () => {
      this.#ask('Page.resetNavigationHistory').catch(() => undefined) // nothing was gone back to
    },
  } satisfies Pick<Electron.NavigationHistory, 'clear'>
  getOSProcessId(): number {
    return this.#process
  }
  getURL(): string {
    return this.#url
  }
  isDestroyed(): boolean {
    return this.#window.isDestroyed()
  }
  /** Its page has gone, by whatever hand. */
  gone(): void {
    if (contents.delete(this)) this.emit('destroyed')
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#opening = handler
  }
  send(channel: string, ...words: unknown[]): void {
    this.#tell({ kind: 'event', channel, words, ports: [] })
  }
  postMessage(channel: string, message: unknown, ports: MessagePortMain[] = []): void {
    this.#tell({ kind: 'event', channel, words: [message], ports: ports.map(port => this.#ports.add(port)) })
  }

  async printToPDF({
    pageSize = 'Letter',
    margins = {},
    printBackground = false,
    pageRanges = '',
  }: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    if (typeof pageSize === 'string') throw new Error('The stand-in prints pages of a given size only.')
    const { data } = await this.#ask<{ data: string }>('Page.printToPDF', {
      paperWidth: pageSize.width,
      paperHeight: pageSize.height,
      printBackground,
      pageRanges,
      marginTop: margins.top,
      marginBottom: margins.bottom,
      marginLeft: margins.left,
      marginRight: margins.right,
    })
    return Buffer.from(data, 'base64')
  }

  /** Chromium's own file chooser; answers real paths, none when it was cancelled. */
  async chooseFiles(several: boolean, folder: boolean): Promise<string[]> {
    const choose = `new Promise(resolve => {
      const input = Object.assign(document.createElement('input'), {
        type: 'file', multiple: ${several}, webkitdirectory: ${folder}
      })
      input.onchange = () => resolve([...input.files]); input.oncancel = () => resolve([]); input.click()
    })`
    const { result } = await this.#ask<{ result: { objectId: string } }>('Runtime.evaluate', {
      userGesture: true,
      awaitPromise: true,
      expression: choose,
    })
    return this.#pathsOf(result.objectId)
  }
  async #pathsOf(files: string): Promise<string[]> {
    const { result } = await this.#ask<{ result: Array<{ name: string; value?: { objectId: string } }> }>(
      'Runtime.getProperties',
      { objectId: files, ownProperties: true },
    )
    const each = result
      .filter(({ name }) => /^\d+$/u.test(name))
      .map(({ value }) => this.#ask<{ path: string }>('DOM.getFileInfo', { objectId: value!.objectId }))
    return (await Promise.all(each)).map(({ path }) => path)
  }

  /** Whether the page may go where its frame is going; only what the app itself loads passes unasked. */
  mayNavigate({ frameId, request }: PausedRequest): boolean {
    const url = fromShown(request.url)
    if (frameId !== this.#frame || url === this.#url) return true
    const event = preventable({ url })
    this.emit('will-navigate', event, url)
    if (!event.defaultPrevented) this.#url = url
    return !event.defaultPrevented
  }

  #mayOpen(url: string): boolean {
    return (this.#opening?.({ url } as Electron.HandlerDetails).action ?? 'allow') === 'allow'
  }
  #ask<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    return chromium().send<Result>(method, params, this.#chromiumSession)
  }
  #tell(message: ToPage): void {
    if (this.#context === undefined) return // a page that is not there hears nothing, as in Electron
    this.#ask('Runtime.evaluate', {
      contextId: this.#context,
      expression: `${this.#secret}hear(${JSON.stringify(clone.pack(message))})`,
      silent: true,
    }).catch(() => undefined) // the page went meanwhile
  }

  async #open(bounds: { width: number; height: number }): Promise<void> {
    const browser = chromium()
    serve()
    const { targetInfos } = await browser.send<{ targetInfos: TargetInfo[] }>('Target.getTargets')
    const taken = [...contents].map(each => each.target)
    const free = targetInfos.find(({ type, targetId }) => type === 'page' && !taken.includes(targetId))
    this.target =
      free?.targetId ??
      (await browser.send<TargetInfo>('Target.createTarget', { url: 'about:blank', newWindow: true }))
        .targetId
    this.#chromiumSession = (
      await browser.send<{ sessionId: string }>('Target.attachToTarget', {
        targetId: this.target,
        flatten: true,
      })
    ).sessionId
    this.#frame = (
      await this.#ask<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')
    ).frameTree.frame.id
    this.#listen()
    const { windowId } = await this.#ask<{ windowId: number }>('Browser.getWindowForTarget')
    await this.#ask('Browser.setWindowBounds', { windowId, bounds })
    const preload = this.#options.preload === undefined ? '' : readFileSync(this.#options.preload, 'utf8')
    const mayOpen = this.#mayOpen('about:blank')
    const { main, isolated } = worldScripts(this.#secret, preload, mayOpen)
    await Promise.all([
      this.#ask('Page.enable'),
      this.#ask('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.#ask('Runtime.enable'),
      this.#ask('Runtime.addBinding', { name: `${this.#secret}post`, executionContextName: WORLD }),
      this.#ask('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      this.#ask('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: WORLD }),
    ])
  }

  #listen(): void {
    const browser = chromium()
    const on = <Params>(method: string, listener: (params: Params) => void) => {
      browser.on(`${this.#chromiumSession}:${method}`, listener)
    }
    on<{ context: { id: number; name: string; auxData: { frameId: string } } }>(
      'Runtime.executionContextCreated',
      ({ context }) => {
        if (context.name === WORLD && context.auxData.frameId === this.#frame) this.#context = context.id
      },
    )
    on('Runtime.executionContextsCleared', () => {
      this.#context = undefined
      this.#ports.end()
    })
    on<{ name: string; payload: string; executionContextId: number }>(
      'Runtime.bindingCalled',
      ({ name, payload, executionContextId }) => {
        if (name === `${this.#secret}post` && executionContextId === this.#context)
          this.#hear(clone.unpack(payload) as FromPage)
      },
    )
    on<{ type: string; args: Array<{ value?: unknown; description?: string }> }>(
      'Runtime.consoleAPICalled',
      ({ type, args }) => {
        this.emit('console-message', {
          level: type,
          message: args.map(({ value, description }) => value ?? description).join(' '),
        })
      },
    )
    on('Page.domContentEventFired', () => this.emit('dom-ready', {}))
    on('Page.loadEventFired', () => this.emit('did-finish-load', {}))
    on<{ name: string; frameId: string }>('Page.lifecycleEvent', ({ name, frameId }) => {
      if (name === 'firstContentfulPaint' && frameId === this.#frame) this.#window.painted()
    })
    // What is opened by other means than window.open, such as a link into a new window.
    let opening = false
    on<{ url: string }>('Page.windowOpen', ({ url }) => {
      opening = this.#mayOpen(url)
    })
    browser.on('Target.targetCreated', ({ targetInfo }: { targetInfo: TargetInfo }) => {
      if (targetInfo.openerId === this.target && !opening)
        browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined) // closed already
    })
  }

  #hear(said: FromPage): void {
    if (said.kind === 'port') return this.#ports.take(said.message)
    if (said.kind === 'dropped') {
      this.#ask<{ result: { objectId: string } }>('Runtime.evaluate', {
        contextId: this.#context,
        expression: `${this.#secret}files`,
      })
        .then(({ result }) => this.#pathsOf(result.objectId))
        .then(
          paths => this.#tell({ kind: 'paths', paths }),
          () => this.#tell({ kind: 'paths', paths: [] }),
        )
      return
    }
    const event = { sender: this, senderFrame: { url: this.#url, parent: null } }
    if (said.kind === 'send') {
      ipcMain.emit(said.channel, event, ...said.words)
      return
    }
    const { id, channel, words } = said
    const answer = async () => {
      const handler = answers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return handler(event as never, ...words) as unknown
    }
    answer().then(
      value => this.#tell({ kind: 'answer', id, value }),
      (error: unknown) =>
        this.#tell({
          kind: 'refusal',
          id,
          reason: `Error invoking remote method '${channel}': ${String(error)}`,
        }),
    )
  }
}

/** Every request of every page passes here once. */
function serve(): void {
  if (serving) return
  serving = true
  chromium().on('Fetch.requestPaused', (paused: PausedRequest) => {
    const free = paused.resourceType !== 'Document' || [...contents].every(each => each.mayNavigate(paused))
    const answered = free ? answerRequest(paused) : refuseRequest(paused.requestId, 'Aborted')
    answered.catch(() => undefined) // the page that asked is gone
  })
  chromium().on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
    for (const each of contents) if (each.target === targetId) each.gone()
  })
}

/** The contents that show a page of Chromium's. */
export const contentsOfTarget = (target: string): WebContents | undefined =>
  [...contents].find(each => each.target === target)
