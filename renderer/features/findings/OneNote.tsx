import { Button, Checkbox, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { readWrittenDate } from '../../../shared/domain/by-hand/written-date.ts'
import type { Finding } from '../../../shared/domain/findings/finding.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import './findings.css'
import { MarkedNote } from './MarkedNote.tsx'
import { statedText } from './rule-text.ts'
import { useAnswers } from './use-answers.ts'

type Note = Awaited<ReturnType<typeof services.patients.findingsOf>>

/** One note, with what it seems to say. */
export function OneNote({ document }: { readonly document: number }) {
  const first = useLoaded(signal => services.patients.findingsOf({ document }, { signal }), [document])
  if (first.error !== undefined && !first.value) return <Problem error={first.error} />
  if (!first.value) return <Skeleton h={240} aria-busy />
  return <Asking first={first.value} />
}

const isAsked = (each: Note['findings'][number]) => each.states !== undefined && each.answer === undefined

/** Asks about one finding after the other; what is answered is asked no more. */
function Asking({ first }: { readonly first: Note }) {
  const { go } = useRouter()
  const [since, setSince] = useState<Note>()
  const note = since ?? first
  const { document, patient, text, findings } = note
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const [dated, setDated] = useState(note.written ? isoOf(note.written).slice(0, 10) : '')
  const read = readWrittenDate(dated, { today: isoToday() })
  const happened = 'value' in read ? read.value : undefined
  const asked = findings.filter(isAsked)
  const shown = all ? findings.filter(each => each.answer === undefined) : asked
  const at = Math.max(
    0,
    shown.findIndex(({ key }) => key === chosen),
  )
  const current = shown[at]
  const result = useRef<HTMLParagraphElement>(null)
  const answers = useAnswers({
    document,
    patient,
    happened,
    async onAnswered(again) {
      const next = await services.patients.findingsOf({ document })
      // Where it stood the next one stands: the one behind what was answered.
      setChosen(again ?? shown[at + 1]?.key ?? shown[at - 1]?.key)
      focus(() => result.current)
      setSince(next)
    },
  })
  const focus = useFocusWhenDrawn(answers.said)
  const step = (by: number) => setChosen(shown[Math.min(shown.length - 1, Math.max(0, at + by))]?.key)
  const unless = (work: () => void) => () => {
    if (!window.document.querySelector('[role="dialog"], [role="menu"]')) work()
  }
  useHotkeys([
    ['y', unless(() => current && answers.yes(current))],
    ['n', unless(() => current && answers.no(current))],
    ['w', unless(() => current && answers.wrong(current))],
    ['u', unless(answers.undo)],
    ['j', unless(() => step(1))],
    ['k', unless(() => step(-1))],
  ])
  return (
    <Stack>
      <Group justify="space-between">
        <ViewTitle>
          <bdi>{note.title}</bdi>
        </ViewTitle>
        <Text c="dimmed" size="sm" role="status">
          {words('findings.waiting', { findings: asked.length })}
        </Text>
      </Group>
      <Group gap="sm">
        <Text size="sm" fw={600}>
          <bdi>
            {words('findings.of', {
              name: note.name,
              birth: note.birth ? dateText(note.birth) : words('person.not-recorded'),
            })}
          </bdi>
        </Text>
        {note.written && <Text size="sm">{words('findings.dated', { date: dateText(note.written) })}</Text>}
        <Button size="compact-xs" variant="subtle" onClick={() => go('chart', { patient })}>
          {words('findings.open')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => go('findings', {})}>
          {words('findings.back')}
        </Button>
      </Group>
      {note.language !== null && note.language !== 'en' && (
        <Text size="sm">{words('findings.other-language', { language: note.language })}</Text>
      )}
      {answers.error !== undefined && <Problem error={answers.error} />}
      <Text size="sm" role="status" ref={result} tabIndex={-1} className="answered">
        {answers.said}
      </Text>
      <div className="findings">
        <MarkedNote
          text={text}
          findings={findings.filter(each => each.answer === undefined)}
          current={current}
        />
        <Stack gap="sm">
          {current ? (
            <Question {...{ current, answers }} mayYes={happened !== undefined} />
          ) : (
            <Text size="sm">{words('findings.done')}</Text>
          )}
          {answers.mayUndo && (
            <Group>
              <ActionButton
                size="xs"
                variant="subtle"
                busy={answers.busy}
                aria-keyshortcuts="u"
                onClick={answers.undo}
              >
                {words('findings.undo')}
              </ActionButton>
            </Group>
          )}
          <TextInput
            size="xs"
            maw="16rem"
            label={words('findings.date')}
            description={words('findings.date-why')}
            error={happened === undefined ? words('findings.no-date') : undefined}
            value={dated}
            onChange={event => setDated(event.currentTarget.value)}
          />
          <Checkbox
            size="xs"
            label={words('findings.show-all')}
            checked={all}
            onChange={event => setAll(event.currentTarget.checked)}
          />
          <Listed {...{ shown, current }} onChoose={setChosen} />
          <Text size="xs" c="dimmed">
            {words('findings.keys')}
          </Text>
        </Stack>
      </div>
    </Stack>
  )
}

interface QuestionProps {
  readonly current: Finding
  readonly answers: ReturnType<typeof useAnswers>
  /** It is known when it was so. */
  readonly mayYes: boolean
}

/** What is asked about, what is said of it and by which words, and the answers. */
function Question({ current, answers, mayYes }: QuestionProps) {
  return (
    <section className="asked" aria-label={words('findings.kind', { kind: current.kind })}>
      <Text size="xs" c="dimmed">
        {words('findings.kind', { kind: current.kind })}
        {current.section !== '' && (
          <>
            {' · '}
            <bdi>{current.section}</bdi>
          </>
        )}
      </Text>
      <Text fw={600}>{statedText(current)}</Text>
      {current.cues.map(({ says, words: cue, span }) => (
        <Text size="sm" key={`${says} ${span.at}`}>
          {words('findings.says', { says, words: cue })}
        </Text>
      ))}
      <Group gap="xs" mt="xs">
        {current.states && (
          <>
            <ActionButton
              size="xs"
              busy={answers.busy}
              disabled={!mayYes}
              aria-keyshortcuts="y"
              onClick={() => answers.yes(current)}
            >
              {words('findings.yes')}
            </ActionButton>
            <ActionButton
              size="xs"
              variant="default"
              busy={answers.busy}
              aria-keyshortcuts="n"
              onClick={() => answers.no(current)}
            >
              {words('findings.no')}
            </ActionButton>
          </>
        )}
        <ActionButton
          size="xs"
          variant="default"
          busy={answers.busy}
          aria-keyshortcuts="w"
          onClick={() => answers.wrong(current)}
        >
          {words('findings.wrong')}
        </ActionButton>
      </Group>
    </section>
  )
}

interface ListedProps {
  readonly shown: readonly Finding[]
  readonly current: Finding | undefined
  onChoose(key: string): void
}

/** All that waits in this note; the one that is asked about is marked. */
function Listed({ shown, current, onChoose }: ListedProps) {
  if (shown.length === 0) return null
  return (
    <ul className="found" aria-label={words('findings.found')}>
      {shown.map(each => (
        <li key={each.key}>
          <Button
            size="compact-xs"
            variant={each.key === current?.key ? 'light' : 'subtle'}
            {...(!each.states && { color: 'gray' })}
            aria-current={each.key === current?.key}
            onClick={() => onChoose(each.key)}
          >
            <bdi>{statedText(each)}</bdi>
          </Button>
        </li>
      ))}
    </ul>
  )
}
