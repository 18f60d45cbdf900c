import { ActionIcon, Button, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { services } from '../../client/services.ts'
import { ageText } from '../../ui/ages.ts'
import { dateText } from '../../ui/dates.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { bornText } from '../../parts/born-text.ts'
import { allergiesText } from '../../parts/allergies-text.ts'
import { enumerated, speak, words } from '../../ui/words.ts'

type Who = Awaited<ReturnType<typeof services.patients.open>>

/** What is said beside the name, as far as it is known. */
function factsOf(who: Who): string {
  const { birth, death, sex, active } = who
  return [
    sex === 'unknown' ? words('person.sex-unknown') : words('person.sex', { sex }),
    !death && ageText(birth, 'said'),
    bornText(who),
    death !== undefined && deathText(death),
    !active && words('chart.inactive'),
  ]
    .filter(Boolean)
    .join(' · ')
}

const unreadText = ({ path, text }: Who['unread'][number]) => words('chart.unread-part', { path, text })
const deathText = (death: NonNullable<Who['death']>) =>
  death === 'deceased' ? words('chart.died-date-unknown') : words('chart.died', { date: dateText(death) })
const identifierText = ({ label, value }: Who['identifiers'][number]) =>
  label ? words('chart.identified', { label, value }) : words('chart.identified-only', { value })

/** A long number by its ends: by those it is told from another. The whole of it is one key away. */
const [LONG, END] = [16, 4]
const shortened = (value: string): string =>
  value.length > LONG ? `${value.slice(0, END)}…${value.slice(-END)}` : value

/** What she has, said to be that; else what `allergiesText` says of it. */
const allergiesLine = (who: Who): string =>
  who.allergies.length > 0
    ? words('chart.allergies', { names: enumerated(allergiesText(who)) })
    : allergiesText(who).join()

/** Red is what must not be given; amber what nobody wrote down; that somebody asked and found none is plain. */
function allergyClass({ allergies, allergiesRecorded }: Who): string {
  if (allergies.length > 0) return 'chip danger'
  return allergiesRecorded ? 'chip' : 'chip attention'
}

/** Never scrolls away: whose chart this is, and what must not be given. What else is known of her is behind it. */
export function Banner({
  who,
  backTo,
  onBack,
  onJoined,
  onErase,
}: {
  who: Who
  /** What the way back is called. */
  backTo: string
  onBack(): void
  onJoined(): void
  onErase(): void
}) {
  const [unfolded, setUnfolded] = useState(false)
  const id = useId()
  const [identifier] = who.identifiers
  return (
    <div className="banner">
      <div className="banner-line">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={backTo}
          title={`${backTo} · Esc`}
          onClick={onBack}
        >
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <ViewTitle size="h3" lineClamp={2} title={who.name}>
          <bdi>{who.name}</bdi>
        </ViewTitle>
        <span className="banner-facts">{factsOf(who)}</span>
        {identifier && (
          <bdi className="quiet banner-identifier" title={identifierText(identifier)}>
            {identifierText({ ...identifier, value: shortened(identifier.value) })}
          </bdi>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={unfolded}
          aria-controls={id}
          onClick={() => setUnfolded(!unfolded)}
        >
          {words(unfolded ? 'summary.less' : 'summary.more')}
        </Button>
        <span className={`${allergyClass(who)} banner-allergies`} title={allergiesLine(who)}>
          <bdi>{allergiesLine(who)}</bdi>
        </span>
      </div>
      <div id={id}>
        {unfolded && (
          <>
            {who.otherNames.length > 0 && (
              <Text size="sm" c="dimmed">
                {words('chart.also-known', { names: enumerated(who.otherNames) })}
              </Text>
            )}
            {who.identifiers.length > 0 && (
              <Text size="sm" c="dimmed">
                <bdi>{enumerated(who.identifiers.map(identifierText))}</bdi>
              </Text>
            )}
            <Button variant="subtle" color="gray" size="compact-xs" onClick={onErase}>
              {words('erasing.action')}
            </Button>
          </>
        )}
      </div>
      {who.joinedFrom.length > 0 && (
        <div className="banner-more">
          <Text size="sm">
            {words('chart.joined-from', { sources: enumerated(who.joinedFrom.map(each => speak(each))) })}
          </Text>
          <Button variant="subtle" size="compact-xs" onClick={onJoined}>
            {words('chart.joined')}
          </Button>
        </div>
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
    </div>
  )
}
