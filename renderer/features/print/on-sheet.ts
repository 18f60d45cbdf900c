import type { DrugLine, ProblemLine, Summary, VisitLine } from '../../../shared/contract/patients-summary.ts'
import { counts } from '../../../shared/domain/fact.ts'

/** Some of a list, and how many more there are. */
export interface Cut<T> {
  readonly shown: readonly T[]
  readonly more: number
}
/** The first `most`; never all but one: the line that says so would take its place. */
export function cutTo<T>(list: readonly T[], most: number): Cut<T> {
  const shown = list.length <= most ? list : list.slice(0, Math.max(1, most - 1))
  return { shown, more: list.length - shown.length }
}

/** What is or may be hers now; what was ruled out, is over or is a relative's is not. */
export const problemsOnSheet = (problems: readonly ProblemLine[]): ProblemLine[] =>
  problems.filter(({ is, about }) => is === 'active' && about === 'patient')

/** In this order: what must not be given is read first, and is never what is cut. */
const groups = [
  ({ mark }: DrugLine) => mark === 'prohibited',
  ({ is, mark }: DrugLine) => is === 'taken' && mark === undefined,
  ({ is, mark }: DrugLine) =>
    is !== 'never' && is !== 'stopped' && mark !== 'planned' && (is !== 'taken' || mark !== undefined),
  ({ is, mark, isRecent }: DrugLine) => is === 'stopped' && isRecent && mark === undefined,
]
/** Medicines by state; one that is only planned, was never taken or ended long ago is none. */
export const drugsOnSheet = (drugs: readonly DrugLine[]): DrugLine[] => {
  const left = new Set(drugs)
  return groups.flatMap(isOf => {
    const group = [...left].filter(isOf)
    for (const each of group) left.delete(each)
    return group
  })
}

/** Visits that took place, as many as the first page of a chart tells. */
export const visitsOnSheet = ({ visits }: Pick<Summary, 'visits'>): VisitLine[] =>
  visits.filter(({ standing }) => counts({ standing, about: 'patient' }))
