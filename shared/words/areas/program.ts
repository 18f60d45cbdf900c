import type { Area } from '../values.ts'

/** What the program round the page says itself: its menu, and why a file was not saved. */
export const program = {
  'menu.file': {},
  'menu.lock': {},
  'menu.view': {},
  'save.failed': {},
  'save.folder-gone': {},
  'files.choose-again': {},
  'save.inside-home': {},
} as const satisfies Area
