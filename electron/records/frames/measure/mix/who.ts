import { asaClasses } from '../../../../../shared/domain/logbook/asa.ts'
import { wordsOf } from '../../../../../shared/domain/fact.ts'
import { say } from '../../../../../shared/words/message.ts'
import { asaReader } from '../../logbook/asa.ts'
import { folded } from '../../logbook/operations.ts'
import { ageOn } from '../../people.ts'
import { happeningsOf, nothing } from '../../read-concepts.ts'
import { scoreReader } from '../score-reader.ts'
import type { Factor } from './factor.ts'
import { inWordsOfSource, type InWords } from './words-of-source.ts'

/** Where the bands of age begin, in completed years. */
const AGES = [0, 18, 40, 50, 60, 70, 80]

export const age: Factor = {
  is: 'age',
  // At an age all are of one age.
  isFor: ({ index }) => index.at !== 'age',
  reader: () => {
    return ({ person, day }) => {
      const years = ageOn(person, day)
      if (!(years >= 0)) return undefined
      const band = AGES.findLastIndex(from => years >= from)
      const [from, to] = [AGES[band]!, AGES[band + 1]]
      const label =
        to === undefined ? say('mix.age-from', { from }) : say('mix.age-band', { from, to: to - 1 })
      return { key: String(from), label, rank: band }
    }
  },
}

const sexes = ['female', 'male', 'other'] as const
export const sex: Factor = {
  is: 'sex',
  isFor: () => true,
  reader: () => {
    return ({ person }) => {
      const rank = sexes.indexOf(person.sex as 'female')
      return rank < 0 ? undefined : { key: person.sex, label: say('mix.sex', { sex: sexes[rank]! }), rank }
    }
  },
}

const A_YEAR = 365
/** Whether what is counted happened to her before; where it is no event, whether she is known here for a year. */
export const known: Factor = {
  is: 'known',
  isFor: ({ index }) => index.at !== 'age',
  reader: ({ store, whole: { measure, concepts } }) => {
    const { index } = measure
    if (index.at !== 'event')
      return ({ person, day }) =>
        day - person.firstDay < A_YEAR
          ? { key: 'new', label: say('mix.known-new'), rank: 0 }
          : { key: 'long', label: say('mix.known-long'), rank: 1 }
    const before = happeningsOf(
      store,
      concepts.find(({ id }) => id === index.concept)!,
    )
    return ({ person, day }) => {
      // Of a stay that counts from its end, its own beginning lies before that day and is no other one.
      const { days, ends } = before.get(person.person) ?? nothing
      const isAgain = days.some((began, at) => (index.anchor === 'end' ? ends[at]! < day : began < day))
      return isAgain
        ? { key: 'again', label: say('mix.known-again'), rank: 1 }
        : { key: 'first', label: say('mix.known-first'), rank: 0 }
    }
  },
}

export const score: Factor = {
  is: 'score',
  isFor: () => true,
  reader: ({ store, score: asked }) => {
    if (!asked) return () => undefined
    const scoreOf = scoreReader(store, asked)
    const { cuts } = asked
    return ({ person, day }) => {
      const value = scoreOf(person.person, day)
      if (Number.isNaN(value)) return undefined
      const band = cuts.findLastIndex(from => value >= from)
      const [from, to] = [cuts[band], cuts[band + 1]]
      const key = String(band)
      if (from === undefined) return { key, label: say('mix.score-below', { to: cuts[0]! }), rank: band }
      return {
        key,
        label: to === undefined ? say('mix.score-from', { from }) : say('mix.score-band', { from, to }),
        rank: band,
      }
    }
  },
}

export const asa: Factor = {
  is: 'asa',
  isFor: ({ counts }) => counts === 'operation',
  reader: ({ store }) => {
    const asaOf = asaReader(store)
    return ({ person, day }) => {
      const found = asaOf(person.person, day)
      return found && { key: found, label: say('mix.asa', { class: found }), rank: asaClasses.indexOf(found) }
    }
  },
}

/** How urgent its source calls it. */
export const howUrgent: InWords = ({ modifiers }) => {
  const found = modifiers.find(({ of }) => of === 'priority')
  return found && wordsOf(found.concept)
}
export const urgency: Factor = {
  is: 'urgency',
  isFor: ({ counts }) => counts === 'operation',
  reader: asked => inWordsOfSource(asked, howUrgent),
}

/** What was done, as its source calls it. */
export const whatWasDone: InWords = ({ concept }) => wordsOf(concept)
export const procedure: Factor = {
  is: 'procedure',
  isFor: ({ counts }) => counts === 'operation',
  reader: asked => inWordsOfSource(asked, whatWasDone, folded),
}
