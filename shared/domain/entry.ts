import { z } from 'zod'
import { operatingRoles } from './logbook/roles.ts'
import { most } from './most.ts'
import { sex } from './patient.ts'

/** What the source is called that the clinician's own entries are of. No file can come from a source called so. */
export const BY_HAND = 'by hand'

/** The element of a signed form by which what it states stands struck: it was moved to another chart. */
export const MOVED_ELEMENT = 'movedTo'

const words = z.string().trim().min(1).max(500)
/** Names a fact within its entry: a correction of the fact has the key again. */
const key = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9._-]+$/)
/** As written, in ISO form and as exact as it is known: `2026-11`, `2026-11-29T14:30`. */
const time = z.string().trim().min(4).max(40)
/** As `facts/concept.ts` has it, with an end: it comes from a form and not from a file. */
const code = z.strictObject({
  system: z.string().max(most.nameCharacters),
  code: z.string().max(most.nameCharacters),
  display: z.string().max(most.lineCharacters).optional(),
})
/** What it is: in words, in codes, or both. */
const what = z.strictObject({ text: words.optional(), codes: z.array(code).max(20).default([]) })
/** The number as written, with a point and no thousands separator. */
const amount = {
  value: z.string().trim().min(1).max(40).optional(),
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  unit: z.string().trim().min(1).max(60).optional(),
}
/** Codes of HL7's ObservationInterpretation that a laboratory says on the telephone. */
export const interpretationCodes = ['N', 'A', 'AA', 'H', 'HH', 'L', 'LL'] as const
const result = {
  ...amount,
  /** A result in words, where it is no number. */
  words: words.optional(),
  interpretation: z.enum(interpretationCodes).optional(),
}
const common = { key, happened: time.optional(), note: words.optional() }
const certainty = z.enum(['confirmed', 'suspected', 'refuted']).default('confirmed')

/** A fact as a clinician states it. */
export const statement = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('measurement'),
    ...common,
    what,
    ...result,
    /** Results that belong together: systolic and diastolic pressure. */
    parts: z
      .array(z.strictObject({ what, ...result }))
      .max(20)
      .default([]),
  }),
  z.strictObject({ is: z.literal('condition'), ...common, what, certainty, until: time.optional() }),
  z.strictObject({
    is: z.literal('medicine'),
    ...common,
    what,
    role: z.enum(['prescribed', 'taken', 'given']),
    dose: z
      .strictObject({
        text: words.optional(),
        ...amount,
        times: z.number().positive().max(1000).optional(),
        per: z.enum(['hour', 'day', 'week', 'month']).optional(),
        route: words.optional(),
      })
      .optional(),
    until: time.optional(),
  }),
  z.strictObject({
    is: z.literal('allergy'),
    ...common,
    what,
    certainty,
    reactions: z.array(words).max(20).default([]),
    criticality: z.enum(['low', 'high']).optional(),
  }),
  /** Somebody asked, and there is none. */
  z.strictObject({ is: z.literal('no-known-allergy'), ...common }),
  /** What became of her, such as an admission or a recovery. */
  z.strictObject({ is: z.literal('outcome'), ...common, what, words: words.optional() }),
  /** Something done to her: an operation, a dressing, a vaccination that is told as one. */
  z.strictObject({
    is: z.literal('procedure'),
    ...common,
    what,
    outcome: words.optional(),
    complications: z.array(words).max(20).default([]),
    /** What whoever signs did at it, where that is to be told. */
    role: z.enum(operatingRoles).optional(),
  }),
  /** A stay in hospital: its first day, and `until` its last. */
  z.strictObject({ is: z.literal('stay'), ...common, what, until: time.optional() }),
  /** What is to be done; `until` is when it is due. */
  z.strictObject({ is: z.literal('plan'), ...common, what, until: time.optional() }),
])
export type Statement = z.infer<typeof statement>

