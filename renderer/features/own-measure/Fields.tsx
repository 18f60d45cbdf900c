import { Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { topics } from '../../../shared/domain/measures/measure.ts'
import type { FormFaults, FormField, OwnForm } from '../../../shared/domain/measures/own-form.ts'
import { words } from '../../ui/words.ts'
import { CodesChosen } from './CodesChosen.tsx'

export interface FieldsProps {
  readonly form: OwnForm
  /** Shown once somebody tried to keep it. */
  readonly faults: FormFaults
  onForm(part: Partial<OwnForm>): void
}

type Texts = { readonly [F in FormField]: OwnForm[F] extends string ? F : never }[FormField]

/** The whole form: what it is called, who counts, what counts, and how it is read. */
export function Fields(props: FieldsProps) {
  return (
    <>
      <Named {...props} />
      <WhoCounts {...props} />
      <WhoIsLeftOut {...props} />
      <WhatCounts {...props} />
      <Read {...props} />
    </>
  )
}

const faultText = (faults: FormFaults, field: FormField): string | undefined => {
  const fault = faults[field]
  return fault && words(`own-measure.fault.${fault}`)
}

/** One line that is typed. */
function Typed({ of, form, faults, onForm, width }: FieldsProps & { of: Texts; width: string }) {
  return (
    <TextInput
      size="xs"
      w={width}
      maw="100%"
      maxLength={of === 'says' ? 2_000 : 200}
      data-field={of}
      label={words(`own-measure.field.${of}` as 'own-measure.field.title')}
      value={form[of]}
      error={faultText(faults, of)}
      onChange={event => onForm({ [of]: event.currentTarget.value })}
    />
  )
}

const Named = (props: FieldsProps) => (
  <fieldset className="own-part">
    <legend>{words('own-measure.named')}</legend>
    <Typed {...props} of="title" width="30rem" />
    <Typed {...props} of="says" width="40rem" />
    <NativeSelect
      size="xs"
      w="16rem"
      label={words('own-measure.topic')}
      value={props.form.topic}
      data={topics.map(topic => ({ value: topic, label: words(`outcomes.topic.${topic}`) }))}
      onChange={event => props.onForm({ topic: topics.find(each => each === event.currentTarget.value)! })}
    />
  </fieldset>
)

function WhoCounts(props: FieldsProps) {
  const { form, faults, onForm } = props
  const isOfPeople = form.counts === 'people'
  return (
    <fieldset className="own-part">
      <legend>{words('own-measure.who')}</legend>
      <SegmentedControl
        size="xs"
        aria-label={words('own-measure.who')}
        value={form.counts}
        data={(['people', 'events'] as const).map(each => ({
          value: each,
          label: words(`own-measure.counts.${each}`),
        }))}
        onChange={next => onForm({ counts: next === 'events' ? 'events' : 'people' })}
      />
      <CodesChosen
        key={form.counts}
        label={words(`own-measure.who-has.${form.counts}`)}
        field="who"
        codes={form.who}
        error={faultText(faults, 'who')}
        onCodes={who => onForm({ who })}
      />
      <Group gap="xs" align="start">
        {isOfPeople && <Typed {...props} of="seenWithinDays" width="13rem" />}
        <Typed {...props} of="ageFrom" width="8rem" />
        <Typed {...props} of="ageTo" width="8rem" />
        <NativeSelect
          size="xs"
          w="9rem"
          label={words('own-measure.sex')}
          value={form.sex}
          data={(['any', 'female', 'male'] as const).map(each => ({
            value: each,
            label: words('own-measure.sex-is', { sex: each }),
          }))}
          onChange={event =>
            onForm({
              sex: (['female', 'male'] as const).find(each => each === event.currentTarget.value) ?? 'any',
            })
          }
        />
      </Group>
    </fieldset>
  )
}

/** Whoever is left out of the denominator, and counted as excluded. */
const WhoIsLeftOut = (props: FieldsProps) => (
  <fieldset className="own-part">
    <legend>{words('own-measure.excluded')}</legend>
    <CodesChosen
      label={words('own-measure.who-excluded')}
      field="excluded"
      codes={props.form.excluded}
      error={faultText(props.faults, 'excluded')}
      onCodes={excluded => props.onForm({ excluded })}
    />
    {props.form.excluded.length > 0 && <Typed {...props} of="excludedWithinDays" width="22rem" />}
  </fieldset>
)

const ways = ['result', 'recorded', 'not-recorded', 'died'] as const
const comparators = ['<', '<=', '>=', '>'] as const

function WhatCounts(props: FieldsProps) {
  const { form, faults, onForm } = props
  const isResult = form.what === 'result'
  return (
    <fieldset className="own-part">
      <legend>{words('own-measure.what')}</legend>
      <SegmentedControl
        size="xs"
        aria-label={words('own-measure.what')}
        value={form.what}
        data={ways.map(each => ({ value: each, label: words(`own-measure.what.${each}`) }))}
        onChange={next => onForm({ what: ways.find(each => each === next)!, which: [] })}
      />
      {form.what !== 'died' && (
        <CodesChosen
          key={form.what}
          label={words('own-measure.which')}
          field="which"
          codes={form.which}
          error={faultText(faults, 'which')}
          onlyResults={isResult}
          onCodes={(which, unit) =>
            onForm({ which, ...(unit !== undefined && form.unit === '' && { unit }) })
          }
        />
      )}
      <Group gap="xs" align="start">
        {isResult && (
          <>
            <NativeSelect
              size="xs"
              w="7rem"
              label={words('own-measure.comparator')}
              value={form.comparator}
              data={[...comparators]}
              onChange={event =>
                onForm({ comparator: comparators.find(each => each === event.currentTarget.value)! })
              }
            />
            <Typed {...props} of="threshold" width="7rem" />
            <Typed {...props} of="unit" width="9rem" />
            <NativeSelect
              size="xs"
              w="14rem"
              label={words('own-measure.missing')}
              value={form.missing}
              data={(['unknown', 'no'] as const).map(each => ({
                value: each,
                label: words('own-measure.missing-is', { missing: each }),
              }))}
              onChange={event => onForm({ missing: event.currentTarget.value === 'no' ? 'no' : 'unknown' })}
            />
          </>
        )}
        <TextInput
          size="xs"
          w="16rem"
          data-field="days"
          label={words(`own-measure.days.${form.counts}`)}
          value={form.days}
          error={faultText(faults, 'days')}
          onChange={event => onForm({ days: event.currentTarget.value })}
        />
      </Group>
    </fieldset>
  )
}

const directions = ['higher', 'lower', 'neither'] as const

const Read = (props: FieldsProps) => (
  <fieldset className="own-part">
    <legend>{words('own-measure.read')}</legend>
    <Group gap="xs" align="end">
      <SegmentedControl
        size="xs"
        aria-label={words('own-measure.better')}
        value={props.form.better}
        data={directions.map(each => ({ value: each, label: words(`own-measure.better.${each}`) }))}
        onChange={next => props.onForm({ better: directions.find(each => each === next)! })}
      />
      <Typed {...props} of="target" width="9rem" />
    </Group>
  </fieldset>
)
