import { CloseButton, NativeSelect } from '@mantine/core'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import { lineKinds, type LineField, type LineTexts } from '../../../shared/domain/by-hand/lines.ts'
import type { VisitForm } from '../../../shared/domain/by-hand/visit.ts'
import type { Message } from '../../../shared/words/message.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { words } from '../../ui/words.ts'
import { ResultPicker } from './ResultPicker.tsx'

interface VisitLineProps {
  readonly line: VisitForm['lines'][number]
  /** By `line/part`. */
  readonly faults: Readonly<Record<string, Fault>>
  readonly warnings: Readonly<Record<string, Message>>
  readonly isAsked: boolean
  onChange(texts: LineTexts): void
  onRemove(): void
}

/** Something that is stated of a visit, with all its parts in one line. */
export function VisitLine({ line, faults, warnings, isAsked, onChange, onRemove }: VisitLineProps) {
  const { id, kind, texts } = line
  const type = (name: LineField['name'], text: string) => onChange({ ...texts, [name]: text })
  return (
    <fieldset className="visit-line">
      <legend>{words('visit.kind', { kind })}</legend>
      {lineKinds[kind].map((field: LineField) => {
        const { name, as, choices } = field
        const label = words('visit.part', { part: name, kind })
        const place = `${id}/${name}`
        const value = texts[name] ?? ''
        if (choices)
          return (
            <NativeSelect
              size="xs"
              className="choice"
              key={name}
              label={label}
              data-place={place}
              value={value === '' ? choices[0]! : value}
              data={choices.map(each => ({ value: each, label: choiceText(each) }))}
              onChange={event => type(name, event.currentTarget.value)}
            />
          )
        if (kind === 'result' && name === 'what')
          return (
            <ResultPicker
              key={name}
              label={label}
              place={place}
              texts={texts}
              fault={isAsked ? faults[place] : undefined}
              onChange={onChange}
            />
          )
        return (
          <TypedField
            key={name}
            label={label}
            size="xs"
            className={as === 'words' && name !== 'unit' && name !== 'route' ? 'wide' : undefined}
            data-place={place}
            value={value}
            maxLength={500}
            fault={faults[place]}
            warning={warnings[place]}
            isAsked={isAsked}
            onType={text => type(name, text)}
          />
        )
      })}
      <CloseButton
        aria-label={words('visit.remove', { kind, what: texts.what ?? '' })}
        className="visit-remove"
        onClick={onRemove}
      />
    </fieldset>
  )
}

type Choice = Parameters<typeof words<'visit.choice'>>[1]['value']
const choiceText = (value: string) =>
  words('visit.choice', { value: (value === '' ? 'none' : value) as Choice }) // the choices of `lineKinds`
