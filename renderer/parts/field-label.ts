import type { TemplateField } from '../../shared/domain/by-hand/template.ts'
import { printedUnit } from '../../shared/domain/printed-unit.ts'
import { spoken, words } from '../ui/words.ts'

/** What a field of a template is called, with the unit in which it is written. */
export function fieldLabel({ is, label, unit }: TemplateField): string {
  const printed = printedUnit(is === 'pressure' ? 'mm[Hg]' : (unit ?? ''))
  return printed === '' ? spoken(label) : words('visit.field-unit', { label: spoken(label), unit: printed })
}
