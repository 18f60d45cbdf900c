import type { Estimate } from '../../shared/domain/answer.ts'

/** An arm of an answer, its label already in words. */
export type SpokenArm = Omit<Estimate['exposed'], 'label'> & { readonly label: string }