/** Somebody whom no source describes yet. */
export const newPerson = z.strictObject({
  name: words,
  otherNames: z.array(words).max(10).default([]),
  sex,
  birth: time.optional(),
  /** The birth is reckoned from an age that somebody told: it may be the year, the month or the day before. */
  birthIsAbout: z.literal(true).optional(),
  /** That age, in the words in which it was told. */
  ageTold: z.string().trim().min(1).max(40).optional(),
  identifiers: z
    .array(z.strictObject({ value: z.string().trim().min(1).max(100), label: words.optional() }))
    .max(10)
    .default([]),
})
export type NewPerson = z.infer<typeof newPerson>
const statements = z.array(statement).max(200)
const always = {
  /** The same for all versions of one entry. */
  entry: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9-]{8,64}$/),
  /** 1, then one more for each correction. A correction that states nothing says that all of it was an error. */
  version: z.int().min(1).max(10_000),
  happened: time,
  facts: statements,
}

/** What a form sends when it is saved: nothing that only the casebook knows, such as who writes it, and when. */
export const entryDraft = z.strictObject({
  ...always,
  /** Somebody whose chart is here, by its number; or somebody new. */
  person: z.union([z.strictObject({ patient: z.int().positive() }), newPerson]),
  /** It says yes to this finding of this document, by its fact's number. */
  foundIn: z.strictObject({ document: z.int().positive(), finding: z.string().min(1).max(200) }).optional(),
})
export type EntryDraft = z.infer<typeof entryDraft>

/** The version of the form that is signed now. */
export const ENTRY_FORM = 4

/**
 * A signed form. Its canonical JSON is the bytes that its facts lead back to; `casebookEntry` sorts first in it, by
 * which it is recognised. Forms of 1 know neither procedures nor plans, nor more of a person than name, sex and birth;
 * those of 2 neither stays nor roles at a procedure, those of 3 nothing that was found in a note.
 */
export const signedEntry = z.strictObject({
  casebookEntry: z.literal([1, 2, 3, 4]),
  ...always,
  person: z.discriminatedUnion('is', [
    /** Whose chart it was written on: her identity in the source that describes her, and who that was. */
    z.strictObject({
      is: z.literal('known'),
      identity: z.string().min(1),
      name: z.string(),
      birth: z.string().optional(),
    }),
    newPerson.extend({ is: z.literal('new') }),
  ]),
  /**
   * All that it states was entered for the wrong person, and is stated in this entry of the right one: here it stands
   * struck. And, in that entry, which one it came from.
   */
  movedTo: z.string().optional(),
  movedFrom: z.string().optional(),
  /** The note in which it was written, and the version of that note which stated it. */
  note: z.strictObject({ note: z.int(), version: z.int() }).optional(),
  /**
   * Where it was found, before somebody said yes to it: in which document of which source, hashed as facts name it, and
   * in which characters of the words that hash to `text`.
   */
  foundIn: z
    .strictObject({
      document: z.string(),
      scope: z.string(),
      text: z.string(),
      at: z.int().nonnegative(),
      length: z.int().positive(),
    })
    .optional(),
  /** What an earlier version stated and this one does not: it was an error. `kind/key`. */
  takenBack: z.array(z.string()),
  /** When it was signed, an ISO instant with its offset; and by whom, as her key slot names her. */
  written: z.string(),
  writer: z.string().min(1),
})
export type SignedEntry = z.infer<typeof signedEntry>

/** A statement by its kind and key: of another kind it is another one. */
export const nameOf = ({ is, key: called }: Pick<Statement, 'is' | 'key'>): string => `${is}/${called}`
/** A fact's name in the source. `statement`: by `nameOf`. */
export const factName = (entry: string, stated: string, scope: string): string =>
  `Entry/${entry}/${stated}@${scope}`
/** The name of somebody whom an entry describes for the first time. */
export const personName = (entry: string, scope: string): string => `Patient/${entry}@${scope}`
