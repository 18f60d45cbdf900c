import { Box, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { readWrittenDate } from '../../../shared/domain/by-hand/written-date.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText } from '../../ui/dates.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import './note-file.css'

const MOST = 6
/** An ISO day of now, by the clock on the wall. */
const today = () => new Date().toLocaleDateString('sv-SE')

type Head = Awaited<ReturnType<typeof services.intake.noteOf>>
interface Chosen {
  readonly patient: number
  readonly name: string
  readonly birth?: Moment | undefined
}
const birthText = (birth: Moment | undefined) => (birth ? dateText(birth) : words('person.not-recorded'))

interface WhoseNoteFileProps {
  readonly source: number
  readonly path: string
  onClose(): void
  onRead(): void
}

/** Asks whose note a waiting file is, beside what its head says of itself; then reads it. */
export function WhoseNoteFile({ source, path, onClose, onRead }: WhoseNoteFileProps) {
  const found = useLoaded(signal => services.intake.noteOf({ source }, { signal }), [source])
  return (
    <Dialog title={words('note-file.whose-title')} size="xl" onClose={onClose}>
      <Stack>
        <Text size="sm">
          <bdi>{path}</bdi>
        </Text>
        <Text size="sm" c="dimmed" maw="75ch">
          {words('note-file.whose-why')}
        </Text>
        {found.error !== undefined && <Problem error={found.error} />}
        {found.value && <Question {...{ source, onClose, onRead }} head={found.value} />}
      </Stack>
    </Dialog>
  )
}

interface QuestionProps {
  readonly source: number
  readonly head: Head
  onClose(): void
  onRead(): void
}

function Question({ source, head: { beginning, stated }, onClose, onRead }: QuestionProps) {
  const [chosen, setChosen] = useState<Chosen>()
  const [dated, setDated] = useState(stated.dates.find(({ iso }) => iso !== undefined)?.iso ?? '')
  const action = useAction()
  const date = dated.trim() === '' ? undefined : readWrittenDate(dated, { today: today() })
  const isDate = date === undefined || 'value' in date
  const read = (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || !isDate) return
    action.run(async () => {
      await services.intake.readNote({
        source,
        patient: chosen.patient,
        ...(date && { happened: date.value }),
      })
      onRead()
    })
  }
  return (
    <form onSubmit={read}>
      <Stack>
        <Stated stated={stated} />
        <Text size="sm" fw={600} id="note-beginning">
          {words('note-file.beginning')}
        </Text>
        <Box
          component="pre"
          className="note-beginning"
          role="region"
          aria-labelledby="note-beginning"
          tabIndex={0}
          dir="auto"
        >
          {beginning}
        </Box>
        <Whose stated={stated} chosen={chosen} onChoose={setChosen} />
        <TextInput
          size="sm"
          maw="24rem"
          label={words('note-file.happened')}
          description={words('note-file.happened-why')}
          error={isDate ? undefined : words('note-file.no-date')}
          value={dated}
          onChange={event => setDated(event.currentTarget.value)}
        />
        {action.error !== undefined && <Problem error={action.error} />}
        <Group>
          <ActionButton type="submit" busy={action.busy} disabled={!chosen || !isDate}>
            {words('note-file.read')}
          </ActionButton>
          <ActionButton variant="default" busy={action.busy} onClick={onClose}>
            {words('frame.cancel')}
          </ActionButton>
          {!chosen && (
            <Text size="sm" c="dimmed" role="status">
              {words('note-file.left')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** What the head of the note says of itself, as it is written there. */
function Stated({ stated: { names, births, numbers, dates } }: { readonly stated: Head['stated'] }) {
  const said = [
    ...names.map(name => words('note-file.says-name', { name })),
    ...births.map(({ as }) => words('note-file.says-birth', { date: as })),
    ...numbers.map(number => words('note-file.says-number', { number })),
    ...dates.map(({ as }) => words('note-file.says-date', { date: as })),
  ]
  if (said.length === 0) return <Text size="sm">{words('note-file.says-nothing')}</Text>
  return (
    <Text size="sm">
      {words('note-file.says')}: <bdi>{said.join(' · ')}</bdi>
    </Text>
  )
}

interface WhoseProps {
  readonly stated: Head['stated']
  readonly chosen: Chosen | undefined
  onChoose(chosen: Chosen): void
}

/** Finds whose it is: what the head states is looked for first, and nobody is chosen by it. */
function Whose({ stated: { names, numbers }, chosen, onChoose }: WhoseProps) {
  const [query, setQuery] = useState(numbers[0] ?? names[0] ?? '')
  const [asked] = useDebouncedValue(query.trim(), 80)
  const found = useLoaded(
    async signal => {
      const lookFor = async (text: string) =>
        (await services.patients.list({ query: text.slice(0, 200), offset: 0, limit: MOST }, { signal })).rows
      if (asked === '') return []
      const rows = await lookFor(asked)
      // Another hospital's number is nobody's here: the name may be.
      const isFirst = asked === numbers[0] && names[0] !== undefined
      return rows.length === 0 && isFirst ? lookFor(names[0]!) : rows
    },
    [asked],
  )
  return (
    <Stack gap={6}>
      <TextInput
        size="sm"
        maw="24rem"
        label={words('note-file.find')}
        value={query}
        onChange={event => setQuery(event.currentTarget.value)}
      />
      <Group gap="xs">
        {(found.value ?? []).map(({ patient, name, birth }) => (
          <ActionButton
            key={patient}
            size="compact-sm"
            variant={chosen?.patient === patient ? 'light' : 'default'}
            busy={false}
            aria-pressed={chosen?.patient === patient}
            onClick={() => onChoose({ patient, name, birth })}
          >
            <bdi>{words('note-file.is', { name, birth: birthText(birth) })}</bdi>
          </ActionButton>
        ))}
      </Group>
      {asked !== '' && found.value?.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {words('note-file.none-found')}
        </Text>
      )}
      {chosen && (
        <Text size="sm" role="status">
          <bdi>{words('note-file.chosen', { name: chosen.name, birth: birthText(chosen.birth) })}</bdi>
        </Text>
      )}
      {found.error !== undefined && <Problem error={found.error} />}
    </Stack>
  )
}
