import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Asked } from '../../../shared/domain/asked.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import { bridge } from '../../client/bridge.ts'
import { figureFiles } from '../../client/figure-files.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** The question as a file, with its words, for somebody who may read them; and a question from such a file. */
export function QuestionFile({
  question,
  onBrought,
}: {
  question: Trial | undefined
  onBrought(question: Asked): void
}) {
  const action = useAction()
  const [saved, setSaved] = useState<string>()
  const save = () =>
    action.run(async () => {
      const bytes = new TextEncoder().encode(`${JSON.stringify(question, null, 2)}\n`)
      setSaved(await figureFiles.save('question.json', bytes, { what: 'question', as: 'json' }))
    })
  const bring = () =>
    action.run(async () => {
      const [chosen] = await bridge.choose('files')
      if (chosen) onBrought(await services.learning.questionIn({ path: chosen.ticket }))
    })
  return (
    <>
      <Group gap="xs">
        {question && (
          <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={save}>
            {words('compare.save-file')}
          </ActionButton>
        )}
        <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={bring}>
          {words('compare.from-file')}
        </ActionButton>
        <Text size="sm" role="status">
          {saved !== undefined && words('figure.saved', { path: saved })}
        </Text>
      </Group>
      {action.error !== undefined && <Problem error={action.error} />}
    </>
  )
}
