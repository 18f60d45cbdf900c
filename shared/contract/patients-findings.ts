import { z } from 'zod'
import { finding } from '../domain/findings/finding.ts'
import { noteLanguages } from '../domain/findings/language.ts'
import { localRule } from '../domain/findings/local-rule.ts'
import { moment } from '../domain/moment.ts'
import { method } from './define.ts'

const id = z.int().positive()
/** Where a finding stands: in which document, by its fact's number, and under which key there. */
const which = z.strictObject({ document: id, finding: z.string().min(1).max(200) })
const about = {
  document: id,
  patient: id,
  name: z.string(),
  birth: moment.optional(),
  title: z.string(),
  /** When the document is from, where it says so. */
  written: moment.optional(),
  /** In which language it seems to be; null where it is too short to tell. In English alone it is read for findings. */
  language: z.enum(noteLanguages).nullable(),
}
const answered = z.enum(['yes', 'no'])
const rule = z.strictObject({ rule: id, is: localRule })

/** What notes that came with files seem to say: proposals, each of which waits for a clinician's yes. */
export const findingMethods = {
  /**
   * Documents in which something waits for an answer, the newest first; `before` goes on where the last answer ended,
   * which is null where there are no more. Looked through anew each time, as much as takes no longer than one waits.
   */
  findingsWaiting: method({
    input: z.strictObject({ before: id.optional(), limit: z.int().min(1).max(100) }),
    output: z.strictObject({
      documents: z.array(z.strictObject({ ...about, waiting: z.int() })),
      before: id.nullable(),
    }),
  }),
  /** A document with all that is found in it, and what was said of each. Fault: `not-found`. */
  findingsOf: method({
    input: z.strictObject({ document: id }),
    output: z.strictObject({
      ...about,
      text: z.string(),
      findings: z.array(
        finding.extend({
          answer: answered.optional(),
          /** Of a yes: the entry by hand that states it, and its newest version. */
          entry: z.strictObject({ entry: z.string(), version: z.int() }).optional(),
        }),
      ),
    }),
  }),
  /**
   * Says no of a finding: it is not asked about again. A yes is said by entering what it states (`enter` of intake,
   * with `foundIn`). Fault: `not-found` where there is no such finding.
   */
  denyFinding: method({ input: which, output: z.strictObject({}) }),
  /** Takes a no back: the finding waits again. */
  takeBackNo: method({ input: which, output: z.strictObject({}) }),
  /** Says that a finding is wrong: a rule comes of it, by which all notes are read from now on. Fault: `not-found`. */
  wrongFinding: method({ input: which, output: rule }),
  /** Those rules, each with its test: a sentence of its own words, and what is found there without it and with it. */
  findingRules: method({
    input: z.strictObject({}),
    output: z.array(
      rule.extend({
        made: z.string(),
        trial: z
          .strictObject({ text: z.string(), before: z.array(finding), after: z.array(finding) })
          .optional(),
      }),
    ),
  }),
  dropFindingRule: method({ input: z.strictObject({ rule: id }), output: z.strictObject({}) }),
} as const
