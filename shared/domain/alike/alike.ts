import { z } from 'zod'
import { term } from '../../words/message.ts'
import { frameColumn } from '../frame.ts'
import { alikeDomains } from './domain-of.ts'

const share = z.number().min(0).max(1)

/**
 * How two people are compared in something. `number`: how far apart, against how far apart people usually are.
 * `presence`: has it or not; that neither has it says nothing. `alleles`: 0, 1 or 2 of them; what was not called says
 * nothing, and is not 0.
 */
export const traitKinds = ['number', 'presence', 'alleles'] as const
export type TraitKind = (typeof traitKinds)[number]

/** Something that people can be alike in, of everybody. */
const trait = z.strictObject({
  label: term,
  domain: z.enum(alikeDomains),
  kind: z.enum(traitKinds),
  /** Of numbers: in which unit. */
  unit: z.string().optional(),
  /** Of what one is or is not, as of a sex: what it is called where the number is 0. */
  opposite: term.optional(),
  /** By row; NaN where it is not known. */
  values: z.instanceof(Float32Array),
})
/** One person among everybody, as they are today: one row each, no name, no note, no date. */
export const alikeFrame = z.strictObject({
  /** Numbers of charts. */
  member: z.instanceof(Uint32Array),
  /** Which row is hers. */
  row: z.int().nonnegative(),
  traits: z.array(trait),
})
export type AlikeFrame = z.infer<typeof alikeFrame>

/** How much each domain counts; 0 leaves it out. */
export const alikeWeights = z.strictObject({
  clinical: share,
  genomic: share,
  social: share,
})
export type AlikeWeights = z.infer<typeof alikeWeights>

/** What somebody is compared in. */
export const comparedTrait = z.strictObject({
  label: term,
  opposite: term.optional(),
  domain: z.enum(alikeDomains),
  /**
   * Whether `hers` is a number, measured or counted; else 1 is that she has it, or is it, and 0 that she has or is
   * it not.
   */
  isMeasured: z.boolean(),
  /** Hers: a number, or whether she has it; null where it is not known. */
  hers: z.number().nullable(),
  /** As it is printed. */
  unit: z.string().optional(),
})
/** Something in which one of those most like her is compared with her: its place in the list of traits, and theirs. */
const comparison = z.strictObject({ at: z.int().nonnegative(), theirs: z.number() })
export type AlikeComparison = z.infer<typeof comparison>
/** One of those most like her. */
export const alikePerson = z.strictObject({
  patient: z.int(),
  /** From 0, unlike in everything, to 1, alike in everything that is known of both. */
  likeness: share,
  /** How much of what is known of her is known of this one too. */
  compared: share,
  /** In what they are most alike, and in what least; the strongest first. */
  alike: z.array(comparison),
  unlike: z.array(comparison),
})
export const alikePeople = z.strictObject({
  /** How many others she was compared with. */
  people: z.int().nonnegative(),
  traits: z.array(comparedTrait),
  /** Those most like her, the most alike first. */
  nearest: z.array(alikePerson),
  /** So many are closer to her than nine in ten pairs of people here are to each other. */
  close: z.int().nonnegative(),
})
export type AlikePeople = z.infer<typeof alikePeople>

/** What is known of one person today of all that a question compares people by: each column has one row. */
export const standing = z.strictObject({ eligible: z.boolean(), covariates: z.array(frameColumn) })
export type Standing = z.infer<typeof standing>
