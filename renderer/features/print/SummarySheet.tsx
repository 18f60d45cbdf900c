import { useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react'
import type { DrugLine, ResultLine, Summary } from '../../../shared/contract/patients-summary.ts'
import { standingWords } from '../../../shared/domain/facts/standing-words.ts'
import type { services } from '../../client/services.ts'
import { allergiesText } from '../../parts/allergies-text.ts'
import { bornText } from '../../parts/born-text.ts'
import { visitKey, visitText } from '../../parts/visit-text.ts'
import { ageText } from '../../ui/ages.ts'
import { dateText } from '../../ui/dates.ts'
import { enumerated, speak, words } from '../../ui/words.ts'
import { cutTo, drugsOnSheet, problemsOnSheet, visitsOnSheet } from './on-sheet.ts'
import { paperSizes, type PaperSize } from '../../parts/paper/paper-sizes.ts'
import { SheetFoot, type Printed } from './SheetFoot.tsx'

export type Who = Awaited<ReturnType<typeof services.patients.open>>

/** As many lines of a list are tried first, and so many are left however little room there is. */
const [MOST_LINES, LEAST_LINES] = [30, 3]

export function whoText(who: Who): string {
  const { birth, death, sex } = who
  const died =
    death === 'deceased'
      ? words('chart.died-date-unknown')
      : death && words('chart.died', { date: dateText(death) })
  const age = !death && ageText(birth, 'said')
  return [
    sex === 'unknown' ? words('person.sex-unknown') : words('person.sex', { sex }),
    age,
    bornText(who),
    died,
  ]
    .filter(Boolean)
    .join(' · ')
}

export const drugState = ({ is, mark, end }: DrugLine): string => {
  if (mark) return words(`drug-mark.${mark}`)
  if (is === 'taken') return words('print.taken')
  if (is === 'stopped')
    return end ? words('summary.stopped-on', { date: dateText(end) }) : words('print.stopped')
  return words('print.unproven')
}
export const resultName = ({ analyte, label }: ResultLine): string =>
  analyte === undefined ? label : words(`analyte.${analyte}`)
const rangeOf = ({ reference }: ResultLine): string => {
  if (reference === undefined) return ''
  return typeof reference === 'string' ? reference : speak(reference)
}

/** A part of the sheet with its lines, and how many more there are; what says so where there is none. */
function Part({
  title,
  none,
  more,
  children,
}: {
  title: string
  none?: string
  more: number
  children: ReactNode
}) {
  return (
    <section>
      <h2>{title}</h2>
      {none === undefined ? <table>{children}</table> : <p>{none}</p>}
      {more > 0 && <p className="more">{words('print.more', { more })}</p>}
    </section>
  )
}

interface SheetProps {
  readonly who: Who
  readonly summary: Summary
  readonly printed: Printed | undefined
  readonly size: PaperSize
  readonly ref?: Ref<HTMLDivElement>
}

/**
 * A chart on one sheet of paper: black on white, in words wherever colour says something on the screen. Lists are cut
 * until it is one page, and say how many more there are; allergies are never cut.
 */
export function SummarySheet({ who, summary, printed, size, ref }: SheetProps) {
  const [lines, setLines] = useState(MOST_LINES)
  const sheet = useRef<HTMLDivElement>(null)
  const { widthInches, heightInches } = paperSizes[size]
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = sheet.current!
    if (scrollHeight > clientHeight && lines > LEAST_LINES) setLines(lines - 1)
  }, [lines])
  const problems = cutTo(problemsOnSheet(summary.problems), lines)
  const drugs = cutTo(drugsOnSheet(summary.drugs), lines)
  const results = cutTo(summary.results, lines)
  const visits = cutTo(visitsOnSheet(summary), lines)
  const atDeath = summary.isAtDeath
  return (
    <div ref={ref} className="sheet" style={{ width: `${widthInches}in`, height: `${heightInches}in` }}>
      <div className="sheet-page" ref={sheet}>
        <header>
          <h1>
            <bdi>{who.name}</bdi>
          </h1>
          <p>{whoText(who)}</p>
          {who.identifiers.length > 0 && (
            <p>
              <bdi>
                {enumerated(
                  who.identifiers
                    .slice(0, 3)
                    .map(({ label, value }) => (label ? words('chart.identified', { label, value }) : value)),
                )}
              </bdi>
            </p>
          )}
        </header>
        <section className="allergies">
          <h2>{words('print.allergies')}</h2>
          <p>
            <bdi>{enumerated(allergiesText(who))}</bdi>
          </p>
        </section>
        <Part
          title={words(atDeath ? 'print.problems-at-death' : 'print.problems')}
          more={problems.more}
          {...(problems.shown.length === 0 && { none: words('summary.no-problems') })}
        >
          <tbody>
            {problems.shown.map(problem => {
              const notSure = standingWords(problem.standing)
              return (
                <tr key={problem.facts[0]!.id}>
                  <td>
                    <bdi>{problem.label}</bdi>
                  </td>
                  <td>{notSure && speak(notSure)}</td>
                  <td className="when">
                    {problem.since && words('summary.since', { date: dateText(problem.since) })}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </Part>
        <Part
          title={words(atDeath ? 'print.medicines-at-death' : 'print.medicines')}
          more={drugs.more}
          {...(drugs.shown.length === 0 && { none: words('summary.no-medicines') })}
        >
          <tbody>
            {drugs.shown.map(drug => (
              <tr key={drug.facts[0]!.id}>
                <td>
                  <bdi>
                    <strong>{drug.name}</strong> {drug.strength} {drug.form} {drug.dose}
                  </bdi>
                </td>
                <td>{drugState(drug)}</td>
                <td className="when">
                  {drug.since && words('summary.since', { date: dateText(drug.since) })}
                </td>
              </tr>
            ))}
          </tbody>
        </Part>
        <Part
          title={words('summary.results')}
          more={results.more}
          {...(results.shown.length === 0 && { none: words('print.no-results') })}
        >
          <tbody>
            {results.shown.map(line => (
              <tr key={`${line.fact.id} ${line.series.code}`}>
                <td>
                  <bdi>{resultName(line)}</bdi>
                </td>
                <td className="value">
                  <strong>{line.text}</strong> <bdi>{line.unit ?? words('summary.no-unit')}</bdi>
                </td>
                <td>
                  <bdi>{rangeOf(line)}</bdi>
                  {line.referenceBy === 'usual' && ` (${words('print.usual')})`}
                </td>
                <td>
                  {[line.mark && words(`result-mark.${line.mark}`), line.check && speak(line.check)]
                    .filter(Boolean)
                    .join('; ')}
                </td>
                <td className="when">{dateText(line.start)}</td>
              </tr>
            ))}
          </tbody>
        </Part>
        <Part
          title={words('print.visits')}
          more={summary.visitsInAll - summary.visits.length + visits.more}
          {...(visits.shown.length === 0 && { none: words('summary.no-visits') })}
        >
          <tbody>
            {visits.shown.map(visit => (
              <tr key={visitKey(visit)}>
                <td>
                  <bdi>{visitText(visit)}</bdi>
                </td>
                <td className="when">{dateText(visit.start)}</td>
              </tr>
            ))}
          </tbody>
        </Part>
        <SheetFoot upTo={who.upTo} printed={printed} />
      </div>
    </div>
  )
}
