import { Button, Group, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { readWrittenDate } from '../../../shared/domain/by-hand/written-date.ts'
import type { OutcomeForm } from '../../../shared/domain/forms/form.ts'
import { scoreOf, statedByForm } from '../../../shared/domain/forms/score.ts'
import { keepAllNow } from '../../client/draft-keeping.ts'
import { draftOf, dropDraft, setDraft, useDraft, useKeptDraft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { aboutForm, formDraft, type FormDraft } from '../../parts/form-draft.ts'
import { Kept } from '../../parts/Kept.tsx'
import { Signed, type SignedEntry } from '../../parts/SignedEntry.tsx'
import { faultText, TypedField } from '../../parts/TypedField.tsx'
import { Whose, type Who } from '../../parts/Whose.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoPartText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { spoken, words } from '../../ui/words.ts'
import { FormGrid } from './FormGrid.tsx'
import { Before, Tells, Total } from './FormScore.tsx'

const firstItem = () => document.querySelector<HTMLElement>('.form-grid input')

/** One form of one person: answered, scored while one answers, and signed as an entry by hand. */
export function FormEntry({ who, form }: { who: Who; form: OutcomeForm }) {
  const { patient } = who
  const { go } = useRouter()
  const about = aboutForm(patient, form.id)
  const [draft] = useDraft(formDraft, about)
  const { isThere } = useKeptDraft(formDraft, about)
  const shown: FormDraft = draft.entry === '' ? { ...draft, happened: isoPartText(isoToday()) } : draft
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Fault>()
  const [signed, setSigned] = useState<SignedEntry & { readonly draft: FormDraft }>()
  const signing = useAction()
  const result = useRef<HTMLParagraphElement>(null)
  const signButton = useRef<HTMLButtonElement>(null)
  const focus = useFocusWhenDrawn(`${signed?.request} ${draft.entry}`)
  const scored = scoreOf(form, shown.answers)
  const date = readWrittenDate(shown.happened, { today: isoToday() })
  const facts = statedByForm(form, shown.answers, spoken)
  const type = (part: Partial<Pick<FormDraft, 'happened' | 'answers'>>) => {
    const now = draftOf(formDraft, about)
    setRefused(undefined)
    setSigned(undefined)
    setDraft(formDraft, about, {
      ...(now.entry === '' ? { ...shown, entry: crypto.randomUUID() } : now),
      ...part,
      request: crypto.randomUUID(),
    })
  }
  const answer = (key: string, score: number | undefined) => {
    const { [key]: _before, ...others } = draftOf(formDraft, about).answers
    type({ answers: score === undefined ? others : { ...others, [key]: score } })
  }
  const sign = () => {
    setAsked(true)
    if ('fault' in date) return document.querySelector<HTMLElement>('[data-place="happened"]')?.focus()
    if (facts.length === 0) return firstItem()?.focus()
    signing.run(async () => {
      // What is under way to the store of drafts must not come after the entry and bring the draft back.
      await keepAllNow()
      const { entry, request } = shown
      const sent = { entry, version: 1, person: { patient }, happened: date.value, facts }
      const answered = await services.intake.enter({ requestId: request, draft: sent })
      if (answered.kind === 'impossible') return setRefused(answered.faults[0])
      dropDraft(formDraft, about)
      setAsked(false)
      focus(() => result.current)
      setSigned({ request, draft: shown, entry: sent, setAside: answered.setAside })
    })
  }
  return (
    <form
      noValidate
      className="visit"
      onSubmit={event => {
        event.preventDefault()
        sign()
      }}
    >
      {signed && (
        <Signed
          signed={signed}
          patient={patient}
          result={result}
          onUndone={() => {
            focus(firstItem)
            setSigned(undefined)
            // Another entry: the one that was taken back stays what it was.
            const ids = { entry: crypto.randomUUID(), request: crypto.randomUUID() }
            setDraft(formDraft, about, { ...signed.draft, ...ids })
          }}
        />
      )}
      {signed && <Tells tells={scoreOf(form, signed.draft.answers).tells} />}
      <TypedField
        size="xs"
        w="16rem"
        maw="100%"
        label={words('form.happened')}
        data-place="happened"
        value={shown.happened}
        maxLength={40}
        fault={'fault' in date ? date.fault : undefined}
        isAsked={isAsked}
        onType={happened => type({ happened })}
      />
      <Text fw={600} className="form-stem">
        {spoken(form.stem)}
      </Text>
      <FormGrid
        form={form}
        answers={shown.answers}
        onAnswer={answer}
        onLast={() => signButton.current?.focus()}
      />
      <Text size="xs" c="dimmed">
        {words('form.keys')}
      </Text>
      <Tells tells={scored.tells} />
      <Total form={form} scored={scored} />
      <Before patient={patient} form={form} stored={signed?.request} />
      <Kept draft={formDraft} about={about} />
      {signing.error !== undefined && <Problem error={signing.error} />}
      {refused && (
        <Text c="red" role="alert" size="sm">
          {faultText(refused)}
        </Text>
      )}
      {isThere && scored.total === null && facts.length > 0 && (
        <Text size="sm" className="amber-word">
          {words('form.not-whole', { open: scored.open.length })}
        </Text>
      )}
      <Group gap="sm">
        <Whose who={who} />
        <ActionButton type="submit" ref={signButton} busy={signing.busy}>
          {words(scored.total === null ? 'form.sign-answers' : 'form.sign')}
        </ActionButton>
        {isThere && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setAsked(false)
              focus(firstItem)
              dropDraft(formDraft, about)
            }}
          >
            {words('form.clear')}
          </Button>
        )}
        <Button variant="default" onClick={() => go('form-sheet', { form: form.id, patient })}>
          {words('form.print')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" maw="90ch">
        <bdi>{form.source}</bdi> <bdi>{form.terms}</bdi>
      </Text>
    </form>
  )
}
