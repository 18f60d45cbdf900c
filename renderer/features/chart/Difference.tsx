import { difference } from '../../ui/difference.ts'
import { words } from '../../ui/words.ts'

/** What differs between two texts: struck through what is gone, underlined what was added; never colour alone. */
export function Difference({ before, after, label }: { before: string; after: string; label: string }) {
  const runs = difference(before, after)
  if (runs.every(({ is }) => is === 'same')) return <p className="difference">{words('notes.same-text')}</p>
  return (
    <pre className="exact difference" tabIndex={0} aria-label={label}>
      {runs.map(({ is, text }, index) => {
        const key = `${index} ${is}`
        if (is === 'gone')
          return (
            <del key={key} title={words('notes.gone', { text })}>
              {text}
            </del>
          )
        if (is === 'added')
          return (
            <ins key={key} title={words('notes.added', { text })}>
              {text}
            </ins>
          )
        return <span key={key}>{text}</span>
      })}
    </pre>
  )
}
