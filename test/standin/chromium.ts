import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Readable, Writable } from 'node:stream'
import { findChromium } from '../tasks/prerequisites.ts'

/**
 * The system's Chromium over its debugging pipe. An event of a page is emitted as `SESSION:Method`, one of the browser
 * itself as `Method`.
 */
export interface Chromium extends EventEmitter {
  send<Result = unknown>(method: string, params?: object, session?: string): Promise<Result>
  readonly process: ChildProcess
}

interface Answer {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
  sessionId?: string
}
interface Waiting {
  method: string
  resolve(result: unknown): void
  reject(error: Error): void
}

let current: Chromium | undefined
/** The processes of pages, as Chromium last told them. */
let pageProcesses: readonly number[] = []
export function chromium(): Chromium {
  if (!current) throw new Error('Chromium is not open yet: wait for app.whenReady().')
  return current
}

/** Asks Chromium which processes show pages: those on screen, and those it keeps in case one goes back. */
export async function askPageProcesses(): Promise<readonly number[]> {
  const { processInfo } = await chromium().send<{ processInfo: Array<{ type: string; id: number }> }>(
    'SystemInfo.getProcessInfo',
  )
  pageProcesses = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  return pageProcesses
}

/** Those of them that live. */
export const livingPageProcesses = (): number[] =>
  pageProcesses.filter(pid => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  })

/** What a browser does unasked, and what turns the pages of a test into others. */
const NOT_WANTED = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'MediaRouter',
  'Translate',
  'PaintHolding',
  'SpareRendererForSitePerProcess', // a page's process is then the one that came with it
]

/** Starts it with an empty window of its own; `onGone` runs when it ends by itself. */
export async function openChromium(switches: ReadonlyMap<string, string>, onGone: () => void): Promise<void> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'casebook-standin-'))
  process.on('exit', () => {
    current?.process.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']
  const port = switches.get('remote-debugging-port')
  const words = [
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--app=data:text/html,<title>Casebook</title>',
    ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    ...(display && !process.env['CASEBOOK_HEADLESS'] ? [] : ['--headless']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    // No host name means anything: nothing a page names can be reached.
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-dev-shm-usage',
    '--disable-infobars',
    '--password-store=basic',
    '--disable-breakpad',
    '--disable-search-engine-choice-screen',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    `--disable-features=${NOT_WANTED.join(',')}`,
  ]
  current = connect(
    spawn(findChromium({ install: false }), words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] }),
  )
  current.once('gone', onGone)
  await current.send('Target.setDiscoverTargets', { discover: true })
  await current.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  if (port !== undefined) await sayWhereToDebug(path.join(profile, 'DevToolsActivePort'))
}

/** Electron says this line when asked for a debugging port; test runners wait for it. */
async function sayWhereToDebug(file: string): Promise<void> {
  for (let turn = 0; turn < 400 && !existsSync(file); turn++) await wait(25)
  const [port, place] = readFileSync(file, 'utf8').split('\n')
  process.stderr.write(`\nDevTools listening on ws://127.0.0.1:${port}${place}\n`)
}

export async function closeChromium(): Promise<void> {
  if (!current || current.process.exitCode !== null) return
  const gone = once(current.process, 'exit')
  current.removeAllListeners('gone')
  await Promise.race([
    current
      .send('Browser.close')
      .catch(() => undefined)
      .then(() => gone),
    wait(3_000),
  ])
}

/** The pipe's protocol: JSON texts that end with a zero byte, answers matched by number. */
function connect(child: ChildProcess): Chromium {
  const events = new EventEmitter().setMaxListeners(0)
  const waiting = new Map<number, Waiting>()
  const out = child.stdio[3] as Writable
  let last = 0
  let rest: Buffer[] = []
  out.on('error', () => undefined) // its end is told by 'exit'

  const take = ({ id, method, params, result, error, sessionId }: Answer) => {
    if (id === undefined) {
      if (method !== undefined)
        events.emit(sessionId === undefined ? method : `${sessionId}:${method}`, params)
      return
    }
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new Error(`${asked.method}: ${error.message}`))
    else asked?.resolve(result)
  }
  ;(child.stdio[4] as Readable).on('data', (bytes: Buffer) => {
    let start = 0
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      const text = Buffer.concat([...rest, bytes.subarray(start, end)]).toString('utf8')
      rest = []
      start = end + 1
      take(JSON.parse(text) as Answer)
    }
    if (start < bytes.length) rest.push(bytes.subarray(start))
  })
  child.on('exit', () => {
    for (const each of waiting.values()) each.reject(new Error(`${each.method}: Chromium is gone.`))
    waiting.clear()
    events.emit('gone')
  })
  return Object.assign(events, {
    process: child,
    send: <Result>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<Result>((resolve, reject) => {
        const id = ++last
        waiting.set(id, { method, resolve: result => resolve(result as Result), reject })
        out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
  })
}
