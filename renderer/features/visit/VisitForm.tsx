import { Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { lineKindNames } from '../../../shared/domain/by-hand/lines.ts'
import { templateOf, templates } from '../../../shared/domain/by-hand/templates.ts'
import { placeInForm } from '../../../shared/domain/by-hand/visit.ts'
import { keepAllNow } from '../../client/draft-keeping.ts'
import { dropDraft, setDraft, useDraft, useKeptDraft } from '../../client/drafts.ts'
import { services } from '../../client/services.ts'
import { Kept } from '../../parts/Kept.tsx'
import { Signed, type SignedEntry } from '../../parts/SignedEntry.tsx'
import { TypedField } from '../../parts/TypedField.tsx'
import { aboutVisit, visitDraft, type VisitDraft } from '../../parts/visit-draft.ts'
import { Whose, type Who } from '../../parts/Whose.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { isoPartText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { spoken, words } from '../../ui/words.ts'
import { Boxes } from './Boxes.tsx'
import { chooseTemplate, entryOf, newLine, readForm, shownForm, typed } from './visit-form.ts'
import { EnteredHere } from './EnteredHere.tsx'
import { ToBeStored } from './ToBeStored.tsx'
import { VisitLine } from './VisitLine.tsx'

/** The field of a place of the form. */
const fieldAt = (place: string) => document.querySelector<HTMLElement>(`[data-place="${place}"]`)
const focusFirst = (faults: object) => {
  const places = new Set(Object.keys(faults))
  const fields = [...document.querySelectorAll<HTMLElement>('[data-place]')]
  fields.find(({ dataset }) => places.has(dataset['place']!))?.focus()
}

/** What is typed of a visit, what of it will be stored, and its signing. */
export function VisitForm({ who }: { who: Who }) {
  const { patient } = who
  const about = aboutVisit(patient)
  const [draft] = useDraft(visitDraft, about)
  const { isThere } = useKeptDraft(visitDraft, about)
  const form = shownForm(draft)
  const template = templateOf(form.template)
  const read = readForm(form, who.birth)
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Readonly<Record<string, Fault>>>({})
  const [signed, setSigned] = useState<SignedEntry & { readonly draft: VisitDraft }>()
  const [thrown, setThrown] = useState<VisitDraft>()
  const signing = useAction()
  const result = useRef<HTMLParagraphElement>(null)
  const focusSigned = useFocusWhenDrawn(signed)
  const focusLine = useFocusWhenDrawn(form.lines.length)
  const faults = { ...refused, ...read.faults }
  const type = (part: Parameters<typeof typed>[1]) => {
    setRefused({})
    setThrown(undefined)
    setSigned(undefined)
    typed(patient, part)
  }
  const sign = () => {
    setAsked(true)
    if (Object.keys(read.faults).length > 0) return focusFirst(read.faults)
    signing.run(async () => {
      // What is under way to the store of drafts must not come after the entry and bring the draft back.
      await keepAllNow()
      const sent = entryOf(patient, form, read)
      const answer = await services.intake.enter({ requestId: form.request, draft: sent })
      if (answer.kind === 'impossible') {
        const found = answer.faults.map(each => [placeInForm(each.place, read, form), each] as const)
        setRefused(
          Object.fromEntries(found.map(([place, { reason, remedy }]) => [place, { reason, remedy }])),
        )
        focusFirst(Object.fromEntries(found))
        return
      }
      dropDraft(visitDraft, about)
      setAsked(false)
      focusSigned(() => result.current)
      setSigned({ request: form.request, draft: form, entry: sent, setAside: answer.setAside })
    })
  }
  const changeLine = (id: string, texts: VisitDraft['lines'][number]['texts']) =>
    type({ lines: form.lines.map(each => (each.id === id ? { ...each, texts } : each)) })
  return (
    <>
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
            result={result}
            patient={patient}
            onUndone={() => {
              setSigned(undefined)
              // Another entry: the one that was taken back stays what it was.
              setDraft(visitDraft, about, {
                ...signed.draft,
                entry: crypto.randomUUID(),
                request: crypto.randomUUID(),
              })
            }}
          />
        )}
        <div className="visit-fields">
          <NativeSelect
            size="xs"
            label={words('visit.template')}
            value={template.id}
            data={templates.map(({ id, title }) => ({ value: id, label: spoken(title) }))}
            onChange={event => {
              setRefused({})
              chooseTemplate(patient, event.currentTarget.value)
            }}
          />
          <TypedField
            size="xs"
            label={words('visit.happened')}
            data-place="happened"
            value={form.happened}
            maxLength={40}
            autoFocus
            description={
              read.happened === ''
                ? words('visit.happened-how')
                : words('visit.is-day', { date: isoPartText(read.happened) })
            }
            fault={faults['happened']}
            warning={read.warnings['happened']}
            isAsked={isAsked}
            onType={happened => type({ happened })}
          />
        </div>
        <Title order={3} size="h5">
          {words('visit.measured')}
        </Title>
        <Boxes
          template={template}
          values={form.values}
          faults={faults}
          warnings={read.warnings}
          isAsked={isAsked}
          onChange={values => type({ values })}
        />
        {form.lines.map(line => (
          <VisitLine
            key={line.id}
            line={line}
            faults={faults}
            warnings={read.warnings}
            isAsked={isAsked}
            onChange={texts => changeLine(line.id, texts)}
            onRemove={() => {
              focusLine(() => document.querySelector<HTMLElement>('.visit-add button'))
              type({ lines: form.lines.filter(({ id }) => id !== line.id) })
            }}
          />
        ))}
        <Group gap="xs" className="visit-add" role="group" aria-label={words('visit.add')}>
          <Text size="sm">{words('visit.add')}</Text>
          {lineKindNames.map(kind => (
            <Button
              key={kind}
              size="compact-sm"
              variant="default"
              onClick={() => {
                const line = newLine(kind)
                focusLine(() => fieldAt(`${line.id}/what`))
                type({ lines: [...form.lines, line] })
              }}
            >
              {words('visit.kind', { kind })}
            </Button>
          ))}
        </Group>
        <ToBeStored facts={read.facts} />
        <Kept draft={visitDraft} about={about} />
        {signing.error !== undefined && <Problem error={signing.error} />}
        {isAsked && Object.keys(faults).length > 0 && (
          <Text c="red" role="alert" size="sm">
            {words('visit.faults', { faults: Object.keys(faults).length })}
          </Text>
        )}
        <Group gap="sm">
          <Whose who={who} />
          <ActionButton type="submit" busy={signing.busy} disabled={read.facts.length === 0}>
            {words('visit.sign', { facts: read.facts.length })}
          </ActionButton>
          {isThere && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                setThrown(draft)
                setAsked(false)
                dropDraft(visitDraft, about)
                fieldAt('happened')?.focus()
              }}
            >
              {words('visit.throw-away')}
            </Button>
          )}
        </Group>
        {thrown && (
          <Group role="status">
            <Text size="sm">{words('visit.thrown-away')}</Text>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                setDraft(visitDraft, about, thrown)
                setThrown(undefined)
                fieldAt('happened')?.focus()
              }}
            >
              {words('visit.take-back')}
            </Button>
          </Group>
        )}
      </form>
      <EnteredHere patient={patient} signed={`${signed?.entry.entry} ${draft.entry}`} />
    </>
  )
}
