import { Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Namesake } from '../../../shared/contract/intake.ts'
import type { AboutReport } from '../../../shared/domain/reports/proposal.ts'
import { services } from '../../client/services.ts'
import { usePeopleFound } from '../../parts/use-people-found.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { isoDay } from './said.ts'

/** A name with the birth beside it: by both somebody is told from another. */
export const calledText = ({ name, birth }: Pick<Namesake, 'name' | 'birth'>): string =>
  words('report.is', { name, birth: birth ? dateText(birth) : words('person.not-recorded') })

/** A name as one says it: reports put the family name first, with a comma behind it. */
function spoken(name: string): string {
  const [family = '', ...given] = name.split(',').map(part => part.trim())
  return [...given, family].join(' ').trim()
}

/** Who may be meant: looked for by each way in which her birth date can be read. */
async function namesakes(about: AboutReport, signal: AbortSignal): Promise<Namesake[]> {
  const { name = '', birth, identifier } = about
  if (name === '' && identifier === undefined) return []
  const days = new Set([birth?.dayFirst, birth?.monthFirst].flatMap(each => (each ? [isoDay(each)] : [])))
  const identifiers = identifier === undefined ? [] : [{ value: identifier }]
  const found: Namesake[] = []
  for (const day of days.size > 0 ? days : [undefined]) {
    const asked = {
      name: spoken(name),
      sex: 'unknown' as const,
      identifiers,
      ...(day !== undefined && { birth: day }),
    }
    for (const each of await services.intake.namesakes(asked, { signal }))
      if (!found.some(({ patient }) => patient === each.patient)) found.push(each)
  }
  return found
}

/** The one who is meant, where her birth date agrees and her name or number does as well; undefined for none or two. */
export function certainOne(found: readonly Namesake[], { birth }: AboutReport): Namesake | undefined {
  const days = [birth?.dayFirst, birth?.monthFirst].flatMap(each => (each ? [each.clock] : []))
  const agreeing = found.filter(
    each => each.likeness !== 'birth' && each.birth !== undefined && days.includes(each.birth.clock),
  )
  return agreeing.length === 1 ? agreeing[0] : undefined
}
export const useLikely = (about: AboutReport | undefined) =>
  useLoaded(async signal => (about ? namesakes(about, signal) : []), [JSON.stringify(about)])

interface WhoseReportProps {
  readonly about: AboutReport
  readonly likely: readonly Namesake[]
  readonly error: unknown
  readonly chosen: number | undefined
  onChoose(patient: number, name: string, birth: Namesake['birth']): void
  /** Whether she was born on another day than the report says. */
  readonly isBornOtherwise: boolean
  readonly chosenName: string | undefined
}

/** Whose a report is: what it says itself, who is here that fits, and a way to find somebody else. */
export function WhoseReport(props: WhoseReportProps) {
  const { about, likely, error, chosen, chosenName, isBornOtherwise, onChoose } = props
  const [query, setQuery] = useState('')
  const others = usePeopleFound(query.trim(), true)
  const says = [about.name, about.birth?.text, about.identifier]
    .filter(each => each !== undefined)
    .join(' · ')
  return (
    <Stack gap="xs" role="group" aria-label={words('report.whose')}>
      <Text fw={600}>{words('report.whose')}</Text>
      <Text size="sm">
        <bdi>{says === '' ? words('report.says-nobody') : words('report.says-of-her', { says })}</bdi>
      </Text>
      {error !== undefined && <Problem error={error} />}
      <Group gap="xs">
        {likely.map(({ patient, name, birth, likeness }) => (
          <ActionButton
            key={patient}
            size="compact-sm"
            variant={chosen === patient ? 'light' : 'default'}
            busy={false}
            aria-pressed={chosen === patient}
            onClick={() => onChoose(patient, calledText({ name, ...(birth && { birth }) }), birth)}
          >
            <bdi>
              {calledText({ name, ...(birth && { birth }) })} ({words('report.likeness', { likeness })})
            </bdi>
          </ActionButton>
        ))}
      </Group>
      <TextInput
        size="xs"
        maw="22rem"
        label={words('report.find')}
        value={query}
        onChange={event => setQuery(event.currentTarget.value)}
      />
      <Group gap="xs">
        {others.map(({ patient, name, birth }) => (
          <ActionButton
            key={patient}
            size="compact-sm"
            variant={chosen === patient ? 'light' : 'default'}
            busy={false}
            aria-pressed={chosen === patient}
            onClick={() => onChoose(patient, calledText({ name, ...(birth && { birth }) }), birth)}
          >
            <bdi>{calledText({ name, ...(birth && { birth }) })}</bdi>
          </ActionButton>
        ))}
      </Group>
      {chosenName !== undefined && (
        <Text size="sm" role="status">
          <strong>
            <bdi>{chosenName}</bdi>
          </strong>
        </Text>
      )}
      {isBornOtherwise && (
        <Text className="report-look" size="sm" fw={600} role="alert">
          {words('report.born-otherwise', { text: about.birth?.text ?? '' })}
        </Text>
      )}
    </Stack>
  )
}
