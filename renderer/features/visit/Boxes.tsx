import { NativeSelect } from '@mantine/core'
import type { Template } from '../../../shared/domain/by-hand/template.ts'
import { boxesOf, type VisitForm, type VisitRead } from '../../../shared/domain/by-hand/visit.ts'
import { fieldLabel } from '../../parts/field-label.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { spoken } from '../../ui/words.ts'

interface BoxesProps extends Pick<VisitRead, 'faults' | 'warnings'> {
  readonly template: Template
  readonly values: VisitForm['values']
  readonly isAsked: boolean
  onChange(values: VisitForm['values']): void
}

/** What a template asks for that is one box each. */
export function Boxes({ template, values, faults, warnings, isAsked, onChange }: BoxesProps) {
  return (
    <div className="visit-fields">
      {boxesOf(template).map(field => {
        const { key, choices } = field
        const value = values[key] ?? ''
        const change = (text: string) => onChange({ ...values, [key]: text })
        if (choices)
          return (
            <NativeSelect
              size="xs"
              key={key}
              label={fieldLabel(field)}
              data-place={key}
              value={value}
              data={[
                { value: '', label: '' },
                ...choices.map(each => ({ value: each.value, label: spoken(each.label ?? each.value) })),
              ]}
              onChange={event => change(event.currentTarget.value)}
            />
          )
        return (
          <TypedField
            size="xs"
            key={key}
            label={fieldLabel(field)}
            data-place={key}
            value={value}
            maxLength={500}
            fault={faults[key]}
            warning={warnings[key]}
            isAsked={isAsked}
            onType={change}
          />
        )
      })}
    </div>
  )
}
