import { Group, List, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Chosen } from '../../../shared/bridge.ts'
import type { Progress } from '../../../shared/contract/define.ts'
import { exportTexts } from '../../../shared/words/export-texts.ts'
import { bridge } from '../../client/bridge.ts'
import { services } from '../../client/services.ts'
import { useSession } from '../../client/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Marked } from '../../ui/Marked.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { words } from '../../ui/words.ts'

/** Everything in a folder that needs no Casebook; what that means is read before it is done. */
export function TakeOut({ onDone }: { onDone(): void }) {
  const demonstration = useSession(state => state.demonstration)
  const action = useAction()
  const [folder, setFolder] = useState<Chosen>()
  const [progress, setProgress] = useState<Progress>()
  const [said, setSaid] = useState('')
  const stop = useRef<AbortController>(undefined)
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(said)
  if (demonstration) return null

  const choose = () =>
    action.run(async () => {
      setSaid('')
      const [chosen] = await bridge.choose('export-folder')
      setFolder(chosen)
    })
  const write = (into: Chosen) => {
    setFolder(undefined)
    action.run(async () => {
      const own = new AbortController()
      stop.current = own
      try {
        const { files, people, facts } = await services.safekeeping.exportEverything(
          { folder: into.ticket, texts: exportTexts(words) },
          { signal: own.signal, onProgress: setProgress },
        )
        focus(() => result.current)
        setSaid(words('export.written', { folder: into.shown, files, people, facts }))
      } finally {
        setProgress(undefined)
        onDone()
      }
    })
  }
  return (
    <Stack gap="xs" component="section" aria-labelledby="take-out">
      <Title order={3} size="h4" id="take-out">
        {words('export.title')}
      </Title>
      <Text size="sm">{words('export.explained')}</Text>
      <Group>
        <ActionButton variant="default" busy={action.busy} onClick={choose}>
          {words('export.choose')}
        </ActionButton>
      </Group>
      {progress && <Working {...progress} onCancel={() => stop.current?.abort()} />}
      {said && (
        <Text size="sm" role="status" ref={result} tabIndex={-1}>
          {said}
        </Text>
      )}
      {action.error !== undefined && <Problem error={action.error} />}
      {folder !== undefined && (
        <Dialog title={words('export.receipt')} size="lg" onClose={() => setFolder(undefined)}>
          <Stack>
            <Text>
              <Marked text={words('export.warning')} />
            </Text>
            <List size="sm">
              <List.Item>{words('export.holds-originals')}</List.Item>
              <List.Item>{words('export.holds-people')}</List.Item>
              <List.Item>{words('export.holds-written')}</List.Item>
            </List>
            <Text size="sm">
              <bdi>{words('export.into', { folder: folder.shown })}</bdi>
            </Text>
            <Group>
              <ActionButton busy={action.busy} onClick={() => write(folder)}>
                {words('export.confirm')}
              </ActionButton>
              <ActionButton
                variant="default"
                busy={action.busy}
                onClick={() => setFolder(undefined)}
                data-autofocus
              >
                {words('frame.cancel')}
              </ActionButton>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Stack>
  )
}
