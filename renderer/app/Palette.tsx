import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { Fragment, useEffect, useEffectEvent, useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/states.tsx'
import { words } from '../ui/words.ts'
import { useEntries } from './use-entries.ts'

/** One field that finds a patient and goes anywhere. */
export function Palette({ onClose, onKeys }: { onClose(): void; onKeys(): void }) {
  const [query, setQuery] = useState('')
  const { entries, current, error } = useEntries(query.trim(), onKeys)
  const [hurried, setHurried] = useState(false)
  const combobox = useCombobox({ opened: true })
  const { selectFirstOption } = combobox
  const shown = entries.map(each => each.id).join()
  useEffect(() => {
    // The first line is chosen anew whenever other lines are shown, once they are drawn.
    const drawn = requestAnimationFrame(() => {
      selectFirstOption()
    })
    return () => cancelAnimationFrame(drawn)
    // Which lines are shown says when, not what.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps
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
    <Dialog onClose={onClose} title={words('palette.title')} size="lg" yOffset="4rem">
      <div
        role="presentation"
        onKeyDown={event => {
          // The list never closes by itself, so it would keep this key from the dialogue round it.
          if (event.key === 'Escape') onClose()
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
              aria-label={words('frame.find')}
              placeholder={words('palette.placeholder')}
              value={query}
              onChange={event => {
                setHurried(false)
                setQuery(event.currentTarget.value)
              }}
            />
          </Combobox.EventsTarget>
          {error !== undefined && <Problem error={error} />}
          <Combobox.Options
            mt="xs"
            mah="24rem"
            style={{ overflowY: 'auto' }}
            // Longer than its room, it can be scrolled by keys as well.
            tabIndex={0}
            aria-label={words('palette.found')}
          >
            {entries.map(({ id, label, detail }) => (
              <Combobox.Option key={id} value={id}>
                <Group justify="space-between" wrap="nowrap">
                  <Text size="sm" fw={500} truncate title={label.text}>
                    {label.source ? <bdi>{label.text}</bdi> : label.text}
                  </Text>
                  <Text size="xs" c="dimmed" truncate title={detail.map(({ text }) => text).join(' · ')}>
                    {detail.map(({ text, source }, index) => (
                      <Fragment key={text}>
                        {index > 0 && ' · '}
                        {source ? <bdi>{text}</bdi> : text}
                      </Fragment>
                    ))}
                  </Text>
                </Group>
              </Combobox.Option>
            ))}
            {entries.length === 0 && current && <Combobox.Empty>{words('palette.nobody')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox>
      </div>
    </Dialog>
  )
}
