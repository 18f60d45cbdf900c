import { Group, Text, TextInput } from '@mantine/core'
import type { Choosable, Chosen } from '../../../shared/bridge.ts'
import { bridge } from '../../client/bridge.ts'
import { useDraft } from '../../client/drafts.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { words } from '../../ui/words.ts'
import { cameFrom } from './bring-in.ts'

interface ChooseFilesProps {
  readonly busy: boolean
  onChoose(chosen: readonly Chosen[]): void
}

/** Where the next files come from, and which they are. */
export function ChooseFiles({ busy, onChoose }: ChooseFilesProps) {
  const [{ source }, keep] = useDraft(cameFrom)
  const choose = (what: Choosable) => void bridge.choose(what).then(onChoose)
  return (
    <>
      <Text c="dimmed" maw="75ch">
        {words('intake.what')}
      </Text>
      <TextInput
        label={words('intake.source')}
        description={words('intake.source-why')}
        value={source}
        maxLength={200}
        maw="30rem"
        onChange={event => keep({ source: event.currentTarget.value })}
      />
      <Group>
        <ActionButton busy={busy} onClick={() => choose('files')}>
          {words('intake.choose-files')}
        </ActionButton>
        <ActionButton variant="default" busy={busy} onClick={() => choose('folder')}>
          {words('intake.choose-folder')}
        </ActionButton>
      </Group>
    </>
  )
}
