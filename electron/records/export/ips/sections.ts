import { mayBeOngoing, type FactKind } from '../../../../shared/domain/fact.ts'
import type { Said } from '../../../../shared/domain/facts/columns.ts'
import { referralSections, type ReferralSection } from '../../../../shared/domain/referral.ts'

/** A section of the International Patient Summary: its LOINC code and name. */
export interface Section {
  readonly id: ReferralSection
  readonly code: string
  readonly display: string
  /** Stands in every summary, and says so where nothing is recorded. */
  readonly isRequired?: true
}
const coded: Readonly<Record<ReferralSection, Omit<Section, 'id'>>> = {
  problems: { code: '11450-4', display: 'Problem list - Reported', isRequired: true },
  allergies: {
    code: '48765-2',
    display: 'Allergies and adverse reactions Document',
    isRequired: true,
  },
  medications: { code: '10160-0', display: 'History of Medication use Narrative', isRequired: true },
  results: { code: '30954-2', display: 'Relevant diagnostic tests/laboratory data Narrative' },
  vitalSigns: { code: '8716-3', display: 'Vital signs' },
  socialHistory: { code: '29762-2', display: 'Social history Narrative' },
  immunizations: { code: '11369-6', display: 'History of Immunization Narrative' },
  procedures: { code: '47519-4', display: 'History of Procedures Document' },
  pastProblems: { code: '11348-0', display: 'History of Past illness Narrative' },
  plan: { code: '18776-5', display: 'Plan of care note' },
}
export const sections: readonly Section[] = referralSections.map(id => ({ id, ...coded[id] }))

/** Categories of observations that have a section of their own. */
const byCategory: ReadonlyArray<readonly [category: string, section: ReferralSection]> = [
  ['vital-signs', 'vitalSigns'],
  ['social-history', 'socialHistory'],
]
const observed = ({ categories }: Extract<Said, { kind: 'observation' }>): ReferralSection => {
  const own = new Set(categories.flatMap(({ codes }) => codes.map(({ code }) => code)))
  return byCategory.find(([category]) => own.has(category))?.[1] ?? 'results'
}

/** Kinds that stand in one section whatever they say. */
const byKind: Readonly<Partial<Record<FactKind, ReferralSection>>> = {
  allergy: 'allergies',
  medication: 'medications',
  report: 'results',
  immunization: 'immunizations',
  procedure: 'procedures',
  plan: 'plan',
}

/** A diagnosis that was ruled out is none of hers; that somebody asked and there is none is worth telling. */
const isRefuted = ({ kind, standing }: Said): boolean =>
  kind === 'condition' && standing.is === 'absent' && standing.because?.element !== 'code'

/** A value that was only asked for, or never came about. */
const isNoResult = ({ kind, standing }: Said): boolean =>
  (kind === 'observation' || kind === 'report') && (standing.is === 'planned' || standing.is === 'not-done')

/** Where a fact stands in a summary of her; undefined where it is none of hers, was taken back, or has no section. */
export function sectionOf(said: Said): ReferralSection | undefined {
  if (said.about !== 'patient' || said.standing.is === 'retracted') return undefined
  if (isRefuted(said) || isNoResult(said)) return undefined
  if (said.kind === 'condition')
    return mayBeOngoing(said) || said.standing.is === 'absent' ? 'problems' : 'pastProblems'
  if (said.kind === 'observation') return observed(said)
  return byKind[said.kind]
}
