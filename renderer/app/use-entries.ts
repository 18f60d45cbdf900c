import { useDebouncedValue } from '@mantine/hooks'
import { lockNow } from '../client/lock.ts'
import { useRouter } from '../client/router.ts'
import { services } from '../client/services.ts'
import { ageYears, dateText } from '../ui/dates.ts'
import { useLoaded } from '../ui/use-call.ts'
import { words } from '../ui/words.ts'
import { rail } from './views.ts'

/** A line of the palette. */
export interface Entry {
  readonly id: string
  readonly label: string
  readonly detail: string
  run(): void
}
const PATIENTS = 8
type Line = Awaited<ReturnType<typeof services.patients.list>>['rows'][number]

function detailOf({ birth, sex, identifier, hit }: Line): string {
  const age = ageYears(birth)
  return [
    birth && dateText(birth),
    age !== undefined && words('person.years', { years: age }),
    words('person.sex', { sex }),
    identifier,
    hit,
  ]
    .filter(Boolean)
    .join(' · ')
}

/**
 * Where one can go, and whom `asking` finds. Who was found for other words than those that stand there now is
 * left out, so
 * that a quick Enter cannot open them; `current` says whether the answer is there.
 */
export function useEntries(asking: string, onKeys: () => void) {
  const { go } = useRouter()
  const [asked] = useDebouncedValue(asking, 80)
  const { value, error } = useLoaded(
    async signal => ({
      asked,
      rows:
        asked === ''
          ? []
          : (await services.patients.list({ query: asked, offset: 0, limit: PATIENTS }, { signal })).rows,
    }),
    [asked],
  )
  const current = value?.asked === asking
  const places: Entry[] = [
    ...rail.map(({ id, title }, index) => ({
      id,
      label: words(title),
      detail: `Alt ${index + 1}`,
      run: () => go(id),
    })),
    { id: 'lock', label: words('frame.lock'), detail: words('palette.lock-detail'), run: lockNow },
    { id: 'keys', label: words('frame.keys'), detail: '?', run: onKeys },
  ]
  const people: Entry[] = (current ? value.rows : []).map(line => ({
    id: `patient ${line.patient}`,
    label: line.name,
    detail: detailOf(line),
    run: () => go('chart', { patient: line.patient }),
  }))
  const named = places.filter(each => each.label.toLowerCase().startsWith(asking.toLowerCase()))
  return { entries: [...named, ...people], current, error }
}
