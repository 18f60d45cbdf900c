import { Button, Group, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Message } from '../../../shared/words/message.ts'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { number, speak, words } from '../../ui/words.ts'
import { LongCall } from './LongCall.tsx'
import { useLongCall } from '../../ui/use-long-call.ts'
import { OpenSealed } from './OpenSealed.tsx'
import { WhoseNoteFile } from './WhoseNoteFile.tsx'
import { WhoseSample } from './WhoseSample.tsx'

/** Lines that are drawn. */
const SHOWN = 200
const KILOBYTE = 1024

/** A file that nobody reads yet, as the library lists it. */
interface Waiting {
  readonly source: number
  readonly path: string
  /** In bytes. */
  readonly size: number
  readonly what: Message
  readonly reason: Message
}

/** Whether a file waits for somebody to say what its columns are. */
const isTable = ({ reason }: Waiting) =>
  ['tables.set-up', 'tables.changed', 'tables.book-changed'].includes(reason.key)

/** Whether a file waits for its passphrase. */
const isSealed = ({ reason }: Waiting) => reason.key === 'sealed.waits'

/** Whether a file of variants waits for somebody to say whose its samples are. */
const isOfSamples = ({ reason }: Waiting) => ['vcf.whose', 'vcf.whose-and-build'].includes(reason.key)

/** Whether a report waits for somebody to look at it. */
const isReport = ({ reason }: Waiting) => reason.key === 'report.waits'
/** Whether a note waits for somebody to say whose it is. */
const isNote = ({ reason }: Waiting) => reason.key === 'note-file.whose'

interface WaitingFilesProps {
  readonly files: readonly Waiting[]
  onChange(): void
  /** Goes where the tables of a file are set up. */
  onSetUp(source: number): void
  /** Goes where a report is looked at. */
  onLook(source: number): void
}

/** Files that are kept until a version can read them: what each is, and why it waits. */
export function WaitingFiles({ files, onChange, onSetUp, onLook }: WaitingFilesProps) {
  const call = useLongCall()
  const [opening, setOpening] = useState<Waiting>()
  const [naming, setNaming] = useState<Waiting>()
  const [asking, setAsking] = useState<Waiting>()
  const tables = files.filter(isTable).length
  if (files.length === 0) return null
  const read = () =>
    call.run(async options => {
      await services.intake.readWaiting({}, options)
      onChange()
    })
  return (
    <section aria-labelledby="waiting-files">
      <Group justify="space-between">
        <Title order={3} size="h4" id="waiting-files">
          {words('intake.waiting-files', { files: files.length })}
        </Title>
        <ActionButton size="xs" variant="default" busy={call.busy} onClick={read}>
          {words('intake.read-waiting')}
        </ActionButton>
      </Group>
      <LongCall call={call} />
      <Text size="sm" c="dimmed" maw="75ch">
        {words('intake.waiting-why')}
      </Text>
      {tables > 0 && <Text role="status">{words('tables.to-set-up', { tables })}</Text>}
      {opening && (
        <OpenSealed
          {...opening}
          onClose={() => setOpening(undefined)}
          onOpened={() => {
            setOpening(undefined)
            onChange()
          }}
        />
      )}
      {naming && (
        <WhoseSample
          {...naming}
          onClose={() => setNaming(undefined)}
          onRead={() => {
            setNaming(undefined)
            onChange()
          }}
        />
      )}
      {asking && (
        <WhoseNoteFile
          {...asking}
          onClose={() => setAsking(undefined)}
          onRead={() => {
            setAsking(undefined)
            onChange()
          }}
        />
      )}
      <Table className="stacks" aria-label={words('intake.waiting-list')} fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('intake.file')}</Table.Th>
            <Table.Th>{words('intake.what-it-is')}</Table.Th>
            <Table.Th className="number">{words('intake.kilobytes')}</Table.Th>
            <Table.Th>{words('intake.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.slice(0, SHOWN).map(each => (
            <Table.Tr key={each.source}>
              <Table.Td className="whole">
                <bdi>{each.path}</bdi>
              </Table.Td>
              <Table.Td>{speak(each.what)}</Table.Td>
              <Table.Td className="number" data-label={words('intake.kilobytes')}>
                {number(Math.ceil(each.size / KILOBYTE), 0)}
              </Table.Td>
              <Table.Td>
                {speak(each.reason)}{' '}
                {isTable(each) && (
                  <Button size="xs" variant="light" onClick={() => onSetUp(each.source)}>
                    {words('tables.open')}
                  </Button>
                )}
                {isReport(each) && (
                  <Button size="xs" variant="light" onClick={() => onLook(each.source)}>
                    {words('report.review')}
                  </Button>
                )}
                {isOfSamples(each) && (
                  <Button size="xs" variant="light" onClick={() => setNaming(each)}>
                    {words('vcf.say-whose')}
                  </Button>
                )}
                {isNote(each) && (
                  <Button size="xs" variant="light" onClick={() => setAsking(each)}>
                    {words('note-file.say-whose')}
                  </Button>
                )}
                {isSealed(each) && (
                  <Button size="xs" variant="light" onClick={() => setOpening(each)}>
                    {words('sealed.open')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {files.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {words('intake.first-of-waiting', { shown: SHOWN, of: files.length })}
        </Text>
      )}
    </section>
  )
}
