import { choice, count, day, list, messageValue, text, type Area } from '../values.ts'

/** Backups that are made by themselves, and the proof that they can be used. */
export const safekeeping = {
  'backup.folder-away': { folder: text },
  'backup.no-folder': {},
  'backup.not-demonstration': {},
  'export.not-empty': {},
  'export.not-demonstration': {},
  'export.phase': { part: choice('originals', 'people', 'facts', 'written-here') },
  'drill.taking-apart': {},
  'drill.same': { people: count, facts: count },
  'drill.differs': { people: count, facts: count, peopleHere: count, factsHere: count },
  'drill.differs-since': { people: count, facts: count, peopleHere: count, factsHere: count, newest: day },
  'drill.another': { people: count, facts: count },
  'drill.unsound': { findings: list },
  'drill.fails': { reason: messageValue },
} as const satisfies Area
