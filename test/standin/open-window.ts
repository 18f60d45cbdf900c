import { chromium, type BrowserContext, type Page } from '@playwright/test'
import path from 'node:path'
import { connect } from '../../shared/contract/connect.ts'
import type { Port, Wire } from '../../shared/contract/wire.ts'
import { vault } from '../../shared/contract/vault.ts'
import { forkService } from '../../electron/host/fork.ts'
import { portPair } from '../../electron/host/ports.ts'
import { lines, type WindowContract } from '../../electron/host/protocol.ts'
import { supervise, type Supervisor } from '../../electron/host/supervise.ts'
import { PAGE_HOST, pageFile } from '../../electron/main/page-files.ts'
import { findChromium } from '../tasks/prerequisites.ts'
import { bridgeInPage } from './bridge-in-page.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Plain Chromium knows no app:// scheme; nothing ever resolves under .invalid (RFC 6761). */
const origin = `https://${PAGE_HOST}.invalid`

export interface StandinWindow {
  readonly page: Page
  readonly services: Supervisor<Port>
  readonly log: string[]
  close(): Promise<void>
}

/**
 * The window where Electron's executable cannot be had: the built page, under the same policy, in the system's Chromium,
 * over the same services as processes of plain Node. For development and tests; not a security boundary, never packed.
 */
export async function openWindow({ home, headed = false, width = 1280, height = 800, choose }: {
  home: string; headed?: boolean; width?: number; height?: number
  /** What the system's own file dialogues would answer. */
  choose?: { files?(): string[]; save?(): string | undefined }
}): Promise<StandinWindow> {
  const log: string[] = []
  const open = new Map<string, Port>()
  let page: Page | undefined
  const services = supervise(
    { launch: name => forkService(path.join(root, 'electron', name, 'main.ts')), channel: portPair },
    { home, version: '0.0.0' },
    state => { void tell('states', services.states()); if (state.state === 'ready') void handOut() },
    line => { log.push(line) },
  )
  await services.ready()

  const browser = await chromium.launch({ executablePath: findChromium({ install: false }), headless: !headed, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const context: BrowserContext = await browser.newContext({ viewport: headed ? null : { width, height }, acceptDownloads: false, serviceWorkers: 'block' })
  // Nothing leaves: what is not the built page is refused.
  await context.route('**/*', async route => {
    const url = new URL(route.request().url())
    if (url.origin !== origin) return route.abort()
    const { status, headers, body } = await pageFile(path.join(root, 'out/renderer'), url.pathname)
    return route.fulfill({ status, headers, body })
  })

  /** Says something to the page; one that is closing hears nothing. */
  async function tell(what: string, value: unknown): Promise<void> {
    await page?.evaluate(([name, content]) => { window.dispatchEvent(new CustomEvent(`standin-${name}`, { detail: content })) }, [what, value] as const).catch(() => undefined)
  }
  async function handOut(): Promise<void> {
    for (const { contract, caller } of lines) {
      if (caller !== 'window') continue
      open.get(contract)?.close()
      const port = services.open(contract as WindowContract)
      open.set(contract, port)
      await tell('port', { contract })
      port.listen(message => { void tell('message', { contract, message }) }, () => { if (open.get(contract) === port) void tell('closed', { contract }) })
    }
  }
  await context.exposeBinding('standinAsk', async (_source, what: string, value: unknown) => {
    if (what === 'ports') { await handOut(); await tell('states', services.states()); return undefined }
    if (what === 'send') { const { contract, message } = value as { contract: string; message: Wire }; open.get(contract)?.send(message); return undefined }
    if (what === 'files') return choose?.files?.() ?? []
    if (what === 'save') return choose?.save?.()
    return undefined
  })
  await context.addInitScript(bridgeInPage)
  context.on('page', each => { if (page && each !== page) void each.close() }) // popups are refused
  page = await context.newPage()
  page.on('console', message => { log.push(`page: ${message.type()} ${message.text()}`) })
  page.on('pageerror', error => { log.push(`page error: ${error.message}`) })
  await page.goto(`${origin}/index.html`)

  return {
    page, services, log,
    async close() {
      await connect(vault, services.open('vault')).lock({}).catch(() => undefined) // a service that is gone holds no key
      await browser.close()
      await services.stop()
    },
  }
}
