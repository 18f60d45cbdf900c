import { makeClone, type Clone } from './clone.ts'
import type { PortMessage } from './ports.ts'

/** What the page's isolated world says to the main process. */
export type FromPage =
  | { kind: 'send'; channel: string; words: unknown[] }
  | { kind: 'invoke'; id: number; channel: string; words: unknown[] }
  | { kind: 'port'; message: PortMessage }
  | { kind: 'dropped' }
/** What it hears. `ports` are numbers of ports that come along. */
export type ToPage =
  | { kind: 'event'; channel: string; words: unknown[]; ports: number[] }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; reason: string }
  | { kind: 'port'; message: PortMessage }
  | { kind: 'paths'; paths: string[] }

/** What the two worlds say to each other, as details of events under an unguessable name. */
type Shape = { function: number } | { fields: Array<[string, Shape]> } | { value: unknown }
type Outcome = { value: unknown } | { promise: number } | { error: string }

/**
 * The page's own world: gives `window` what the preload exposes, frozen. A function of it calls into the isolated
 * world;
 * the two share only the DOM, whose events carry structured clones. Self-contained: its source is what runs.
 */
function mainWorld(secret: string, mayOpen: boolean): void {
  const listen = window.addEventListener.bind(window)
  const tell = window.dispatchEvent.bind(window)
  if (!mayOpen) window.open = () => null // as Electron answers where the app's handler denies
  const callbacks = new Map<number, (...words: unknown[]) => void>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let outcome: Outcome | undefined
  const detail = (event: Event) => (event as CustomEvent<never>).detail

  function call(id: number, words: unknown[]): unknown {
    const passed = words.map(word => {
      if (typeof word !== 'function') return { value: word }
      callbacks.set(callbacks.size + 1, word as (...words: unknown[]) => void)
      return { callback: callbacks.size }
    })
    outcome = undefined
    tell(new CustomEvent(`${secret}call`, { detail: { id, words: passed } }))
    const given = outcome as Outcome | undefined
    if (!given) throw new Error('An object could not be cloned.')
    if ('error' in given) throw new Error(given.error)
    if ('value' in given) return given.value
    return new Promise((resolve, reject) => {
      promises.set(given.promise, { resolve, reject })
    })
  }
  function build(shape: Shape): unknown {
    if ('function' in shape) return (...words: unknown[]) => call(shape.function, words)
    if ('fields' in shape)
      return Object.freeze(Object.fromEntries(shape.fields.map(([key, each]) => [key, build(each)])))
    return shape.value
  }
  listen(`${secret}outcome`, event => {
    outcome = detail(event)
  })
  listen(`${secret}settled`, event => {
    const { promise, value, error } = detail(event) as { promise: number; value?: unknown; error?: string }
    if (error === undefined) promises.get(promise)?.resolve(value)
    else promises.get(promise)?.reject(new Error(error))
    promises.delete(promise)
  })
  listen(`${secret}callback`, event => {
    const { id, words } = detail(event) as { id: number; words: unknown[] }
    callbacks.get(id)?.(...words)
  })
  listen(`${secret}expose`, event => {
    const { key, shape } = detail(event) as { key: string; shape: Shape }
    Object.defineProperty(window, key, { value: build(shape), enumerable: true })
  })
}

