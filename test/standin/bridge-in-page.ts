/**
 * Runs in the page before anything else: the same `window.casebook` the preload gives, over the binding `standinAsk`.
 * Self-contained, as its text is what is sent.
 */
export function bridgeInPage(): void {
  const scope = window as unknown as { standinAsk(what: string, value?: unknown): Promise<unknown>; casebook: unknown }
  const lines = new Map<string, MessagePort>()
  const on = (what: string, listener: (detail: { contract: string; message: unknown }) => void) => {
    window.addEventListener(`standin-${what}`, event => listener((event as CustomEvent<{ contract: string; message: unknown }>).detail))
  }
  on('port', ({ contract }) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', event => { void scope.standinAsk('send', { contract, message: event.data as unknown }) })
    port1.start()
    lines.get(contract)?.close()
    lines.set(contract, port1)
    window.postMessage({ source: 'casebook', contract }, window.location.origin, [port2])
  })
  on('message', ({ contract, message }) => lines.get(contract)?.postMessage(message))
  on('closed', ({ contract }) => { lines.get(contract)?.close(); lines.delete(contract) })
  const bridge = {
    requestPorts: () => { void scope.standinAsk('ports') },
    onServices: (listener: (states: unknown) => void) => { window.addEventListener('standin-states', event => listener((event as CustomEvent<unknown>).detail)) },
    chooseFiles: (kind: string) => scope.standinAsk('files', kind),
    chooseSaveFile: (name: string) => scope.standinAsk('save', name),
    pathOfDropped: () => '',
  }
  Object.defineProperty(window, 'casebook', { value: Object.freeze(bridge) })
}
