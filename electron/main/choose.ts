import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron'
import path from 'node:path'
import type { Chosen, Choosable, ToBeMade } from '../../shared/bridge.ts'
import type { Purpose } from '../../shared/contract/place.ts'
import type { TicketDesk } from './ticket-desk.ts'

/** What each is good for once chosen, and what may be chosen in the system's dialogue. */
const choosable: Readonly<
  Record<Choosable, { purpose: Purpose; properties: NonNullable<OpenDialogOptions['properties']> }>
> = {
  'files': { purpose: 'import', properties: ['openFile', 'multiSelections'] },
  'folder': { purpose: 'import', properties: ['openDirectory'] },
  'bundle': { purpose: 'bundle', properties: ['openFile'] },
  'backup': { purpose: 'backup', properties: ['openFile'] },
  'backup-folder': { purpose: 'backup-folder', properties: ['openDirectory', 'createDirectory'] },
  'export-folder': { purpose: 'export-folder', properties: ['openDirectory', 'createDirectory'] },
}
const toBeMade: ReadonlySet<unknown> = new Set<ToBeMade>(['new-backup', 'new-bundle', 'new-referral'])

const isChoosable = (kind: unknown): kind is Choosable =>
  typeof kind === 'string' && Object.hasOwn(choosable, kind)

/** Files by the system's own dialogues: the page gets a ticket for what was chosen, and its name as words to show. */
export function chooser(dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>, desk: TicketDesk) {
  const chosen = (purpose: Purpose, file: string): Chosen => ({
    ticket: desk.issue(purpose, file),
    shown: file,
  })

  /** Asks where to write; of the suggested name only the name itself counts, never a folder. */
  const placeToSave = async (over: BrowserWindow, name: unknown): Promise<string | undefined> =>
    (await dialog.showSaveDialog(over, { defaultPath: path.basename(String(name)) })).filePath || undefined

  return {
    placeToSave,
    async choose(over: BrowserWindow, kind: unknown): Promise<Chosen[]> {
      if (!isChoosable(kind)) return []
      const { purpose, properties } = choosable[kind]
      const { filePaths } = await dialog.showOpenDialog(over, { properties })
      return filePaths.map(file => chosen(purpose, file))
    },
    async chooseNew(over: BrowserWindow, kind: unknown, name: unknown): Promise<Chosen | undefined> {
      if (!toBeMade.has(kind)) return undefined
      const file = await placeToSave(over, name)
      return file === undefined ? undefined : chosen(kind as ToBeMade, file)
    },
    /** What was dropped on the window, as the preload has heard from the system; it may be read in, no more. */
    dropped: (file: unknown): Chosen | undefined =>
      typeof file === 'string' && path.isAbsolute(file) ? chosen('import', file) : undefined,
  }
}
