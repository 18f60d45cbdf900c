import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { toldAs } from '../../../shared/domain/by-hand/told-as.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { MoveTo } from '../../parts/MoveTo.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoPartText, isoText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { enumerated, speak, words } from '../../ui/words.ts'

/** An entry that was moved: to whom, and the two imports that did it. */
interface Moved {
  readonly patient: number
  readonly name: string
  readonly here: number
  readonly away: number
}

/** As many as are looked through. */
const MOST = 20
const ISO_DAY = 10

/** What was entered by hand on this chart, and the way to the right one of what was entered for the wrong person. */
export function EnteredHere({ patient, signed }: { patient: number; signed: unknown }) {
  const { go } = useRouter()
  const entries = useLoaded(
    signal => services.patients.entriesByHand({ patient }, { signal }),
    [patient, signed],
  )
  const [open, setOpen] = useState<string>()
  const [moved, setMoved] = useState<Moved>()
  const undoing = useAction()
  const [isUndone, setUndone] = useState(false)
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(`${open} ${moved?.here} ${isUndone}`)
  const told = (entries.value ?? []).filter(({ facts, version }) => facts.length > 0 || version > 1)
  if (entries.error !== undefined) return <Problem error={entries.error} />
  if (told.length === 0) return null
  const undo = ({ here, away }: Moved) =>
    undoing.run(async () => {
      // The newer half first: each stands on what was before it.
      for (const importId of [Math.max(here, away), Math.min(here, away)])
        await services.intake.undo({ importId })
      focus(() => result.current)
      setUndone(true)
      setMoved(undefined)
      entries.reload()
    })
  return (
    <section aria-label={words('by-hand-here.title')}>
      <Title order={3} size="h5" mt="md">
        {words('by-hand-here.title')}
      </Title>
      {(moved || isUndone) && (
        <Group gap="sm" className="other-text">
          <Text role="status" ref={result} tabIndex={-1}>
            {moved ? words('by-hand-here.moved', { name: moved.name }) : words('by-hand-here.undone')}
          </Text>
          {moved && (
            <>
              <ActionButton
                size="compact-sm"
                variant="default"
                busy={undoing.busy}
                onClick={() => undo(moved)}
              >
                {words('visit.undo')}
              </ActionButton>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => go('chart', { patient: moved.patient })}
              >
                <bdi>{words('by-hand-here.open', { name: moved.name })}</bdi>
              </Button>
            </>
          )}
        </Group>
      )}
      {undoing.error !== undefined && <Problem error={undoing.error} />}
      <ul className="entered-here">
        {told.slice(0, MOST).map(({ entry, happened, written, facts, isMoved }) => {
          const date = isoPartText(happened.slice(0, ISO_DAY))
          return (
            <li key={entry}>
              <Stack gap={2}>
                <Group gap="sm" wrap="nowrap" align="baseline">
                  <Text size="sm" fw={600} style={{ flex: 'none' }}>
                    {date}
                  </Text>
                  <Text size="sm" className={isMoved ? 'struck' : undefined} style={{ minWidth: 0 }}>
                    {facts.length === 0 ? (
                      words('by-hand-here.none-left')
                    ) : (
                      <bdi>{enumerated(facts.map(each => speak(toldAs(each))))}</bdi>
                    )}
                  </Text>
                  {facts.length > 0 && !isMoved && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      style={{ flex: 'none' }}
                      aria-label={words('by-hand-here.move-of', { date })}
                      aria-expanded={open === entry}
                      onClick={() => {
                        focus(() => document.querySelector<HTMLElement>('.move-entry input'))
                        setUndone(false)
                        setOpen(open === entry ? undefined : entry)
                      }}
                    >
                      {words('by-hand-here.move')}
                    </Button>
                  )}
                </Group>
                <Text size="xs" c="dimmed">
                  {isMoved && `${words('by-hand-here.moved-away')} · `}
                  {words('by-hand-here.signed', {
                    when: isoText(new Date(written).toISOString()),
                  })}
                </Text>
                {open === entry && (
                  <MoveTo
                    patient={patient}
                    onLeft={() => setOpen(undefined)}
                    move={async ({ requestId, ...to }) => {
                      const halves = await services.intake.moveEntry({
                        requestId,
                        entry,
                        patient: to.patient,
                      })
                      focus(() => result.current)
                      setOpen(undefined)
                      setUndone(false)
                      setMoved({ ...to, ...halves })
                      entries.reload()
                    }}
                  />
                )}
              </Stack>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
