import type { Summary } from '../../../shared/contract/patients-summary.ts'
import type { services } from '../../client/services.ts'
import { ageYears, agoText, dateText, isoText } from '../../ui/dates.ts'
import { words } from '../../ui/words.ts'

type Who = Awaited<ReturnType<typeof services.patients.open>>

function lastVisitText({ visits: [last] }: Summary): string {
  if (!last?.start) return words('summary.no-visit')
  const [date, ago] = [dateText(last.start), agoText(last.start)]
  return ago ? words('summary.last-visit', { date, ago }) : words('summary.last-visit-date', { date })
}
/** How old the picture is: said in years once it is one or more. */
function upToText(upTo: NonNullable<Who['upTo']>): string {
  const years = ageYears(upTo)
  const date = dateText(upTo)
  return years ? words('chart.up-to-years', { date, years }) : words('chart.up-to', { date })
}

/** How old the picture is: the last visit, the last thing that happened, and when that came in. */
export function PictureAge({ who, picture }: { who: Who; picture: Summary | undefined }) {
  const parts = [
    picture && lastVisitText(picture),
    who.upTo && upToText(who.upTo),
    who.lastChange && words('summary.imported', { time: isoText(who.lastChange.slice(0, 10)) }),
  ]
  return <p className="picture-age quiet">{parts.filter(Boolean).join(' · ')}</p>
}
