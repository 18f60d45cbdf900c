import { createContext } from 'react'
import type { LeavingFile } from '../../shared/contract/leaving.ts'

/** How a figure leaves the window as a file. The shell provides it: charts know no bridge. */
export interface FigureFiles {
  /** Asks where, notes what leaves, writes, and answers the path; undefined when the person thought better of it. */
  save(suggestedName: string, bytes: Uint8Array<ArrayBuffer>, of: LeavingFile): Promise<string | undefined>
  /** What the page would print, as one PDF with a page of this size. */
  print(widthInches: number, heightInches: number): Promise<Uint8Array<ArrayBuffer>>
}
export const FigureFilesContext = createContext<FigureFiles | undefined>(undefined)
