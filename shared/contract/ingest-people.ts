import { z } from 'zod'
import { message } from '../words/message.ts'
import { method } from './define.ts'

const person = z.int().positive()
const version = z.int().positive()
const pair = z.tuple([person, person])

/**
 * A source may hold one person twice; a number that so many of its people bear is their ward's or their family's, or
 * stands for none.
 */
export const MANY_BEARERS = 3

/** A person as her own source describes her: what matching compares. */
export const matchDescription = z.strictObject({
  person,
  /** Of her description: what is concluded from it holds for no other. */
  version,
  /** The source that describes her, in which her identity is unique. */
  source: z.string(),
  /** Canonical JSON of shared/domain/patient.ts without its place, as it was checked when it came. */
  body: z.string(),
  /** Clock milliseconds of the last that happened to her as far as that source knows. */
  lastEvent: z.number().nullable(),
})
export type MatchDescription = z.infer<typeof matchDescription>

/** What a person says of two: one, not one, or that she will say it later. */
export const matchAnswer = z.enum(['same', 'different', 'later'])
export type MatchAnswer = z.infer<typeof matchAnswer>

/** What a person says of two, by their own numbers. */
export const saidOfTwo = z.strictObject({ one: person, other: person, answer: matchAnswer })
/** What became of those with whom somebody stood on one chart. */
export const takenApart = z.strictObject({
  /** The others, who stay together. */
  others: z.array(person),
  /** Notes and entries by hand on the charts of all of them: each stays with whom it was written of. */
  written: z.int(),
})

/** The part of `ingest` for people of several sources who are one. Versions are the matcher's. */
export const peopleMethods = {
  /**
   * How many people there are, and whether any of them can be somebody else's likeness: not where one source describes
   * them all and nobody has said who is one.
   */
  matchable: method({
    input: z.strictObject({}),
    output: z.strictObject({ people: z.int(), isWorthwhile: z.boolean() }),
  }),
  /** Some of those who cannot be found by keys of this version yet. */
  unkeyed: method({
    input: z.strictObject({ version, limit: z.int().positive() }),
    output: z.array(matchDescription),
  }),
  /** Keeps by what people are found, and the words of their names. */
  keepKeys: method({
    input: z.strictObject({
      version,
      people: z.array(
        z.strictObject({
          person,
          scope: z.int(),
          keys: z.array(z.int()),
          /** Those of the keys that are of numbers she bears. */
          numbers: z.array(z.int()),
          words: z.array(z.string()),
          /** Those of the words that are the last of a name of several. */
          lastWords: z.array(z.string()),
        }),
      ),
    }),
    output: z.strictObject({}),
  }),
  /** Everybody who was not compared under this version yet. */
  unmatched: method({
    input: z.strictObject({ version }),
    output: z.array(person),
  }),
  /** Pairs of one of these with somebody of another source who shares a key with her: first and second in turn. */
  candidates: method({
    input: z.strictObject({ version, people: z.array(person) }),
    output: z.array(person),
  }),
  /**
   * Everybody who is found by any of these keys, with the chart she stands on; nobody by a key that too many share.
   */
  bearing: method({
    input: z.strictObject({ keys: z.array(z.int()).max(50) }),
    output: z.array(z.strictObject({ person, chart: person })),
  }),
  /** Those of these who are described. */
  describedPeople: method({
    input: z.strictObject({ people: z.array(person) }),
    output: z.array(matchDescription),
  }),
  /** How many people bear each of these words in their names, and how many as the last of several. */
  /** Of each of these keys of numbers, how many people bear it in the source in which most do. */
  countBearers: method({
    input: z.strictObject({ numbers: z.array(z.int()) }),
    output: z.array(z.int()),
  }),
  countWords: method({
    input: z.strictObject({ words: z.array(z.string()) }),
    output: z.strictObject({ words: z.array(z.int()), lastWords: z.array(z.int()) }),
  }),
  /** Notes that these were compared, as far as they are in no pair and nothing was said of them; answers the others. */
  matchedAlone: method({
    input: z.strictObject({ version, people: z.array(person) }),
    output: z.array(person),
  }),
  /**
   * Everybody whom pairs or answers lead to from these, these among them, with all that is known of them together.
   */
  around: method({
    input: z.strictObject({ people: z.array(person) }),
    output: z.strictObject({
      people: z.array(matchDescription),
      pairs: z.array(pair),
      together: z.array(pair),
      apart: z.array(pair),
    }),
  }),
  /**
   * One transaction: of all pairs among these people, who are all that `around` answered, these are left; who is one
   * stands on one chart. `isStale`, and nothing is done, where one of them is described otherwise by now.
   */
  join: method({
    input: z.strictObject({
      version,
      people: z.array(z.strictObject({ person, version })),
      /** Those of them who were compared with everybody else under this version. */
      compared: z.array(person),
      pairs: z.array(
        z.strictObject({
          one: person,
          other: person,
          weight: z.number(),
          automatic: z.boolean(),
          reasons: z.array(message),
        }),
      ),
    }),
    output: z.strictObject({ isStale: z.boolean() }),
  }),
  /** How many pairs are joined without asking, and how many wait for a person. */
  matchCounts: method({
    input: z.strictObject({}),
    output: z.strictObject({ joined: z.int(), open: z.int() }),
  }),
  /** Commits what was joined: whoever is told of it finds it so, in what other threads read too. */
  endMatching: method({ input: z.strictObject({}), output: z.strictObject({}) }),
  /** What a person says of two; `conflict` where it contradicts what she said of others. */
  answerPair: method({
    input: saidOfTwo,
    output: z.strictObject({}),
  }),
  /** A person says that somebody is none of those with whom she stands on one chart. */
  takeApart: method({
    input: z.strictObject({ person }),
    output: takenApart,
  }),
} as const
