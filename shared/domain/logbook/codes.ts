import { code, type Code } from '../facts/concept.ts'
import codes from '../../../resources/logbook-codes.json' with { type: 'json' }
import { z } from 'zod'

/** Complications by how they had to be treated, after Dindo, Demartines and Clavien (Ann Surg 2004;240:205). */
export const clavienGrades = ['I', 'II', 'IIIa', 'IIIb', 'IVa', 'IVb', 'V'] as const
export type ClavienGrade = (typeof clavienGrades)[number]

const known = z
  .strictObject({
    /** Says of a procedure told in words alone that it is an operation; the concept set `operation` holds it. */
    operation: code,
    asa: code,
    alive: code,
    dead: code,
    /** The concept set `surgical-site-infection` holds it. */
    infection: code,
    /** The class of a visit that is a stay; the concept set `hospital-stay` holds it. */
    inpatient: code,
    clavien: z.record(z.enum(clavienGrades), code),
  })
  .parse(codes)

/** The codes by which what is entered into the logbook is found again, here and by measures. */
export const logbookCodes: typeof known = known

export const isCode = (one: Pick<Code, 'system' | 'code'>, other: Pick<Code, 'system' | 'code'>): boolean =>
  one.system === other.system && one.code === other.code
