import { factKinds, type FactKind } from '../../../shared/domain/fact.ts'

/** The pages of a chart, in their order. */
export const tabs = [
  'summary',
  'results',
  'medicines',
  'problems',
  'genes',
  'visits',
  'notes',
  'documents',
  'facts',
] as const
export type Tab = (typeof tabs)[number]

const isKind = (name: string): name is FactKind => (factKinds as readonly string[]).includes(name)
const isTab = (name: string): name is Tab => (tabs as readonly string[]).includes(name)

/** Which page a place of a chart means: a page, or all facts of one kind; the first page where it says nothing else. */
export function tabOf(name: string | undefined): { tab: Tab; kind?: FactKind | 'trend' } {
  if (name === undefined) return { tab: 'summary' }
  if (isTab(name)) return { tab: name }
  if (isKind(name) || name === 'trend') return { tab: 'facts', kind: name }
  return { tab: 'summary' }
}
