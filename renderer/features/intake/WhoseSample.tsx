import { Group, Radio, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { services } from '../../client/services.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText } from '../../ui/dates.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction, useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

const MOST = 6

/** Somebody who is here; null for nobody who is. */
type Chosen = { readonly patient: number; readonly name: string } | null

interface WhoseSampleProps {
  readonly source: number
  readonly path: string
  onClose(): void
  onRead(): void
}

/** Asks whose each sample of a file of variants is, and on which build it stands if that is not said; then reads it. */
export function WhoseSample({ source, path, onClose, onRead }: WhoseSampleProps) {
  const found = useLoaded(signal => services.intake.samplesOf({ source }, { signal }), [source])
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const [said, setSaid] = useState<'GRCh37' | 'GRCh38'>()
  const action = useAction()
  const { build = null, samples = [] } = found.value ?? {}
  const onBuild = build ?? said
  const left = samples.filter(name => !chosen.has(name)).length
  const isAnswered = found.value !== undefined && left === 0 && onBuild !== undefined
  const read = (event: FormEvent) => {
    event.preventDefault()
    if (!isAnswered) return
    action.run(async () => {
      const whose = samples.map(name => ({ name, patient: chosen.get(name)?.patient ?? null }))
      await services.intake.readSamples({ source, build: onBuild, samples: whose })
      onRead()
    })
  }
  return (
    <Dialog title={words('vcf.whose-title')} size="xl" onClose={onClose}>
      <form onSubmit={read}>
        <Stack>
          <Text size="sm">
            <bdi>{path}</bdi>
          </Text>
          <Text size="sm" c="dimmed" maw="75ch">
            {words('vcf.whose-why')}
          </Text>
          {found.error !== undefined && <Problem error={found.error} />}
          {found.value && build === null && (
            <Radio.Group
              label={words('vcf.which-build')}
              description={words('vcf.which-build-why')}
              value={said ?? null}
              onChange={next => setSaid(next as 'GRCh37' | 'GRCh38')}
            >
              <Group mt="xs">
                <Radio value="GRCh37" label="GRCh37 (hg19)" />
                <Radio value="GRCh38" label="GRCh38 (hg38)" />
              </Group>
            </Radio.Group>
          )}
          <Table aria-label={words('vcf.samples')} className="stacks" fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words('vcf.sample')}</Table.Th>
                <Table.Th>{words('vcf.whose-it-is')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {samples.map(name => (
                <Table.Tr key={name}>
                  <Table.Td>
                    <bdi>{name}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <OneSample
                      sample={name}
                      chosen={chosen.get(name)}
                      onChoose={next => setChosen(before => new Map(before).set(name, next))}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {action.error !== undefined && <Problem error={action.error} />}
          <Group>
            <ActionButton type="submit" busy={action.busy} disabled={!isAnswered}>
              {words('vcf.read')}
            </ActionButton>
            <ActionButton variant="default" busy={action.busy} onClick={onClose}>
              {words('frame.cancel')}
            </ActionButton>
            {found.value && left > 0 && (
              <Text size="sm" c="dimmed" role="status">
                {words('vcf.left', { samples: left })}
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface OneSampleProps {
  readonly sample: string
  /** Undefined until it is said. */
  readonly chosen: Chosen | undefined
  onChoose(chosen: Chosen): void
}

/** Finds whose one sample is, by name and birth date. */
function OneSample({ sample, chosen, onChoose }: OneSampleProps) {
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 80)
  const found = useLoaded(
    async signal =>
      asked === ''
        ? []
        : (await services.patients.list({ query: asked, offset: 0, limit: MOST }, { signal })).rows,
    [asked],
  )
  return (
    <Stack gap={6}>
      <Group gap="xs" align="end">
        <TextInput
          size="xs"
          maw="20rem"
          label={words('vcf.find', { sample })}
          value={query}
          onChange={event => setQuery(event.currentTarget.value)}
        />
        <ActionButton
          size="xs"
          variant={chosen === null ? 'light' : 'subtle'}
          busy={false}
          aria-pressed={chosen === null}
          onClick={() => onChoose(null)}
        >
          {words('vcf.nobody')}
        </ActionButton>
      </Group>
      <Group gap="xs">
        {(found.value ?? []).map(({ patient, name, birth }) => (
          <ActionButton
            key={patient}
            size="compact-sm"
            variant={chosen?.patient === patient ? 'light' : 'default'}
            busy={false}
            aria-pressed={chosen?.patient === patient}
            onClick={() => onChoose({ patient, name })}
          >
            <bdi>
              {words('vcf.is', { name, birth: birth ? dateText(birth) : words('person.not-recorded') })}
            </bdi>
          </ActionButton>
        ))}
      </Group>
      {chosen && (
        <Text size="sm">
          <bdi>{words('vcf.is-of', { sample, name: chosen.name })}</bdi>
        </Text>
      )}
      {chosen === null && <Text size="sm">{words('vcf.is-nobodys', { sample })}</Text>}
      {found.error !== undefined && <Problem error={found.error} />}
    </Stack>
  )
}
