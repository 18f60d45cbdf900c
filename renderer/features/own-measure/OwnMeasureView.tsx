import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import {
  emptyForm,
  faultsOf,
  formOf,
  measureOfForm,
  ownForm,
  ownName,
  type OwnForm,
} from '../../../shared/domain/measures/own-form.ts'
import { isOwnName } from '../../../shared/domain/measures/own-measure.ts'
import { z } from 'zod'
import { bridge } from '../../client/bridge.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { Fields } from './Fields.tsx'
import './own-measure.css'

/** A form half filled in; of none where nothing was typed yet. */
const half: Draft<{ readonly form?: OwnForm | undefined }> = {
  name: 'own-measure.form',
  initial: {},
  keep: z.strictObject({ form: ownForm.optional() }),
}

/** A measure of one's own by form: a new one, or one that is changed into its next version. */
export function OwnMeasureView({ measure: name }: Places['own-measure']) {
  const { go } = useRouter()
  const list = useLoaded(signal => services.measures.list({}, { signal }), [])
  const back = () => (name === undefined ? go('outcomes') : go('measure', { measure: name }))
  useEscape(back)
  const known = list.value?.find(({ whole }) => whole.measure.id === name)
  const before = known && formOf(known.whole)
  const cannot = name !== undefined && list.value !== undefined && before === undefined
  return (
    <Stack gap="sm" className="own-measure">
      <ViewTitle>{words(name === undefined ? 'view.own-measure' : 'own-measure.change')}</ViewTitle>
      {list.error !== undefined && <Problem error={list.error} />}
      {!list.value && list.error === undefined && <Skeleton h={240} aria-busy />}
      {cannot && (
        <Empty
          title={words('own-measure.no-form')}
          action={<Button onClick={back}>{words('measure.back')}</Button>}
        >
          {words('own-measure.no-form-why')}
        </Empty>
      )}
      {list.value && !cannot && (
        <Form key={name} name={name} before={before ?? emptyForm} all={list.value} onBack={back} />
      )}
    </Stack>
  )
}

interface FormProps {
  readonly name: string | undefined
  readonly before: OwnForm
  readonly all: readonly AskedMeasure[]
  onBack(): void
}

function Form({ name, before, all, onBack }: FormProps) {
  const { go } = useRouter()
  const [{ form = before }, setHalf] = useDraft(half, name)
  const [isTried, setTried] = useState(false)
  const action = useAction()
  const faults = faultsOf(form)
  const isFaulty = Object.keys(faults).length > 0
  const keep = () => {
    setTried(true)
    if (isFaulty) {
      const first = document.querySelector<HTMLElement>(`[data-field="${Object.keys(faults)[0]}"]`)
      first?.focus()
      return
    }
    action.run(async () => {
      const taken = new Set(all.map(({ whole }) => whole.measure.id))
      const id = name ?? ownName(form.title, taken)
      await services.measures.keep({
        whole: measureOfForm(form, { id, source: words('own-measure.source') }),
      })
      setHalf({ form: undefined })
      go('measure', { measure: id })
    })
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        keep()
      }}
    >
      <Stack gap="sm">
        {name === undefined && <FromFile onBrought={id => go('measure', { measure: id })} />}
        <Fields
          form={form}
          faults={isTried ? faults : {}}
          onForm={part => setHalf({ form: { ...form, ...part } })}
        />
        {isTried && isFaulty && (
          <Text size="sm" role="alert" className="amber-word">
            {words('own-measure.faulty', { fields: Object.keys(faults).length })}
          </Text>
        )}
        {action.error !== undefined && <Problem error={action.error} />}
        <Group>
          <ActionButton type="submit" busy={action.busy}>
            {words(name === undefined ? 'own-measure.keep' : 'own-measure.keep-change')}
          </ActionButton>
          <Button
            variant="default"
            onClick={() => {
              setHalf({ form: undefined })
              onBack()
            }}
          >
            {words('own-measure.discard')}
          </Button>
          {name !== undefined && isOwnName(name) && (
            <ActionButton
              variant="default"
              busy={action.busy}
              onClick={() =>
                action.run(async () => {
                  await services.measures.retire({ measure: name })
                  go('outcomes')
                })
              }
            >
              {words('own-measure.retire')}
            </ActionButton>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** A measure that somebody exported: checked as those that ship are, then kept. */
function FromFile({ onBrought }: { onBrought(id: string): void }) {
  const action = useAction()
  const bring = () =>
    action.run(async () => {
      const [chosen] = await bridge.choose('files')
      if (!chosen) return
      const whole = await services.measures.measureIn({ path: chosen.ticket })
      await services.measures.keep({ whole })
      onBrought(whole.measure.id)
    })
  return (
    <>
      <Group gap="xs">
        <Text size="sm">{words('own-measure.explained')}</Text>
        <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={bring}>
          {words('own-measure.from-file')}
        </ActionButton>
      </Group>
      {action.error !== undefined && <Problem error={action.error} />}
    </>
  )
}
