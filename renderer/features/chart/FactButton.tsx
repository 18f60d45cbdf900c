import type { ReactNode } from 'react'
import { sourced, useSource, type Sourced } from './source-of.ts'

/** What a line of a chart is called, as the button that leads to where it came from. */
export function FactButton({ of, children }: { of: Sourced; children: ReactNode }) {
  const show = useSource()
  return (
    <button type="button" className="fact-button" data-row {...sourced(of)} onClick={() => show(of)}>
      <bdi title={of.label}>{children}</bdi>
    </button>
  )
}
