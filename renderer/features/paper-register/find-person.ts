import type { ChosenPerson } from '../../../shared/domain/by-hand/grid-row.ts'
import { services } from '../../client/services.ts'
import { whoIsMeant } from '../../parts/who-is-meant.ts'
import { dateText } from '../../ui/dates.ts'
import { choosePerson, rowOf } from './rows.ts'

type Line = Awaited<ReturnType<typeof services.patients.list>>['rows'][number]

/** Somebody here, as a row keeps her beside what was typed. */
export const chosenOf = ({
  patient,
  birth,
  identifier,
}: Pick<Line, 'patient' | 'birth' | 'identifier'>): ChosenPerson => ({
  is: 'patient',
  patient,
  birth: birth ? dateText(birth) : '',
  identifier: identifier ?? '',
})

const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
/** Rows before this one that register somebody who is called so. */
export const registeringAbove = (names: readonly string[], name: string): string[] => {
  const text = folded(rowOf(name).cells['person'] ?? '')
  return names.slice(0, Math.max(0, names.indexOf(name))).filter(each => {
    const { chosen, cells } = rowOf(each)
    return text !== '' && chosen?.is === 'new' && folded(cells['person'] ?? '') === text
  })
}

/**
 * Finds out who is meant by what was typed, where that is certain: whose number it is, or somebody new where nobody
 * here or above is called so. Where it is not, the cell asks. A name is never taken for somebody by itself.
 */
export async function findPerson(names: readonly string[], name: string): Promise<void> {
  const { cells, chosen } = rowOf(name)
  const text = (cells['person'] ?? '').trim()
  if (text === '' || chosen !== undefined || registeringAbove(names, name).length > 0) return
  const number = (cells['number'] ?? '').trim()
  const meant = await whoIsMeant(text, number)
  const now = rowOf(name)
  if (now.chosen !== undefined || (now.cells['person'] ?? '').trim() !== text) return
  if (meant === 'new') choosePerson(name, { is: 'new' })
  else if (meant) choosePerson(name, chosenOf(meant), meant.name)
}
