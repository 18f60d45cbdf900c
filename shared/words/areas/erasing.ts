import { count, day, text, type Area } from '../values.ts'

/** What goes and what stays where somebody is erased; the receipt that is read before, and kept after. */
export const erasing = {
  'erasing.facts': { facts: count, people: count },
  'erasing.notes': { notes: count, drafts: count },
  'erasing.entries': { entries: count },
  'erasing.acknowledgements': { acknowledgements: count },
  'erasing.answers': { answers: count },
  'erasing.files-blanked': { files: count },
  'erasing.files-gone': { files: count },
  'erasing.others-without-bytes': { facts: count },
  'erasing.previous': { previous: count },
  'erasing.cards': { cards: count, summaries: count },
  'erasing.mentions': { mentions: count },
  'erasing.alike': { alike: count },
  'erasing.unseen': { files: count },
  'erasing.backup': { file: text, made: day, until: day },
  'erasing.backup-stays': { file: text, made: day },
  'erasing.folder-away': {},
  'erasing.elsewhere': {},
  'erasing.goes': { name: text },
  'erasing.stays': {},
  'erasing.done': { number: count, day, person: text },
  'erasing.under-way': { number: count },
  'erasing.again-import': { people: count },
  'erasing.again-restore': { people: count },
} as const satisfies Area
