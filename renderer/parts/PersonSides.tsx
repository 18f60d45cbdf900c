import { Table, Text } from '@mantine/core'
import type { PersonSide } from '../../shared/contract/patients-people.ts'
import { agoText, dateText } from '../ui/dates.ts'
import { allergiesText } from './allergies-text.ts'
import { enumerated, words } from '../ui/words.ts'

/** What is said of somebody, one line a field: texts of her source, or words of ours where `ours`. */
interface Field {
  readonly label: string
  readonly ours?: boolean
  /** What is known of her says nothing by itself of whether she is another: nothing agrees or differs. */
  readonly isKnowledge?: boolean
  readonly of: (side: PersonSide) => readonly string[]
}

/** That nobody wrote anything down is said in the same words as of every other field. */
function allergyTexts(side: PersonSide): readonly string[] {
  return side.allergiesRecorded ? allergiesText(side) : []
}
function problemTexts({ problems, problemsInAll: all }: PersonSide): readonly string[] {
  const more = all - problems.length
  const told = more > 0 ? [...problems, words('same.more-problems', { more })] : problems
  // One text: what one has to say stays in sight below it.
  return told.length > 0 ? [enumerated(told)] : []
}
function lastSeenText({ lastSeen }: PersonSide): readonly string[] {
  if (!lastSeen) return []
  const ago = agoText(lastSeen)
  return [ago ? words('critical.when', { date: dateText(lastSeen), ago }) : dateText(lastSeen)]
}

const fields: readonly Field[] = [
  { label: words('same.name'), of: ({ name, otherNames }) => [name, ...otherNames].filter(Boolean) },
  { label: words('same.born'), ours: true, of: ({ birth }) => (birth ? [dateText(birth)] : []) },
  {
    label: words('same.sex'),
    ours: true,
    of: ({ sex }) => (sex === 'unknown' ? [] : [words('person.sex', { sex })]),
  },
  {
    label: words('same.died'),
    ours: true,
    of: ({ death }) => (death === undefined ? [] : [deathText(death)]),
  },
  { label: words('same.numbers'), of: ({ identifiers }) => identifiers.map(numberText) },
  { label: words('same.addresses'), of: ({ addresses }) => addresses },
  { label: words('same.telecom'), of: ({ telecom }) => telecom },
  { label: words('same.allergies'), isKnowledge: true, of: allergyTexts },
  { label: words('same.problems'), isKnowledge: true, of: problemTexts },
  { label: words('same.last-seen'), ours: true, isKnowledge: true, of: lastSeenText },
  {
    label: words('same.facts'),
    ours: true,
    isKnowledge: true,
    of: ({ facts }) => [words('same.facts-count', { facts })],
  },
]

const deathText = (death: NonNullable<PersonSide['death']>) =>
  death === 'deceased' ? words('same.died-sometime') : dateText(death)
const numberText = ({ label, value }: PersonSide['identifiers'][number]) =>
  label ? `${label} ${value}` : value

/** By word, and not by colour alone, how the sides agree in a field. */
function agreement(sides: ReadonlyArray<readonly string[]>): string {
  const known = sides.filter(each => each.length > 0)
  if (known.length < sides.length) return words('same.not-by-all')
  const [first = []] = known
  if (known.every(each => each.join('\n') === first.join('\n'))) return words('same.agrees')
  return known.every(each => each.some(text => first.includes(text)))
    ? words('same.agrees-partly')
    : words('same.differs')
}

/** Somebody as several sources describe her, side by side; of one alone nothing agrees or differs. */
export function PersonSides({ sides, label }: { sides: readonly PersonSide[]; label: string }) {
  const isCompared = sides.length > 1
  return (
    <Table aria-label={label} className="sides" fz="sm" verticalSpacing={6} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="22%">{words('same.field')}</Table.Th>
          {sides.map(side => (
            <Table.Th key={side.person}>
              {words('same.person-of', { person: side.person, source: side.source })}
            </Table.Th>
          ))}
          {isCompared && <Table.Th w="22%">{words('same.agreement')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ label: name, ours, isKnowledge, of }) => {
          const texts = sides.map(of)
          // That nobody wrote down an allergy is what one has to know.
          if (!isKnowledge && texts.every(each => each.length === 0)) return undefined
          const agrees = isKnowledge ? '' : agreement(texts)
          return (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              {sides.map((side, k) => (
                <Table.Td key={side.person}>
                  {texts[k]!.length === 0 ? words('same.unknown') : undefined}
                  {texts[k]!.map(text => (
                    <div key={text}>{ours ? text : <bdi>{text}</bdi>}</div>
                  ))}
                </Table.Td>
              ))}
              {isCompared && (
                <Table.Td>
                  <Text size="sm" fw={agrees === words('same.differs') ? 700 : 400}>
                    {agrees}
                  </Text>
                </Table.Td>
              )}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
