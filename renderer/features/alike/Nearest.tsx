import { Skeleton, Table, Text, UnstyledButton } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { AlikeComparison, AlikePeople } from '../../../shared/domain/alike/alike.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { moveAmongRows } from '../../ui/rows.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { number, spoken, words } from '../../ui/words.ts'

/** What somebody is compared in, with theirs beside hers: "HbA1c 8.4 % (8.1)", "no heart failure". */
function comparedText(
  { label, opposite, isMeasured, hers, unit }: AlikePeople['traits'][number],
  theirs: number,
): string {
  const name = spoken(label)
  if (!isMeasured && theirs !== 0) return name
  if (!isMeasured) return opposite === undefined ? words('alike.not', { name }) : spoken(opposite)
  const told = (value: number) => number(value, Math.abs(value) < 100 && !Number.isInteger(value) ? 1 : 0)
  const measured = unit === undefined ? told(theirs) : `${told(theirs)}\u{A0}${unit}`
  return words('alike.measured', { name, theirs: measured, hers: told(hers ?? NaN) })
}

/** Those most like her, each with in what, a way to her chart. */
export function Nearest({ people: { nearest, people, close, traits } }: { readonly people: AlikePeople }) {
  const { go } = useRouter()
  const charts = nearest.map(({ patient }) => patient)
  const named = useLoaded(
    signal => services.patients.named({ patients: charts }, { signal }),
    [charts.join(' ')],
  )
  if (named.error !== undefined) return <Problem error={named.error} />
  if (!named.value) return <Skeleton h={200} aria-busy />
  const names = new Map(named.value.map(each => [each.patient, each]))
  const listed = (compared: readonly AlikeComparison[]) =>
    compared.map(each => comparedText(traits[each.at]!, each.theirs)).join('; ') || words('alike.nothing')
  return (
    <>
      <Text size="sm" role="status">
        {nearest.length === 0 ? words('alike.nobody', { people }) : words('alike.close', { close, people })}
      </Text>
      {nearest.length > 0 && (
        <Table className="stacks" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words('alike.name')}</Table.Th>
              <Table.Th>{words('alike.born')}</Table.Th>
              <Table.Th className="end">{words('alike.likeness')}</Table.Th>
              <Table.Th>{words('alike.in')}</Table.Th>
              <Table.Th>{words('alike.not-in')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveAmongRows(event)}>
            {nearest.map(({ patient, likeness, compared, alike, unlike }) => {
              const who = names.get(patient)
              return (
                <Table.Tr key={patient}>
                  <Table.Td className="whole">
                    <UnstyledButton className="person-name" data-row onClick={() => go('chart', { patient })}>
                      <bdi>{who?.name ?? words('critical.no-name')}</bdi>
                    </UnstyledButton>
                  </Table.Td>
                  <Table.Td data-label={words('alike.born')}>{who?.birth && dateText(who.birth)}</Table.Td>
                  <Table.Td className="end" data-label={words('alike.likeness')}>
                    {words('alike.percent', { percent: number(100 * likeness, 0) })}
                    {compared < 1 && (
                      <Text span size="xs" c="dimmed">
                        {' '}
                        {words('alike.of-known', { percent: number(100 * compared, 0) })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td data-label={words('alike.in')}>{listed(alike)}</Table.Td>
                  <Table.Td data-label={words('alike.not-in')}>{listed(unlike)}</Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      )}
    </>
  )
}
