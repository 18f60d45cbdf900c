import type { WrittenOf } from '../../shared/contract/written-of.ts'
import { dateText } from '../ui/dates.ts'
import { words } from '../ui/words.ts'

/** Who somebody is whose records are, or will be, taken out: as she was described when one wrote of her. */
export function writtenOfText({ name, birth }: Pick<WrittenOf, 'name' | 'birth'>): string {
  if (name === undefined) return words('taken-out.not-described')
  return birth
    ? words('notes.of', { name, birth: dateText(birth) })
    : words('notes.of-birth-unknown', { name })
}