/** The preload's world: `require('electron')` as a sandboxed preload has it, over one binding to the main process. */
function isolatedWorld(
  secret: string,
  clone: Clone,
  preload: (require: (name: string) => unknown) => void,
): void {
  const scope = globalThis as unknown as Record<string, unknown>
  const post = (message: FromPage) => (scope[`${secret}post`] as (text: string) => void)(clone.pack(message))
  const tell = (what: string, detail: unknown) =>
    window.dispatchEvent(new CustomEvent(secret + what, { detail }))
  const exposed: Array<(...words: unknown[]) => unknown> = []
  const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, Array<(event: { ports: MessagePort[] }, ...words: unknown[]) => void>>()
  const ports = new Map<number, MessagePort>()
  let last = 0

  const shapeOf = (value: unknown): Shape => {
    if (typeof value === 'function')
      return { function: exposed.push(value as (...words: unknown[]) => unknown) - 1 }
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return { fields: Object.entries(value).map(([key, each]) => [key, shapeOf(each)]) }
    return { value }
  }
  window.addEventListener(`${secret}call`, event => {
    const { id, words } = (
      event as CustomEvent<{ id: number; words: Array<{ value: unknown } | { callback: number }> }>
    ).detail
    try {
      const result = exposed[id]!(
        ...words.map(word =>
          'callback' in word
            ? (...said: unknown[]) => {
                tell('callback', { id: word.callback, words: said })
              }
            : word.value,
        ),
      )
      if (!(result instanceof Promise)) return void tell('outcome', { value: result })
      const promise = ++last
      result.then(
        value => tell('settled', { promise, value }),
        (error: unknown) =>
          tell('settled', { promise, error: error instanceof Error ? error.message : String(error) }),
      )
      tell('outcome', { promise })
    } catch (error) {
      tell('outcome', { error: error instanceof Error ? error.message : String(error) })
    }
  })

  /** The page's end of a port the main process knows by this number. */
  function portOf(number: number): MessagePort {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }) => post({ kind: 'port', message: { port: number, data } }))
    port1.addEventListener('close', () => {
      if (ports.delete(number)) post({ kind: 'port', message: { port: number, closed: true } })
    })
    port1.start()
    ports.set(number, port1)
    return port2
  }

  // The main process alone learns the paths of dropped files: the event waits for them and is then told again.
  let paths = new Map<string, string>()
  let dropped: { files: File[]; again(): void } | undefined
  const nameOf = (file: File) => `${file.name}|${file.size}|${file.lastModified}`
  window.addEventListener(
    'drop',
    event => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (!event.isTrusted || files.length === 0) return
      event.stopImmediatePropagation()
      event.preventDefault()
      const { target, clientX, clientY } = event
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      dropped = {
        files,
        again: () => {
          target?.dispatchEvent(
            new DragEvent('drop', {
              bubbles: true,
              cancelable: true,
              composed: true,
              clientX,
              clientY,
              dataTransfer,
            }),
          )
        },
      }
      scope[`${secret}files`] = files
      post({ kind: 'dropped' })
    },
    true,
  )

  scope[`${secret}hear`] = (text: string) => {
    const heard = clone.unpack(text) as ToPage
    if (heard.kind === 'event') {
      const given = heard.ports.map(portOf)
      for (const listener of listeners.get(heard.channel) ?? []) listener({ ports: given }, ...heard.words)
    } else if (heard.kind === 'port') {
      const port = ports.get(heard.message.port)
      if ('closed' in heard.message) {
        ports.delete(heard.message.port)
        port?.close()
      } else port?.postMessage(heard.message.data)
    } else if (heard.kind === 'paths') {
      paths = new Map(dropped?.files.map((file, k) => [nameOf(file), heard.paths[k] ?? '']))
      dropped?.again()
      dropped = undefined
    } else {
      const waiting = asked.get(heard.id)
      asked.delete(heard.id)
      if (heard.kind === 'answer') waiting?.resolve(heard.value)
      else waiting?.reject(new Error(heard.reason))
    }
  }
  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, value: unknown) => {
        tell('expose', { key, shape: shapeOf(value) })
      },
    },
    ipcRenderer: {
      send: (channel: string, ...words: unknown[]) => post({ kind: 'send', channel, words }),
      invoke: (channel: string, ...words: unknown[]) =>
        new Promise((resolve, reject) => {
          asked.set(++last, { resolve, reject })
          post({ kind: 'invoke', id: last, channel, words })
        }),
      on: (channel: string, listener: (event: { ports: MessagePort[] }, ...words: unknown[]) => void) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
    },
    webUtils: { getPathForFile: (file: File) => paths.get(nameOf(file)) ?? '' },
  }
  preload(name => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}.`)
    return electron
  })
}

/** A CommonJS script as a function of its `require`. */
const asModule = (script: string) => `function (require) {
const module = { exports: {} }, exports = module.exports;
${script}
}`

/** The scripts Chromium runs before a page's own: in the page's world, and in the preload's. `secret` joins them. */
export const worldScripts = (secret: string, preload: string, mayOpen: boolean) => ({
  main: `(${mainWorld})(${JSON.stringify(secret)}, ${mayOpen})`,
  isolated: `(${isolatedWorld})(${JSON.stringify(secret)}, (${makeClone})(), ${asModule(preload)})`,
})
