import { createContext } from 'react'

/** How a figure leaves the window as a file. The shell provides it: charts know no bridge. */
export interface FigureFiles {
  /** Asks where, writes, and answers the path; undefined when the person thought better of it. */
  save(suggestedName: string, bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined>
  /** What the page would print, as one PDF with a page of this size. */
  print(widthInches: number, heightInches: number): Promise<Uint8Array<ArrayBuffer>>
}
export const FigureFilesContext = createContext<FigureFiles | undefined>(undefined)
