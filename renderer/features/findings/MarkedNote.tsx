import { useEffect, useRef } from 'react'
import type { Finding } from '../../../shared/domain/findings/finding.ts'
import { words } from '../../ui/words.ts'
import { segmentsOf } from './marked-text.ts'

interface MarkedNoteProps {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly current: Finding | undefined
}

/** A note as it is written, with what is asked about, the words that change it, and what these reach. */
export function MarkedNote({ text, findings, current }: MarkedNoteProps) {
  const found = useRef<HTMLElement>(null)
  const key = current?.key
  useEffect(() => {
    // Of another finding other words are marked.
    if (key !== undefined) found.current?.scrollIntoView({ block: 'nearest' })
  }, [key])
  return (
    <div className="marked-note" role="region" aria-label={words('findings.text')} tabIndex={0} dir="auto">
      {segmentsOf(text, findings, current).map(({ at, text: part, mark }) => {
        if (mark === 'found')
          return (
            <mark key={at} ref={found}>
              {part}
            </mark>
          )
        return (
          <span key={at} className={mark && `is-${mark}`}>
            {part}
          </span>
        )
      })}
    </div>
  )
}
