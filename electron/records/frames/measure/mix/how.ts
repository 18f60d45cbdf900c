import type { Said } from '../../../../../shared/domain/facts/columns.ts'
import { say } from '../../../../../shared/words/message.ts'
import { wordsOf } from '../../../../../shared/domain/fact.ts'
import { sourcesOfPeople } from '../sources-of-people.ts'
import type { Asked } from './asked.ts'
import type { Factor } from './factor.ts'
import { inWordsOfSource, type InWords } from './words-of-source.ts'

type Party = Said['parties'][number]

/** What the parties of a fact are called, by the first that a test holds for. */
const partyCalled = ({ parties }: Said, { store }: Asked, holds: (party: Party) => boolean) => {
  const party = parties.find(holds)
  if (party?.name !== undefined) return party.name
  return party?.identity === undefined ? undefined : store.referents.called(party.identity)
}

/** As this an organisation stands among those who saw her, and is a place. */
const ORGANISATION = 'serviceProvider'
const isClinician = ({ role, as }: Party) => role === 'performer' && as !== ORGANISATION
const isPlace = ({ role, as }: Party) => role === 'location' || as === ORGANISATION

export const whoDidIt: InWords = (said, asked) => partyCalled(said, asked, isClinician)
export const clinician: Factor = {
  is: 'clinician',
  isFor: () => true,
  reader: asked => inWordsOfSource(asked, whoDidIt),
}

export const whereItWas: InWords = (said, asked) =>
  partyCalled(said, asked, isPlace) ??
  (said.kind === 'encounter' && said.service ? wordsOf(said.service) : undefined)
export const place: Factor = {
  is: 'place',
  isFor: () => true,
  reader: asked => inWordsOfSource(asked, whereItWas),
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3
export const weekday: Factor = {
  is: 'weekday',
  // The last day of a period is a day on which nothing need have happened.
  isFor: ({ index }) => index.at === 'event',
  reader: () => {
    return ({ day }) => {
      const rank = (((day + THURSDAY) % 7) + 7) % 7
      const on = weekdays[rank]!
      return { key: on, label: say('mix.weekday', { on }), rank }
    }
  },
}

export const source: Factor = {
  is: 'source',
  isFor: () => true,
  reader: ({ store }) => {
    const { units, names } = sourcesOfPeople(store)
    return ({ person }) => {
      const unit = units.get(person.person)
      return unit === undefined ? undefined : { key: String(unit), label: names[unit]!, rank: unit }
    }
  },
}

/** Which import brought what is counted first. */
export const broughtBy: Factor = {
  is: 'import',
  isFor: () => true,
  reader: ({ store, factOf }) => {
    return one => {
      const fact = factOf(one)
      const found = fact === undefined ? undefined : store.timelines.importOf(fact)
      if (!found) return undefined
      const { id, started } = found
      return {
        key: String(id),
        label: say('mix.import', { number: id, on: started.slice(0, 10) }),
        rank: id,
      }
    }
  },
}
