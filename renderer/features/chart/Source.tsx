import { Button, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { entryWithin } from './entry-within.ts'

export type FactLine = Awaited<ReturnType<typeof services.patients.facts>>['rows'][number]

/** The bytes a fact came from, as they arrived: its own entry, and on request all that was kept as one with it. */
function Bytes({ fact }: { fact: FactLine['fact'] }) {
  const source = useLoaded(signal => services.patients.source(fact, { signal }), [fact.id])
  const [isWhole, setWhole] = useState(false)
  if (source.error !== undefined) return <Problem error={source.error} />
  if (!source.value) return <Skeleton h={96} />
  const { path, position, imported, isKept, text, source: from, foundIn } = source.value
  const part = entryWithin(text, position)
  return (
    <>
      {from && (
        <Text size="sm" fw={600}>
          {words('chart.source-from', { source: from })}
        </Text>
      )}
      {foundIn && (
        <Text size="sm" component="blockquote" className="found-in" dir="auto">
          {foundIn.before}
          <mark>{foundIn.words}</mark>
          {foundIn.behind}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {words('chart.source-of', { path, position, time: isoText(imported) })}
      </Text>
      {isKept ? (
        <>
          <pre className="exact" tabIndex={0}>
            {part === undefined || isWhole ? text : part}
          </pre>
          {part !== undefined && (
            <Button
              size="compact-xs"
              variant="default"
              aria-pressed={isWhole}
              onClick={() => setWhole(!isWhole)}
            >
              {words('chart.source-whole')}
            </Button>
          )}
        </>
      ) : (
        <Text size="sm">{words('chart.bytes-gone')}</Text>
      )}
    </>
  )
}

/** The bytes this came from, those of everybody else who tells the same, and what was known before. */
export function Source({ line }: { line: FactLine }) {
  const history = useLoaded(
    async signal => (line.changes > 0 ? services.patients.history(line.fact, { signal }) : []),
    [line.fact.id],
  )
  return (
    <>
      {[line.fact, ...(line.witnesses ?? []).map(each => each.fact)].map(fact => (
        <Bytes key={fact.id} fact={fact} />
      ))}
      {history.error !== undefined && <Problem error={history.error} />}
      {(history.value ?? [])
        .filter(each => !each.current)
        .map(each => (
          <div key={`${each.changed} ${each.text.length}`}>
            <Text size="sm" c="dimmed">
              {words('chart.earlier-version', { time: isoText(each.changed) })}
            </Text>
            <pre className="exact" tabIndex={0}>
              {each.text}
            </pre>
          </div>
        ))}
    </>
  )
}
