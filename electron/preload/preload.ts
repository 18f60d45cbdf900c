import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { CasebookBridge, PortOffer, ServiceStateView } from '../../shared/bridge.ts'

// A port cannot cross the context bridge; it goes to the page as a window message of this very origin.
ipcRenderer.on('port', (event, { contract }: { contract: string }) => {
  const offer: PortOffer = { source: 'casebook', contract }
  window.postMessage(offer, window.location.origin, [...event.ports])
})

/** Main waits for the answer, but not for long. */
function answering(channel: 'locked' | 'closing', listener: () => Promise<unknown>): void {
  const answer = () => ipcRenderer.send('kept')
  ipcRenderer.on(channel, () => void listener().then(answer, answer))
}

const bridge: CasebookBridge = {
  requestPorts: () => ipcRenderer.send('ports'),
  onServices: listener => {
    ipcRenderer.on('services', (_event, states: ServiceStateView[]) => listener(states))
  },
  onLocked: listener => {
    answering('locked', listener)
  },
  onClosing: listener => {
    answering('closing', listener)
  },
  lock: () => ipcRenderer.send('lock'),
  choose: kind => ipcRenderer.invoke('choose', kind),
  chooseNew: (kind, name) => ipcRenderer.invoke('choose-new', kind, name),
  saveFile: (name, bytes, of) => ipcRenderer.invoke('save-file', name, bytes, of),
  printPage: (width, height, pages) => ipcRenderer.invoke('print-page', width, height, pages),
  takeDropped: file => ipcRenderer.invoke('take-dropped', webUtils.getPathForFile(file)),
}
contextBridge.exposeInMainWorld('casebook', bridge)
