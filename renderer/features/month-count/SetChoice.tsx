import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MeasureSet } from '../../../shared/domain/measures/month.ts'
import type { AskedMeasure } from '../../client/measure-series.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'

/** What is counted: a kept set by its name, or a choice. */
export interface Chosen {
  readonly name: string
  readonly measures: readonly string[]
}

interface SetChoiceProps {
  readonly asked: readonly AskedMeasure[]
  readonly sets: readonly MeasureSet[]
  readonly chosen: Chosen
  onChoose(chosen: Chosen): void
  /** Sets were kept or forgotten. */
  onChanged(said: string): void
}
/** The line of the list that is no kept set. */
const ALL = ''

/** Which measures are counted: a kept set, all, or one's own choice, which can be kept under a name. */
export function SetChoice({ asked, sets, chosen, onChoose, onChanged }: SetChoiceProps) {
  const everything = asked.map(({ whole }) => whole.measure.id)
  const [name, setName] = useState('')
  const { busy, error, run } = useAction()
  const choose = (next: string) => {
    const set = sets.find(each => each.name === next)
    onChoose(set ?? { name: '', measures: everything })
  }
  const toggle = (measure: string) => {
    const without = chosen.measures.filter(each => each !== measure)
    const isIn = without.length < chosen.measures.length
    // Always in the order of the list.
    const measures = isIn ? without : everything.filter(each => each === measure || without.includes(each))
    onChoose({ name: '', measures })
  }
  const keep = () =>
    run(async () => {
      const set = { name: name.trim(), measures: [...chosen.measures] }
      await services.measures.keepSet(set)
      setName('')
      onChoose(set)
      onChanged(words('month.set-kept', { name: set.name }))
    })
  const drop = () =>
    run(async () => {
      await services.measures.dropSet({ name: chosen.name })
      onChoose({ name: '', measures: chosen.measures })
      onChanged(words('month.set-dropped', { name: chosen.name }))
    })
  const isAll = chosen.name === '' && chosen.measures.length === everything.length
  return (
    <>
      <NativeSelect
        label={words('month.set')}
        value={chosen.name}
        onChange={event => choose(event.currentTarget.value)}
        data={[
          { value: ALL, label: isAll ? words('month.all') : words('month.own-choice') },
          ...sets.map(each => ({ value: each.name, label: each.name })),
        ]}
      />
      {chosen.name !== '' && (
        <ActionButton variant="default" busy={busy} onClick={drop}>
          {words('month.drop-set')}
        </ActionButton>
      )}
      {error !== undefined && <Problem error={error} />}
      <details className="month-details">
        <summary>{words('month.measures', { measures: chosen.measures.length })}</summary>
        <Group gap="xs" mt="xs">
          <Button size="compact-xs" variant="default" onClick={() => choose(ALL)}>
            {words('month.all')}
          </Button>
        </Group>
        <div className="month-choices">
          {asked.map(({ whole: { measure } }) => (
            <Checkbox
              key={measure.id}
              size="xs"
              label={spoken(measure.title)}
              checked={chosen.measures.includes(measure.id)}
              onChange={() => toggle(measure.id)}
            />
          ))}
        </div>
        <form
          className="month-head"
          onSubmit={event => {
            event.preventDefault()
            if (name.trim() !== '' && chosen.measures.length > 0) keep()
          }}
        >
          <TextInput
            label={words('month.name')}
            value={name}
            w="22rem"
            maxLength={500}
            onChange={event => setName(event.currentTarget.value)}
          />
          <ActionButton type="submit" busy={busy}>
            {words('month.keep-set')}
          </ActionButton>
        </form>
      </details>
    </>
  )
}
