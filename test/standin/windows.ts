import { EventEmitter } from 'node:events'
import { app, beforeEnd, preventable } from './app.ts'
import { chromium } from './chromium.ts'
import { contentsOfTarget, WebContents } from './web-contents.ts'

const windows = new Set<BrowserWindow>()
export const webContents = { fromDevToolsTargetId: contentsOfTarget }

let lastWindow = 0

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find(window => window.webContents === contents) ?? null
  }
  readonly id = ++lastWindow
  readonly webContents: WebContents
  #destroyed = false
  #painted = false
  #shown = false

  constructor({
    webPreferences = {},
    width = 800,
    height = 600,
  }: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    if (
      webPreferences.nodeIntegration ||
      webPreferences.contextIsolation === false ||
      webPreferences.sandbox === false
    )
      throw new Error('The stand-in opens sandboxed, isolated windows without Node only.')
    this.webContents = new WebContents(this, this.id, webPreferences, { width, height })
    this.webContents.once('destroyed', () => this.gone())
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  show(): void {
    this.#shown = true
  }
  focus(): void {
    this.emit('focus')
  }
  isVisible(): boolean {
    return this.#shown
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {
    this.#shown = true
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.#destroyed) return
    chromium()
      .send('Target.closeTarget', { targetId: this.webContents.target })
      .catch(() => undefined) // closed already
    this.gone()
  }

  painted(): void {
    if (!this.#painted) {
      this.#painted = true
      this.emit('ready-to-show')
    }
  }
  gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this)
    this.webContents.gone()
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
  }
}

beforeEnd(() => {
  for (const window of windows) window.close()
  return windows.size === 0
})
