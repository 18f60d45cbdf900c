/** What one trial came to. Each list is empty where all is as it must be. */
export interface HomeTrial {
  readonly part: string
  /** From 1; with the part it says all that is drawn. */
  readonly number: number
  /** What was done, and what was done to it: a row of the report. */
  readonly what: string
  /** How it ended, in a word. */
  readonly outcome: string
  /** Acknowledged, and not there. */
  readonly lost: readonly string[]
  /** Other than it was, and held to be sound. */
  readonly believed: readonly string[]
  /** Does not open as was said, or has no way on. */
  readonly shut: readonly string[]
  /** Anything else. */
  readonly wrong: readonly string[]
}
export type Findings = Pick<HomeTrial, 'lost' | 'believed' | 'shut' | 'wrong'>

export const noFindings: Findings = { lost: [], believed: [], shut: [], wrong: [] }

/** A part of the proof, ready to be tried. */
export interface PartAtWork {
  readonly trial: (number: number) => Promise<HomeTrial>
  readonly close: () => Promise<void> | void
}
/** One of the parts of the proof. */
export interface Part {
  readonly name: string
  /** How many trials it shall have. */
  readonly wanted: number
  /** Gets ready in a folder of its own. */
  readonly begin: (folder: string) => Promise<PartAtWork>
}
