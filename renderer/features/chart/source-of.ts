import { createContext, use } from 'react'
import type { FactKind } from '../../../shared/domain/fact.ts'

export interface FactId {
  readonly kind: FactKind
  readonly id: number
}
/** What a source is shown of: a line's facts, and what the line is called. */
export interface Sourced {
  readonly label: string
  readonly facts: readonly FactId[]
}

/** Shows the source of a line of the chart. */
export const SourceContext = createContext<(of: Sourced) => void>(() => undefined)
export const useSource = () => use(SourceContext)

const textOf = (facts: readonly FactId[]) => facts.map(({ kind, id }) => `${kind}/${id}`).join(' ')

/** What an element is marked with, so that the key for its source finds it. */
export const sourced = ({ label, facts }: Sourced) => ({ 'data-facts': textOf(facts), 'data-called': label })

/** What the element that has the focus, or what it stands in, was marked with; undefined for nothing. */
export function sourcedIn(element: Element | null): Sourced | undefined {
  const marked = element?.closest<HTMLElement>('[data-facts]')
  const { facts = '', called = '' } = marked?.dataset ?? {}
  if (facts === '') return undefined
  return {
    label: called,
    facts: facts.split(' ').map(each => {
      const [kind, id] = each.split('/')
      return { kind: kind as FactKind, id: Number(id) } // written by `textOf`
    }),
  }
}
