import type { Progress } from '../../../shared/contract/define.ts'
import { Alert, Button, Collapse, Group, NumberInput, Select, Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Card } from '../../../shared/domain/card.ts'
import { useCaveat } from '../../app/casebook-kind.ts'
import { services } from '../../app/services.ts'
import { Problem, Working } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { CodePicker } from './CodePicker.tsx'
import { draftOf, emptyDraft, questionOf, type Draft } from './draft.ts'
import { Population } from './Population.tsx'
import { Result } from '../../ui/Result.tsx'
import { speak } from '../../ui/words.ts'

/** Builds a question from codes that are in the store, reads it aloud, and answers it. */
export function CompareView() {
  const caveat = useCaveat()
  const library = useLoaded(signal => services.learning.questions({}, { signal }), [])
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [more, setMore] = useState(false)
  const [card, setCard] = useState<Card>()
  const [progress, setProgress] = useState<Progress>()
  const stop = useRef<AbortController>(undefined)
  const action = useAction()
  const question = questionOf(draft)
  const aloud = useLoaded(
    async signal => (question ? services.learning.readAloud({ question }, { signal }) : undefined),
    [JSON.stringify(question)],
  )
  const change = (part: Partial<Draft>) => {
    setDraft(before => ({ ...before, ...part }))
    setCard(undefined)
  }

  const choose = (hash: string | null) => {
    const found = library.value?.find(each => each.hash === hash)?.question
    if (found) change(draftOf(found))
  }
  const ask = () => {
    if (!question) return
    stop.current = new AbortController()
    action.run(async () => {
      try {
        setCard(
          await services.learning.ask(
            { question },
            { signal: stop.current!.signal, onProgress: setProgress },
          ),
        )
      } finally {
        setProgress(undefined)
      }
    })
  }
  return (
    <Stack>
      <Title order={2}>Compare</Title>
      <Select
        label="Start from a question"
        placeholder="Choose one, or build your own below"
        data={(library.value ?? []).map(each => ({
          value: each.hash,
          label: [
            each.question.title,
            each.origin === 'peer' && '(from a peer)',
            each.looks > 0 && `(asked ${each.looks}×)`,
          ]
            .filter(Boolean)
            .join(' '),
        }))}
        onChange={choose}
        maw="40rem"
      />
      <Group grow align="flex-start" maw="60rem">
        <CodePicker
          label="Treatment"
          kind="medication"
          value={draft.exposure}
          onChange={exposure => change({ exposure })}
        />
        <CodePicker
          label="Compared with"
          kind="medication"
          value={draft.comparator}
          onChange={comparator => change({ comparator })}
        />
        <CodePicker
          label="Outcome"
          kind="condition"
          value={draft.outcome}
          onChange={outcome => change({ outcome })}
        />
      </Group>
      <Group maw="30rem" grow>
        <NumberInput
          label="Followed for, days"
          min={1}
          max={36_500}
          value={draft.horizonDays}
          onChange={value => change({ horizonDays: Number(value) || 365 })}
        />
        <NumberInput
          label="Untreated before, days"
          min={0}
          max={3_650}
          value={draft.washoutDays}
          onChange={value => change({ washoutDays: Number(value) || 0 })}
        />
      </Group>
      <Group>
        <Button variant="subtle" size="compact-sm" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Hide who it is about' : 'Who it is about, and in what the groups are made alike'}
        </Button>
      </Group>
      <Collapse expanded={more} transitionDuration={0}>
        <Population draft={draft} onChange={change} />
      </Collapse>
      {aloud.value && (
        <Alert variant="light" color="gray" title="The question, read aloud">
          <Text maw="75ch" size="sm">
            {speak(aloud.value.sentence)}
          </Text>
          {aloud.value.warnings.map(each => (
            <Text key={each.key} size="sm" mt={4}>
              {speak(each)}
            </Text>
          ))}
        </Alert>
      )}
      {aloud.error !== undefined && <Problem error={aloud.error} />}
      <Group>
        <Button disabled={!question || action.busy} onClick={ask}>
          Ask my patients
        </Button>
      </Group>
      {progress && <Working {...progress} onCancel={() => stop.current?.abort()} />}
      {action.error !== undefined && <Problem error={action.error} />}
      {card && <Result card={card} caveat={caveat} />}
    </Stack>
  )
}
