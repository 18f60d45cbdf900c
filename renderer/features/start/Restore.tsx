import type { Chosen as ChosenFile } from '../../../shared/bridge.ts'
import { Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { bridge } from '../../client/bridge.ts'
import { forgetAll } from '../../client/draft-store.ts'
import { enterCasebook } from '../../client/opening.ts'
import { services } from '../../client/services.ts'
import { isoText } from '../../ui/dates.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { useLongCall } from '../../ui/use-long-call.ts'
import { words } from '../../ui/words.ts'

/** What can be put in the place of what is here: a backup of any name, or a casebook that was here before. */
type Chosen =
  | { readonly from: 'backup'; readonly file: ChosenFile }
  | { readonly from: 'previous'; readonly name: string; readonly when: string }

/** What a restore says that it has done. */
type Done = Awaited<ReturnType<typeof services.vault.restore>>

/**
 * Puts a backup, or a casebook that was here before, in place, and says what it did; then it is opened. What is here
 * now is kept.
 */
export function Restore({ onClose }: { onClose(): void }) {
  const { busy, error, progress, run, cancel } = useLongCall()
  const { value: previous } = useLoaded(signal => services.vault.previous({}, { signal }), [])
  const [chosen, setChosen] = useState<Chosen>()
  const [passphrase, setPassphrase] = useState('')
  const [done, setDone] = useState<Done>()
  const said = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(done)
  const [isStopped, setStopped] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const focusField = useFocusWhenDrawn(busy)
  const stop = () => {
    cancel()
    focusField(() => field.current)
  }

  const choose = () =>
    run(async () => {
      const [file] = await bridge.choose('backup')
      if (file) setChosen({ from: 'backup', file })
    })
  useEscape(() => (busy ? stop() : !done && onClose()), { evenWriting: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!chosen) return
    setPassphrase('') // given, it is no longer the page's
    setStopped(false)
    run(async options => {
      options.signal.addEventListener('abort', () => setStopped(true))
      const made = await (chosen.from === 'backup'
        ? services.vault.restore({ path: chosen.file.ticket, passphrase }, options)
        : services.vault.takeBack({ name: chosen.name, passphrase }, options))
      forgetAll() // numbers of the casebook before may mean somebody else in this one
      focus(() => said.current)
      setDone(made)
    })
  }
  if (done)
    return (
      <Stack>
        <Text role="status" ref={said} tabIndex={-1}>
          {words('start.restored', { patients: done.patients })}{' '}
          {done.keptBeside !== undefined && words('start.restored-kept', { path: done.keptBeside })}{' '}
          {done.erasedAgain !== undefined && words('erasing.again-restore', { people: done.erasedAgain })}
        </Text>
        {error !== undefined && <Problem error={error} />}
        <Group>
          <ActionButton busy={busy} onClick={() => run(enterCasebook)}>
            {words('start.open-restored')}
          </ActionButton>
        </Group>
      </Stack>
    )
  return (
    <form onSubmit={submit}>
      <Stack>
        <ActionButton variant={chosen ? 'default' : 'filled'} busy={busy} onClick={choose} autoFocus>
          {words('start.choose-backup')}
        </ActionButton>
        {previous !== undefined && previous.length > 0 && (
          <Stack gap={4}>
            <Text size="sm" c="dimmed">
              {words('start.previous')}
            </Text>
            {previous.map(({ name, why, when, bytes }) => (
              <ActionButton
                key={name}
                variant="default"
                size="compact-md"
                justify="start"
                busy={busy}
                aria-pressed={chosen?.from === 'previous' && chosen.name === name}
                onClick={() => setChosen({ from: 'previous', name, when })}
              >
                {words('start.previous-one', { when: isoText(when), why, megabytes: bytes / 1e6 })}
              </ActionButton>
            ))}
          </Stack>
        )}
        {chosen && (
          <>
            <Text style={{ overflowWrap: 'anywhere' }}>
              {chosen.from === 'backup' ? chosen.file.shown : isoText(chosen.when)}
            </Text>
            <PasswordInput
              label={words('start.passphrase-then')}
              value={passphrase}
              onChange={event => setPassphrase(event.currentTarget.value)}
              ref={field}
              autoFocus
            />
          </>
        )}
        {isStopped && !busy && !error && <Text role="status">{words('start.restore-stopped')}</Text>}
        {progress && <Working {...progress} onCancel={stop} />}
        {error !== undefined && <Problem error={error} />}
        <Group justify="space-between">
          <ActionButton type="submit" busy={busy} loading={busy} disabled={!chosen || passphrase === ''}>
            {words('start.restore')}
          </ActionButton>
          <ActionButton variant="subtle" busy={busy} onClick={onClose}>
            {words('start.back')}
          </ActionButton>
        </Group>
        <Text size="sm" c="dimmed">
          {words('start.restore-keeps')}
        </Text>
      </Stack>
    </form>
  )
}
