import { Group, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Chosen } from '../../../shared/bridge.ts'
import type { BackupState } from '../../../shared/domain/backups.ts'
import { refreshBackups, useBackups } from '../../client/backups.ts'
import { bridge } from '../../client/bridge.ts'
import { services } from '../../client/services.ts'
import { useSession } from '../../client/session.ts'
import { lastBackupText } from '../../parts/last-backup-text.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { whenText } from '../../ui/dates.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { useLongCall, type LongOptions } from '../../ui/use-long-call.ts'
import { speak, words } from '../../ui/words.ts'
import { Drill } from './Drill.tsx'

/** Where backups go by themselves, how the last one went, and the proof that it can be used. */
export function Backups({ onDone }: { onDone(): void }) {
  const demonstration = useSession(state => state.demonstration)
  const { state, concern } = useBackups()
  const action = useLongCall()
  const [drilled, setDrilled] = useState<Chosen>()
  const [said, setSaid] = useState('')
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(said)
  if (demonstration || !state) return null

  const tell = (text: string) => {
    focus(() => result.current)
    setSaid(text)
  }
  const make = async (options: LongOptions) => {
    const made = await services.safekeeping.backUp({}, options).finally(refreshBackups)
    tell(words('backup.made', { file: made.file }))
  }
  /** What came of the last one is over once another begins. */
  const run = (work: (options: LongOptions) => Promise<void>) =>
    action.run(options => {
      setSaid('')
      return work(options).finally(onDone)
    })
  const cancel = () => {
    action.cancel()
    tell(words('settings.stopped'))
  }
  const choose = () =>
    run(async options => {
      const [folder] = await bridge.choose('backup-folder')
      if (!folder) return
      await services.safekeeping.chooseFolder({ folder: folder.ticket })
      await refreshBackups()
      await make(options) // whoever chooses a folder sees at once that it takes one
    })
  const stop = () =>
    run(async () => {
      await services.safekeeping.chooseFolder({ folder: null })
      await refreshBackups()
      tell(words('backup.stopped'))
    })
  const endDrill = () => {
    setDrilled(undefined)
    onDone()
  }
  const tryOut = () =>
    run(async () => {
      const [backup] = await bridge.choose('backup')
      setDrilled(backup)
    })
  return (
    <Stack gap="xs" component="section" aria-labelledby="backups">
      <Title order={3} size="h4" id="backups">
        {words('backup.title')}
      </Title>
      <Standing {...state} isOld={concern === 'old'} />
      <Group>
        <ActionButton variant="default" busy={action.busy} onClick={choose}>
          {words(state.folder === null ? 'backup.choose-folder' : 'backup.choose-another')}
        </ActionButton>
        {state.folder !== null && (
          <>
            <ActionButton variant="default" busy={action.busy} onClick={() => run(make)}>
              {words('backup.make-now')}
            </ActionButton>
            <ActionButton variant="default" busy={action.busy} onClick={stop}>
              {words('backup.stop')}
            </ActionButton>
          </>
        )}
        <ActionButton variant="default" busy={action.busy} onClick={tryOut}>
          {words('backup.try-out')}
        </ActionButton>
      </Group>
      {action.progress && <Working {...action.progress} onCancel={cancel} />}
      {said && (
        <Text size="sm" role="status" ref={result} tabIndex={-1}>
          {said}
        </Text>
      )}
      {action.error !== undefined && <Problem error={action.error} />}
      {drilled !== undefined && <Drill backup={drilled} onClose={endDrill} />}
    </Stack>
  )
}

/** What is so now, a line each. */
function Standing({
  folder,
  isFolderThere,
  last,
  trouble,
  drill,
  isOld,
}: BackupState & { readonly isOld: boolean }) {
  return (
    <Stack gap={4} className="standing-of-backups">
      <Text size="sm">
        {folder === null ? words('backup.explained') : <bdi>{words('backup.goes-to', { folder })}</bdi>}
      </Text>
      {folder !== null && !isFolderThere && (
        <Text size="sm" className="amber-word">
          {words('backup.waits-for-folder')}
        </Text>
      )}
      <Text size="sm" {...(isOld && { className: 'amber-word' })}>
        {last ? lastBackupText(last) : words('backup.none-yet')}
      </Text>
      {trouble && (
        <Text size="sm" className="amber-word">
          {words('backup.trouble', { when: whenText(trouble.at), reason: trouble.said })}
        </Text>
      )}
      <Text size="sm">
        {drill
          ? words('backup.last-drill', { when: whenText(drill.at), said: speak(drill.said) })
          : words('backup.no-drill')}
      </Text>
    </Stack>
  )
}
