import { Text } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { services } from '../client/services.ts'
import { dateText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'
import { CriticalResult, criticalText } from './CriticalResult.tsx'
import { Seen } from './Seen.tsx'

type Line = Awaited<ReturnType<typeof services.patients.critical>>['rows'][number]

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** Gives the line before or after the focus to the one that has it. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = steps[event.key]
  // Where somebody writes they are letters of a sentence.
  if (event.target instanceof HTMLInputElement) return
  if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')]
  const to = lines[lines.indexOf(document.activeElement as HTMLElement) + by]
  if (!to) return
  event.preventDefault()
  to.focus()
}

/**
 * Critical results of all people that nobody has acknowledged, the newest first. Each leads to its chart, where it is
 * acknowledged among all else that is known of her; one that stands on nobody's is acknowledged here.
 */
export function CriticalList({
  lines,
  onOpen,
  onSeen,
}: {
  lines: readonly Line[]
  onOpen(patient: number): void
  onSeen(): void
}) {
  return (
    <div role="presentation" onKeyDown={step}>
      <ul className="critical-list" aria-label={words('critical.list')}>
        {lines.map(shown => {
          const { patient, line } = shown
          const name = shown.name || words('critical.no-name')
          return (
            <li key={line.fact.id}>
              {patient === undefined ? (
                <div className="critical-line">
                  <span>
                    <Text size="sm" fw={600}>
                      {words('critical.nobody')}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {words('critical.nobody-why')}
                    </Text>
                  </span>
                  <CriticalResult shown={shown} />
                  <Seen fact={line.fact} result={criticalText(shown)} onSeen={onSeen} />
                </div>
              ) : (
                <button
                  type="button"
                  className="critical-line"
                  data-line
                  title={words('critical.open-chart', { name })}
                  onClick={() => onOpen(patient)}
                >
                  <span>
                    <strong>
                      <bdi>{name}</bdi>
                    </strong>
                    <Text size="xs" c="dimmed">
                      {shown.birth
                        ? words('chart.born', { date: dateText(shown.birth) })
                        : words('chart.birth-unknown')}
                    </Text>
                  </span>
                  <CriticalResult shown={shown} />
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
