import { Alert, Button, Collapse, Group, NumberInput, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { z } from 'zod'
import { useCaveat } from '../../client/casebook-kind.ts'
import { useDraft, type Draft as KeptDraft } from '../../client/drafts.ts'
import { startStudy, useJobs } from '../../client/jobs.ts'
import { services } from '../../client/services.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Kept } from '../../parts/Kept.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem, Working } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { spoken, words } from '../../ui/words.ts'
import { CodePicker } from './CodePicker.tsx'
import { draftOf, emptyDraft, questionDraft, questionOf, type Draft } from './draft.ts'
import { Population } from './Population.tsx'

/** The question being built, the library's question it began from, and whether the population is unfolded. */
const keptBuilding = z.strictObject({
  draft: questionDraft,
  startedFrom: z.string().nullable(),
  more: z.boolean(),
})
const building: KeptDraft<z.infer<typeof keptBuilding>> = {
  name: 'compare.question',
  initial: { draft: emptyDraft, startedFrom: null, more: false },
  keep: keptBuilding,
}

/** Builds a question from codes that are in the store, reads it aloud, and answers it. */
export function CompareView() {
  const caveat = useCaveat()
  const library = useLoaded(signal => services.learning.questions({}, { signal }), [])
  const [{ draft, startedFrom, more }, keep] = useDraft(building)
  const lastStudy = useJobs(({ lastStudy }) => lastStudy)
  const running = useJobs(({ running }) => running.find(({ kind }) => kind === 'study'))
  const question = questionOf(draft)
  const asked = JSON.stringify(question)
  // The answer to what stands here, not to what stood here before.
  const study = lastStudy && JSON.stringify(lastStudy.question) === asked ? lastStudy : undefined
  const aloud = useLoaded(
    async signal => (question ? services.learning.readAloud({ question }, { signal }) : undefined),
    [asked],
  )
  // One list for as long as the library is the same: another one would take away the line that the arrow keys
  // have chosen.
  const choices = useMemo(() => (library.value ?? []).map(choiceOf), [library.value])
  const change = (part: Partial<Draft>) => keep({ draft: { ...draft, ...part } })
  const choose = (hash: string | null) => {
    const found = library.value?.find(each => each.hash === hash)?.question
    keep({
      startedFrom: hash,
      ...(found?.format === 'casebook-question/1' && { draft: draftOf(found) }),
    })
  }
  return (
    <Stack>
      <ViewTitle>{words('view.compare')}</ViewTitle>
      {/* No keys are lost in a list that is still empty: until it is there, only its place is. */}
      <Skeleton visible={!library.value && library.error === undefined} maw="40rem">
        <Select
          label={words('compare.start-from')}
          placeholder={words('compare.choose')}
          data={choices}
          value={startedFrom}
          disabled={!library.value}
          onChange={choose}
        />
      </Skeleton>
      {library.error !== undefined && <Problem error={library.error} />}
      <Group grow align="flex-start" maw="60rem">
        <CodePicker
          label={words('compare.treatment')}
          kind="medication"
          value={draft.exposure}
          onChange={exposure => change({ exposure })}
        />
        <CodePicker
          label={words('compare.compared-with')}
          kind="medication"
          value={draft.comparator}
          onChange={comparator => change({ comparator })}
        />
        <CodePicker
          label={words('compare.outcome')}
          kind="condition"
          value={draft.outcome}
          onChange={outcome => change({ outcome })}
        />
      </Group>
      <Group maw="30rem" grow>
        <NumberInput
          label={words('compare.followed')}
          min={1}
          max={36_500}
          value={draft.horizonDays}
          onChange={value => change({ horizonDays: Number(value) || 365 })}
        />
        <NumberInput
          label={words('compare.untreated')}
          min={0}
          max={3_650}
          value={draft.washoutDays}
          onChange={value => change({ washoutDays: Number(value) || 0 })}
        />
      </Group>
      <Group>
        <Button variant="subtle" size="compact-sm" aria-expanded={more} onClick={() => keep({ more: !more })}>
          {words(more ? 'compare.hide-population' : 'compare.population')}
        </Button>
      </Group>
      <Collapse expanded={more} transitionDuration={0}>
        <Population draft={draft} onChange={change} />
      </Collapse>
      {aloud.value && (
        <Alert variant="light" color="gray" title={words('compare.aloud')}>
          <Text maw="75ch" size="sm">
            {spoken(aloud.value.sentence)}
          </Text>
          {aloud.value.warnings.map(spoken).map(each => (
            <Text key={each} size="sm" mt={4}>
              {each}
            </Text>
          ))}
        </Alert>
      )}
      {aloud.error !== undefined && <Problem error={aloud.error} />}
      <Group>
        <ActionButton
          disabled={!question}
          busy={running !== undefined}
          onClick={() => question && void startStudy(question)}
        >
          {words('compare.ask')}
        </ActionButton>
        <Kept draft={building} />
      </Group>
      {study?.state === 'running' && running && <Working {...running.progress} onCancel={running.cancel} />}
      {study?.error !== undefined && <Problem error={study.error} />}
      {study?.card && <Answer card={study.card} caveat={caveat} />}
    </Stack>
  )
}

type Known = Awaited<ReturnType<typeof services.learning.questions>>[number]

const choiceOf = ({ hash, question, origin, looks }: Known) => ({
  value: hash,
  label: words('compare.known', {
    title: question.title,
    from: origin === 'peer' ? 'peer' : 'here',
    asked: looks > 0 ? 'yes' : 'no',
    looks,
  }),
})
