import type { LeavingFile } from './contract/leaving.ts'
import type { FaultCode } from './errors.ts'
import type { Message } from './words/message.ts'

/** A service as the window shows it. */
export interface ServiceStateView {
  readonly name: string
  readonly state: 'starting' | 'ready' | 'restarting' | 'stopped'
  readonly pid: number | undefined
  readonly restarts: number
  readonly lives: number
}

/** What a message event carries beside its port: a fresh line to one service. A new one replaces the old. */
export interface PortOffer {
  readonly source: 'casebook'
  readonly contract: string
}

/**
 * What became of bytes the page asked to be written; where it failed, `message` says so without quoting the
 * content.
 */
export type SaveAnswer =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: FaultCode; readonly message: Message }

/** What a person can choose: files or a folder to read in, a bundle, a backup, where backups go, where all goes. */
export type Choosable = 'files' | 'folder' | 'bundle' | 'backup' | 'backup-folder' | 'export-folder'
/** A file she can have made. */
export type ToBeMade = 'new-backup' | 'new-bundle' | 'new-referral'
/** What she chose: a ticket by which one service may use it once, and how it is called, to be shown. */
export interface Chosen {
  readonly ticket: string
  readonly shown: string
}

/**
 * What the page can ask of the program round it: ports to services, files by the system's own dialogues, and
 * no business
 * word. The preload puts it in the page as `window.casebook`.
 */
export interface CasebookBridge {
  /** Asks for a port to every service; they come as window messages with a PortOffer. */
  requestPorts(): void
  onServices(listener: (states: ServiceStateView[]) => void): void
  /** The casebook locks: what is shown must go at once. Key and page go when what was typed is kept. */
  onLocked(listener: () => Promise<unknown>): void
  /** Locks the casebook; this page ends with it, and a new one takes its place. */
  lock(): void
  /** The window is about to close: it waits, for a moment, until what was typed is kept. */
  onClosing(listener: () => Promise<unknown>): void
  /** Asks by the system's dialogue; none where the person thought better of it. */
  choose(kind: Choosable): Promise<Chosen[]>
  /** Asks where to make a new file. */
  chooseNew(kind: ToBeMade, suggestedName: string): Promise<Chosen | undefined>
  /**
   * Asks by the system's dialogue where to, and writes there what it notes in the audit log first. The page itself can
   * write no file.
   */
  saveFile(suggestedName: string, bytes: Uint8Array<ArrayBuffer>, of: LeavingFile): Promise<SaveAnswer>
  /** What the page would print, as a PDF with so many pages of this size; one where nobody says how many. */
  printPage(widthInches: number, heightInches: number, pages?: number): Promise<Uint8Array<ArrayBuffer>>
  /** A file or folder that was dropped on the window; undefined for what the page has made itself. */
  takeDropped(file: File): Promise<Chosen | undefined>
}
