import { useDebouncedValue } from '@mantine/hooks'
import { lockNow } from '../client/lock.ts'
import { useRouter } from '../client/router.ts'
import { services } from '../client/services.ts'
import { ageText } from '../ui/ages.ts'
import { dateText } from '../ui/dates.ts'
import { useLoaded } from '../ui/use-call.ts'
import { words } from '../ui/words.ts'
import { besideTheRail, rail } from './views.ts'

/** A piece of a line: words of ours, or a source's or a person's own. */
interface Part {
  readonly text: string
  readonly source?: boolean
}
/** A line of the palette. */
export interface Entry {
  readonly id: string
  readonly label: Part
  readonly detail: readonly Part[]
  run(): void
}
const PATIENTS = 8
type Line = Awaited<ReturnType<typeof services.patients.list>>['rows'][number]

function detailOf({ birth, sex, identifier, hit }: Line): Part[] {
  const ours = [
    birth && dateText(birth),
    ageText(birth, 'said'),
    sex === 'unknown' ? words('person.sex-unknown') : words('person.sex', { sex }),
  ]
  const theirs = [identifier, hit]
  return [
    ...ours.flatMap(text => (text ? [{ text }] : [])),
    ...theirs.flatMap(text => (text ? [{ text, source: true }] : [])),
  ]
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
      label: { text: words(title) },
      detail: [{ text: `Alt ${index + 1}` }],
      run: () => go(id),
    })),
    ...besideTheRail.map(({ id, title }) => ({
      id,
      label: { text: words(title) },
      detail: [],
      run: () => go(id),
    })),
    {
      id: 'lock',
      label: { text: words('frame.lock') },
      detail: [{ text: words('palette.lock-detail') }],
      run: lockNow,
    },
    { id: 'keys', label: { text: words('frame.keys') }, detail: [{ text: '?' }], run: onKeys },
  ]
  const people: Entry[] = (current ? value.rows : []).map(line => ({
    id: `patient ${line.patient}`,
    label: { text: line.name, source: true },
    detail: detailOf(line),
    run: () => go('chart', { patient: line.patient }),
  }))
  const named = places.filter(each => each.label.text.toLowerCase().startsWith(asking.toLowerCase()))
  return { entries: [...named, ...people], current, error }
}
