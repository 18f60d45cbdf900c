import { EventEmitter } from 'node:events'

type Answer = Parameters<Electron.IpcMain['handle']>[1]

/** Handlers by channel, for pages' questions. */
export const answers = new Map<string, Answer>()

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, answer: Answer) => {
    if (answers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    answers.set(channel, answer)
  },
  removeHandler: (channel: string) => {
    answers.delete(channel)
  },
}) satisfies Pick<Electron.IpcMain, 'handle' | 'removeHandler'>
