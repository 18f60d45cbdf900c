import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { carried, MessagePortMain } from './ports.ts'
import type { UtilityMessage } from './utility-process.ts'

/** Loaded before a service: gives it `process.parentPort`, as Electron's utility process has. */
const send = (message: UtilityMessage) => {
  process.send?.(message)
}
const ports = carried({ send })

/** The end a service holds of a port its parent knows by this number. */
function portOf(number: number): MessagePortMain {
  const { port1, port2 } = new MessageChannel()
  ports.add(new MessagePortMain(port2), number)
  return new MessagePortMain(port1)
}

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => send({ message, ports: [] }),
  start: () => undefined,
})
const take = (sent: UtilityMessage) => {
  if ('message' in sent) parentPort.emit('message', { data: sent.message, ports: sent.ports.map(portOf) })
  else ports.take(sent)
}
// What comes before the service listens waits for it.
let early: UtilityMessage[] | undefined = []
parentPort.on('newListener', event => {
  if (event !== 'message' || !early) return
  const waiting = early
  early = undefined
  queueMicrotask(() => {
    for (const sent of waiting) take(sent)
  })
})
process.on('message', (sent: UtilityMessage) => {
  if (early) early.push(sent)
  else take(sent)
})
process.on('disconnect', () => process.exit(0))
Object.assign(process, { parentPort, type: 'utility' })
