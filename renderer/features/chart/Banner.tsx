import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { services } from '../../client/services.ts'
import { ageText } from '../../ui/ages.ts'
import { ageYears, dateText, isoText } from '../../ui/dates.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { allergiesText } from '../../parts/allergies-text.ts'
import { enumerated, speak, words } from '../../ui/words.ts'

type Who = Awaited<ReturnType<typeof services.patients.open>>

/** Of many identifiers as many stand beside the name. */
const IDENTIFIERS = 2

/** What is said beside the name, as far as it is known. */
function factsOf({ birth, death, sex, identifiers, active }: Who): string {
  return [
    birth ? words('chart.born', { date: dateText(birth) }) : words('chart.birth-unknown'),
    !death && ageText(birth, 'said'),
    sex === 'unknown' ? words('person.sex-unknown') : words('person.sex', { sex }),
    death !== undefined && deathText(death),
    !active && words('chart.inactive'),
    ...identifiers
      .slice(0, IDENTIFIERS)
      .map(({ label, value }) =>
        label ? words('chart.identified', { label, value }) : words('chart.identified-only', { value }),
      ),
  ]
    .filter(Boolean)
    .join(' · ')
}

const unreadText = ({ path, text }: Who['unread'][number]) => words('chart.unread-part', { path, text })
const deathText = (death: NonNullable<Who['death']>) =>
  death === 'deceased' ? words('chart.died-date-unknown') : words('chart.died', { date: dateText(death) })

/** What she has, said to be that; else what `allergiesText` says of it. */
const allergiesLine = (who: Who): string =>
  who.allergies.length > 0
    ? words('chart.allergies', { names: enumerated(allergiesText(who)) })
    : allergiesText(who).join()

/** How old the picture is: said in years once it is one or more. */
function upToText(upTo: NonNullable<Who['upTo']>): string {
  const years = ageYears(upTo)
  const date = dateText(upTo)
  return years ? words('chart.up-to-years', { date, years }) : words('chart.up-to', { date })
}

/** Never scrolls away: whose chart this is, and what must not be given. */
export function Banner({
  who,
  onBack,
  onJoined,
  onErase,
}: {
  who: Who
  onBack(): void
  onJoined(): void
  onErase(): void
}) {
  const allergic = who.allergies.length > 0
  return (
    <div className="banner">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <ViewTitle size="h3" lineClamp={2} title={who.name}>
            <bdi>{who.name}</bdi>
          </ViewTitle>
          <Text size="sm">{factsOf(who)}</Text>
          {who.otherNames.length > 0 && (
            <Text size="sm" c="dimmed">
              {words('chart.also-known', { names: enumerated(who.otherNames) })}
            </Text>
          )}
          {who.joinedFrom.length > 0 && (
            <Group gap="xs">
              <Text size="sm">
                {words('chart.joined-from', { sources: enumerated(who.joinedFrom.map(each => speak(each))) })}
              </Text>
              <Button variant="subtle" size="compact-xs" onClick={onJoined}>
                {words('chart.joined')}
              </Button>
            </Group>
          )}
          {who.differences.map(each => (
            <Text key={each.key + JSON.stringify(each.values)} size="sm" fw={600}>
              {speak(each)}
            </Text>
          ))}
          {who.unread.length > 0 && (
            <Text size="sm" fw={600}>
              {words('chart.person-unread', { parts: enumerated(who.unread.map(unreadText)) })}
            </Text>
          )}
          <Text size="sm" c={allergic ? 'red' : 'dimmed'} fw={allergic ? 600 : 400}>
            {allergiesLine(who)}
          </Text>
        </div>
        <Stack gap={4} align="flex-end" style={{ flex: 'none' }}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            title="Esc"
            onClick={onBack}
          >
            {words('chart.back')}
          </Button>
          {who.upTo && <Text size="xs">{upToText(who.upTo)}</Text>}
          {who.lastChange && (
            <Text size="xs" c="dimmed">
              {words('chart.last-change', { time: isoText(who.lastChange) })}
            </Text>
          )}
          <Button variant="subtle" color="gray" size="compact-xs" onClick={onErase}>
            {words('erasing.action')}
          </Button>
        </Stack>
      </Group>
    </div>
  )
}
