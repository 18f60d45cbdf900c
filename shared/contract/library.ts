import { z } from 'zod'
import { work } from '../domain/citation.ts'
import { code, factKind } from '../domain/fact.ts'
import { moment } from '../domain/moment.ts'
import { conceptSet } from '../domain/concepts/concept-set.ts'
import { most } from '../domain/most.ts'
import { recipe } from '../domain/recipe.ts'
import { message, term } from '../words/message.ts'
import { roles } from './caller.ts'
import { contract, method } from './define.ts'
import { writtenOf } from './written-of.ts'

const counts = z.record(factKind, z.int())
const codeOfPeople = z.strictObject({ code, people: z.int() })

/** records, to the window: what the store holds as a whole, and what came in how. */
export const library = contract('library', {
  /** Codes that are in the store, most people first; for building a question. */
  codes: method({
    roles,
    input: z.strictObject({ kind: factKind, query: z.string().max(200), limit: z.int().min(1).max(200) }),
    output: z.array(z.strictObject({ code, people: z.int(), facts: z.int(), units: z.array(z.string()) })),
  }),
  /** What each of these concept sets finds here, and what goes by one of its names under a code that is not in it. */
  matches: method({
    roles,
    input: z.strictObject({ sets: z.array(conceptSet).max(most.concepts) }),
    output: z.array(
      z.strictObject({
        /** Whoever has something of it, at a level that counts. */
        people: z.int(),
        codes: z.array(codeOfPeople),
        /** In which its numbers stand here. */
        units: z.array(z.string()),
        byName: z.array(codeOfPeople),
      }),
    ),
  }),
  counts: method({
    roles,
    input: z.strictObject({}),
    output: z.strictObject({ patients: z.int(), facts: counts, sources: z.int(), contentHash: z.string() }),
  }),
  imports: method({
    roles,
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        importId: z.int(),
        started: z.string(),
        state: z.enum(['running', 'interrupted', 'done', 'undoing', 'undone']),
        files: z.int(),
        /** Of these files, those that nobody reads yet. */
        waiting: z.int(),
        patients: z.int(),
        facts: z.int(),
        quarantined: z.int(),
        label: term,
        person: z.string(),
      }),
    ),
  }),
  /** What an import brought: its facts by kind, and so many of its people, in the order in which it named them. */
  brought: method({
    roles,
    input: z.strictObject({ importId: z.int(), people: z.int().min(0).max(50) }),
    output: z.strictObject({
      facts: counts,
      /** Records of published works, and how many of them are of a work that another record had named before. */
      works: z.strictObject({ records: z.int(), repeats: z.int() }),
      people: z.array(z.strictObject({ patient: z.int(), name: z.string(), birth: moment.optional() })),
    }),
  }),
  /**
   * Published works that files named, newest first: those in which every word of the search stands, so many behind so
   * many; and how many there are of all.
   */
  works: method({
    roles,
    input: z.strictObject({
      query: z.string().max(200),
      behind: z.int().nonnegative(),
      most: z.int().min(1).max(100),
    }),
    output: z.strictObject({
      all: z.int(),
      /** `records`: so many records of files are of it; it is told as the first says it. */
      works: z.array(work.extend({ id: z.int(), records: z.int() })),
    }),
  }),
  /**
   * Files of an import that were read, in the order in which they came: so many behind the one given, and how many
   * there are of all.
   */
  filesOf: method({
    roles,
    input: z.strictObject({
      importId: z.int(),
      behind: z.int().nonnegative(),
      most: z.int().min(1).max(100),
    }),
    output: z.strictObject({
      all: z.int(),
      files: z.array(z.strictObject({ source: z.int(), path: z.string(), quarantined: z.int() })),
    }),
  }),
  /**
   * What undoing an import would hide beside what it brought. All of it stays here, and stands where it stood once the
   * same files are brought in again.
   */
  undoWouldHide: method({
    input: z.strictObject({ importId: z.int() }),
    output: z.strictObject({
      /** Those of whom nobody else's file speaks, with notes that were written of them. */
      people: z.array(writtenOf),
      /** Entries by hand about such people; what was said of them and others; and what was done about results. */
      entries: z.int(),
      decisions: z.int(),
      acknowledgements: z.int(),
    }),
  }),
  /** People of whom notes were written here and whose records were taken out. */
  takenOut: method({ input: z.strictObject({}), output: z.array(writtenOf) }),
  /** Files that nobody reads yet: what each is and why it waits; of all imports, or of one. */
  waiting: method({
    roles,
    input: z.strictObject({ importId: z.int().optional() }),
    output: z.array(
      z.strictObject({
        source: z.int(),
        importId: z.int(),
        path: z.string(),
        sha256: z.string(),
        /** In bytes, as given. */
        size: z.int(),
        what: message,
        reason: message,
        /** Whether its bytes are here; a file that is too large has only its hash and size. */
        isKept: z.boolean(),
      }),
    ),
  }),
  quarantine: method({
    roles,
    input: z.strictObject({ importId: z.int().optional() }),
    output: z.array(
      z.strictObject({
        id: z.int(),
        importId: z.int(),
        path: z.string(),
        position: z.string(),
        reason: message,
        remedy: message,
      }),
    ),
  }),
  /** What was said once of tables, in the order of their titles. */
  recipes: method({
    roles,
    input: z.strictObject({}),
    output: z.array(z.strictObject({ recipe, kept: z.iso.datetime() })),
  }),
  /** Keeps what was said of a kind of tables; it takes the place of what was said of the same headings and source. */
  keepRecipe: method({ input: z.strictObject({ recipe }), output: z.strictObject({}) }),
  /** Forgets it: tables with these headings are asked about again. What was read with it stays as it is. */
  dropRecipe: method({
    input: z.strictObject({
      headings: z.array(z.string().max(most.lineCharacters)).min(1).max(2_000),
      source: z.string().max(most.nameCharacters).optional(),
    }),
    output: z.strictObject({}),
  }),
})
