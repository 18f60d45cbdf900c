import { Alert, Button, Collapse, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
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
import { libraryTopic } from '../../../shared/domain/library-topic.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { Matches } from './Counted.tsx'
import { draftOf, emptyDraft, questionDraft, questionOf, setOf, type Draft } from './draft.ts'
import { Population } from './Population.tsx'
import { QuestionFile } from './QuestionFile.tsx'
import { Slots } from './Slots.tsx'
import { Windows } from './Windows.tsx'
import './compare.css'

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
  const offered = useLoaded(signal => services.learning.concepts({}, { signal }), [])
  const sets = offered.value ?? []
  const [{ draft, startedFrom, more }, keep] = useDraft(building)
  const matchesOf = useMatches(slotSets(draft))
  const lastStudy = useJobs(({ lastStudy }) => lastStudy)
  const running = useJobs(({ running }) => running.find(({ kind }) => kind === 'study'))
  const question = questionOf(draft)
  const asked = JSON.stringify(question)
  // The answer to what stands here, not to what stood here before.
  const study = lastStudy && JSON.stringify(lastStudy.question) === asked ? lastStudy : undefined
  const answerPlace = useAnswerInSight(study?.state, study?.card !== undefined)
  const aloud = useLoaded(
    async signal => (question ? services.learning.readAloud({ question }, { signal }) : undefined),
    [asked],
  )
  // One list for as long as the library is the same: another one would take away the line that the arrow keys
  // have chosen.
  const choices = useMemo(() => grouped(library.value ?? []), [library.value])
  const change = (part: Partial<Draft>) => keep({ draft: { ...draft, ...part } })
  const choose = (hash: string | null) => {
    const found = library.value?.find(each => each.hash === hash)?.question
    keep({ startedFrom: hash, ...(found && { draft: draftOf(found) }) })
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
          searchable
          maxDropdownHeight={360}
          value={startedFrom}
          disabled={!library.value}
          onChange={choose}
        />
      </Skeleton>
      {library.error !== undefined && <Problem error={library.error} />}
      <Slots draft={draft} library={sets} matchesOf={matchesOf} onChange={change} />
      <Windows draft={draft} onChange={change} />
      <Group>
        <Button variant="subtle" size="compact-sm" aria-expanded={more} onClick={() => keep({ more: !more })}>
          {words(more ? 'compare.hide-population' : 'compare.population')}
        </Button>
      </Group>
      <Collapse expanded={more} transitionDuration={0}>
        <Population draft={draft} library={sets} onChange={change} />
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
      <QuestionFile
        question={question}
        onBrought={brought => keep({ draft: draftOf(brought), startedFrom: null })}
      />
      {study?.state === 'running' && running && <Working {...running.progress} onCancel={running.cancel} />}
      {study?.error !== undefined && <Problem error={study.error} />}
      {study?.card && (
        <div ref={answerPlace}>
          <Answer card={study.card} caveat={caveat} />
        </div>
      )}
    </Stack>
  )
}

/** Where the answer stands: it is brought into sight when it comes while one waits for it here, and never else. */
function useAnswerInSight(state: string | undefined, isThere: boolean) {
  const place = useRef<HTMLDivElement>(null)
  const waited = useRef(false)
  useEffect(() => {
    if (state === 'running') waited.current = true
    else if (isThere && waited.current) {
      waited.current = false
      place.current?.scrollIntoView({ block: 'start' })
    }
  }, [state, isThere])
  return place
}

type Known = Awaited<ReturnType<typeof services.learning.questions>>[number]

/** The sets of the three slots: what is counted of each is shown under it. */
function slotSets(draft: Draft): ConceptSet[] {
  const { exposure, comparator, outcome } = draft
  const named = [exposure, comparator, outcome && 'concept' in outcome ? outcome.concept : undefined]
  return [...new Set(named)].flatMap(id => setOf(draft, id) ?? [])
}

/** What each of these sets finds here, as soon as it is known. */
function useMatches(sets: readonly ConceptSet[]): (set: ConceptSet) => Matches | undefined {
  const key = JSON.stringify(sets)
  const { value } = useLoaded(
    async signal => ({ of: key, found: await services.library.matches({ sets: [...sets] }, { signal }) }),
    [key],
  )
  return set => (value?.of === key ? value.found[sets.indexOf(set)] : undefined)
}

/** Questions of one's own and of peers first, then those that ship, each under its heading. */
function grouped(known: readonly Known[]) {
  const own = known.filter(({ topic }) => topic === undefined)
  return [
    { group: words('compare.topic-own'), items: own.map(choiceOf) },
    ...libraryTopic.options.map(topic => ({
      group: words(`compare.topic-${topic}`),
      items: known.filter(each => each.topic === topic).map(choiceOf),
    })),
  ].filter(({ items }) => items.length > 0)
}

const choiceOf = ({ hash, question, origin, looks }: Known) => ({
  value: hash,
  label: words('compare.known', {
    title: question.title,
    from: origin === 'peer' ? 'peer' : 'here',
    asked: looks > 0 ? 'yes' : 'no',
    looks,
  }),
})
