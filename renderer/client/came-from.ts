import { create } from 'zustand'

/** The list of patients that a chart was opened from: what was asked, and where in the answer she stands. */
export interface CameFrom {
  readonly query: string
  readonly line: number
  readonly total: number
  readonly patient: number
}

/** Which list the chart in sight was opened from; it is left with the casebook. */
export const useCameFrom = create<{ readonly list: CameFrom | undefined }>(() => ({ list: undefined }))
export const cameFrom = (list: CameFrom | undefined): void => useCameFrom.setState({ list })
