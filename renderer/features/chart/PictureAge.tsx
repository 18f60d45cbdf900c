import type { Summary } from '../../../shared/contract/patients-summary.ts'
import type { services } from '../../client/services.ts'
import { lastSeenText } from '../../parts/visit-text.ts'
import { ageYears, dateText, isoText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

type Who = Awaited<ReturnType<typeof services.patients.open>>

/** How old the picture is: said in years once it is one or more. */
function upToText(upTo: NonNullable<Who['upTo']>): string {
  const years = ageYears(upTo)
  const date = dateText(upTo)
  return years ? words('chart.up-to-years', { date, years }) : words('chart.up-to', { date })
}

/** How old the picture is: the last visit, the last thing that happened, and when that came in. */
export function PictureAge({ who, picture }: { who: Who; picture: Summary | undefined }) {
  const parts = [
    picture && lastSeenText(picture),
    who.upTo && upToText(who.upTo),
    who.lastChange && words('summary.imported', { time: isoText(who.lastChange.slice(0, 10)) }),
  ]
  return <p className="picture-age quiet">{parts.filter(Boolean).join(' · ')}</p>
}
