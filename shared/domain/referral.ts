import { z } from 'zod'
import { standings } from './facts/standing.ts'
import { factKind } from './fact.ts'
import { most } from './most.ts'

/** The parts of a patient summary, in the order in which they stand in it. */
export const referralSections = [
  'problems',
  'allergies',
  'medications',
  'results',
  'vitalSigns',
  'socialHistory',
  'immunizations',
  'procedures',
  'pastProblems',
  'plan',
] as const
export type ReferralSection = (typeof referralSections)[number]

const line = z.string().max(most.lineCharacters)

/** Who writes a referral, and what is asked of whom. All but the writer may be ''. */
export const referralOrder = z.strictObject({
  /** The name it is signed with. */
  author: line.trim().min(1),
  recipient: line,
  question: z.string().max(most.textCharacters),
})
export type ReferralOrder = z.infer<typeof referralOrder>

/** What stands in a referral in the words of whoever writes it. */
export const referralTexts = z.strictObject({
  title: line,
  sections: z.record(z.enum(referralSections), line),
  question: line,
  recipient: line,
  /** Of a section in which nothing stands. */
  nothing: line,
  columns: z.strictObject({ what: line, value: line, when: line, standing: line }),
  standings: z.record(z.enum(standings), line),
  /** Of what two versions tell differently. */
  undecided: line,
})
export type ReferralTexts = z.infer<typeof referralTexts>

/** What a referral would hold, to be read before it leaves. */
export const referralReceipt = z.strictObject({
  name: z.string(),
  sections: z.array(z.strictObject({ section: z.enum(referralSections), entries: z.int() })),
  /** What stands on the chart and does not go along. */
  leftOut: z.array(z.strictObject({ kind: factKind, n: z.int() })),
  /** Whether there is more of a kind than goes into one referral: the newest go. */
  isCut: z.boolean(),
})
export type ReferralReceipt = z.infer<typeof referralReceipt>
