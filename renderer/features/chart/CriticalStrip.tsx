import { Anchor, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { CriticalOnChart } from '../../../shared/contract/patients-critical.ts'
import { useJobs } from '../../client/jobs.ts'
import { services } from '../../client/services.ts'
import { CriticalResult, criticalText, criticalWhen } from '../../parts/CriticalResult.tsx'
import { Seen } from '../../parts/Seen.tsx'
import { isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { words } from '../../ui/words.ts'

/** As many as one call may answer: what cannot wait is never left out for want of room. */
const MOST = 500

function byWhom({ at, person, isOwn, done }: NonNullable<CriticalOnChart['acknowledged']>): string {
  const time = isoText(at)
  const acknowledged = isOwn
    ? words('critical.by-you', { time })
    : words('critical.by-other', { person, time })
  return done === '' ? acknowledged : words('critical.and-done', { acknowledged, done })
}

/**
 * What cannot wait of one person, above all else on her chart: each until somebody says that it was seen; those that
 * somebody has are folded away, with who, when and what was done.
 */
export function CriticalStrip({ patient }: { patient: number }) {
  const job = useJobs(state => state.lastImport?.state)
  const ask = { patient, offset: 0, limit: MOST }
  const loaded = useLoaded(
    async signal => {
      const [open, acknowledged] = await Promise.all([
        services.patients.criticalOf({ ...ask, which: 'open' }, { signal }),
        services.patients.criticalOf({ ...ask, which: 'acknowledged' }, { signal }),
      ])
      return { open, acknowledged }
    },
    [patient, job],
  )
  const [unfolded, setUnfolded] = useState(false)
  const [said, setSaid] = useState<string>()
  const strip = useRef<HTMLElement>(null)
  const focus = useFocusWhenDrawn(loaded.value)
  if (loaded.error !== undefined) return <Problem error={loaded.error} />
  if (!loaded.value) return null
  const { open, acknowledged } = loaded.value
  if (open.total + acknowledged.total === 0) return null
  const seen = (shown: CriticalOnChart) => {
    setSaid(words('critical.just-now', { result: criticalText(shown) }))
    loaded.reload()
    // To the next that waits; after the last, to what was made of them.
    focus(
      () =>
        strip.current?.querySelector<HTMLElement>('button.seen') ??
        strip.current?.querySelector('[data-fold]'),
    )
  }
  return (
    <section
      ref={strip}
      className={open.total > 0 ? 'critical-strip' : 'critical-strip over'}
      aria-label={words('view.critical')}
    >
      {open.total > 0 && (
        <Text size="sm" fw={600} className="critical-word">
          {words('critical.of-her', { results: open.total })}
        </Text>
      )}
      {open.rows.map(shown => (
        <div key={shown.line.fact.id} className="critical-row">
          <CriticalResult shown={shown} />
          <Seen fact={shown.line.fact} result={criticalText(shown)} onSeen={() => seen(shown)} />
        </div>
      ))}
      {said !== undefined && (
        <Text size="sm" role="status">
          {said}
        </Text>
      )}
      {acknowledged.total > 0 && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          data-fold
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {words('critical.acknowledged', { results: acknowledged.total })}
        </Anchor>
      )}
      {unfolded && (
        <ul className="critical-past">
          {acknowledged.rows.map(shown => (
            <li key={shown.line.fact.id}>
              <bdi>{words('critical.past', { result: criticalText(shown), when: criticalWhen(shown) })}</bdi>
              <Text size="xs" c="dimmed">
                {shown.acknowledged && <bdi>{byWhom(shown.acknowledged)}</bdi>}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
