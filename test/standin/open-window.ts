import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
export const standin = path.join(import.meta.dirname, 'dist/electron')

export interface OpenedWindow {
  readonly app: ElectronApplication
  readonly page: Page
  /** What the page and the main process said. */
  readonly log: string[]
  /** What the system's own file dialogues answer from now on; no `save` means cancelled. */
  choose(answers: { files?: string[]; save?: string | undefined }): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the built program over the casebook in `home`, without a display: in the stand-in, or in the executable
 * CASEBOOK_ELECTRON names.
 */
export async function openWindow({ home }: { home: string }): Promise<OpenedWindow> {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'casebook-user-data-'))
  const app = await _electron.launch({
    executablePath: process.env['CASEBOOK_ELECTRON'] ?? standin,
    args: [root, `--user-data-dir=${userData}`],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? userData,
      CASEBOOK_HOME: home,
      CASEBOOK_HEADLESS: '1',
    },
  })
  const log: string[] = []
  app.process().stderr?.on('data', (text: Buffer) => log.push(`main: ${text.toString('utf8').trim()}`))
  const page = await app.firstWindow()
  page.on('console', message => {
    log.push(`page: ${message.type()} ${message.text()}`)
  })
  page.on('pageerror', error => {
    log.push(`page error: ${error.message}`)
  })
  return {
    app,
    page,
    log,
    choose: answers =>
      app.evaluate(({ dialog }, { files, save }) => {
        if (files)
          dialog.showOpenDialog = () => Promise.resolve({ canceled: files.length === 0, filePaths: files })
        dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' })
      }, answers),
    async close() {
      await app.close()
      rmSync(userData, { recursive: true, force: true })
    },
  }
}
