import { Combobox, Group, Modal, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useEffectEvent, useState } from 'react'
import { lockNow } from '../client/lock.ts'
import { useRouter } from '../client/router.ts'
import { services } from '../client/services.ts'
import { ageYears, dateText } from '../ui/dates.ts'
import { Problem } from '../ui/states.tsx'
import { useLoaded } from '../ui/use-call.ts'
import { words as say } from '../ui/words.ts'
import { rail } from './views.ts'

interface Entry {
  readonly id: string
  readonly label: string
  readonly detail: string
  run(): void
}
const PATIENTS = 8

/** One field that finds a patient and goes anywhere. */
export function Palette({ onClose, onKeys }: { onClose(): void; onKeys(): void }) {
  const { go } = useRouter()
  const [query, setQuery] = useState('')
  const words = query.trim()
  const [asked] = useDebouncedValue(words, 80)
  const found = useLoaded(
    async signal => ({
      words: asked,
      rows:
        asked === ''
          ? []
          : (await services.patients.list({ query: asked, offset: 0, limit: PATIENTS }, { signal })).rows,
    }),
    [asked],
  )
  // Who was found for other words than those that stand there now must not be opened by a quick Enter.
  const current = found.value?.words === words
  const [hurried, setHurried] = useState(false)
  const combobox = useCombobox({ opened: true })
  const { selectFirstOption } = combobox
  const places: Entry[] = [
    ...rail.map(({ id, title }, index) => ({
      id,
      label: say(title),
      detail: `Alt ${index + 1}`,
      run: () => go(id),
    })),
    { id: 'lock', label: 'Lock', detail: 'Hides everything until the passphrase is given', run: lockNow },
    { id: 'keys', label: 'Keys', detail: '?', run: onKeys },
  ]
  const entries: Entry[] = [
    ...places.filter(each => each.label.toLowerCase().startsWith(words.toLowerCase())),
    ...(current ? (found.value?.rows ?? []) : []).map(({ patient, name, birth, sex, identifier, hit }) => {
      const age = ageYears(birth)
      return {
        id: `patient ${patient}`,
        label: name,
        detail: [birth && dateText(birth), age !== undefined && `${age} years`, sex, identifier, hit]
          .filter(Boolean)
          .join(' · '),
        run: () => go('chart', { patient }),
      }
    }),
  ]
  const shown = entries.map(each => each.id).join()
  useEffect(() => {
    // The first line is chosen anew whenever other lines are shown, once they are drawn.
    const drawn = requestAnimationFrame(() => {
      selectFirstOption()
    })
    return () => cancelAnimationFrame(drawn)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- which lines are shown says when, not what
  }, [shown, selectFirstOption])
  const choose = (id: string) => {
    onClose()
    entries.find(each => each.id === id)?.run()
  }
  // Enter before there is a line to choose is kept until there is one.
  const chooseFirst = useEffectEvent(() => {
    const [first] = entries
    if (first) choose(first.id)
  })
  useEffect(() => {
    if (hurried && current) chooseFirst()
  }, [hurried, current])
  return (
    <Modal
      opened
      onClose={onClose}
      title="Find"
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
      yOffset="4rem"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <div
        role="presentation"
        onKeyDown={event => {
          // The index may be of a list that was longer.
          const index = combobox.getSelectedOptionIndex()
          if (event.key === 'Enter' && !event.repeat && !(index in entries)) setHurried(true)
        }}
      >
        <Combobox store={combobox} onOptionSubmit={choose}>
          <Combobox.EventsTarget>
            <TextInput
              autoFocus
              data-autofocus
              aria-label="Find a patient, go to a view"
              placeholder="Name, identifier, diagnosis, words in a note, or a view"
              value={query}
              onChange={event => {
                setHurried(false)
                setQuery(event.currentTarget.value)
              }}
            />
          </Combobox.EventsTarget>
          {found.error !== undefined && <Problem error={found.error} />}
          <Combobox.Options mt="xs" mah="24rem" style={{ overflowY: 'auto' }} aria-label="Found">
            {entries.map(({ id, label, detail }) => (
              <Combobox.Option key={id} value={id}>
                <Group justify="space-between" wrap="nowrap">
                  <Text size="sm" fw={500} truncate>
                    {label}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {detail}
                  </Text>
                </Group>
              </Combobox.Option>
            ))}
            {entries.length === 0 && current && <Combobox.Empty>Nobody found</Combobox.Empty>}
          </Combobox.Options>
        </Combobox>
      </div>
    </Modal>
  )
}
