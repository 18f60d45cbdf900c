import { choice, text, type Area } from '../values.ts'

/** Why two descriptions are taken for one person, may be, or are not. */
export const people = {
  'people.given': { level: choice('exact', 'close', 'similar', 'disagree') },
  'people.family': { level: choice('exact', 'close', 'similar', 'disagree') },
  'people.middle': { level: choice('exact', 'close', 'disagree') },
  'people.order': {},
  'people.birth': { how: choice('same', 'partly', 'exchanged', 'part', 'different') },
  'people.sex': { level: choice('exact', 'disagree') },
  'people.telecom': { level: choice('exact', 'disagree') },
  'people.address': { level: choice('exact', 'close', 'similar', 'disagree') },
  'people.identifier': { level: choice('exact', 'close', 'disagree') },
  'people.same-source': {},
  'people.other-number': { system: text },
  'people.born-apart': {},
  'people.generation': {},
  'people.died-before': {},
  'people.died-apart': {},
  'people.source': { name: text },
  'people.source-by-hand': {},
  'people.source-files': { path: text },
  'people.source-file': { file: text },
  'people.differ': { what: choice('birth', 'death', 'died', 'sex', 'name') },
  'people.rival': {},
  'people.joins-others': {},
} as const satisfies Area
