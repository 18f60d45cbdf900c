import { useLayoutEffect, useRef, type Ref } from 'react'
import type { Summary } from '../../../shared/contract/patients-summary.ts'
import { allergiesText } from '../../parts/allergies-text.ts'
import { dateText, isoPartText, isoToday } from '../../ui/dates.ts'
import { enumerated, words } from '../../ui/words.ts'
import { drugsOnSheet, problemsOnSheet } from './on-sheet.ts'
import { paperSizes, type PaperSize } from '../../parts/paper/paper-sizes.ts'
import { SheetFoot, type Printed } from './SheetFoot.tsx'
import { drugState, resultName, whoText, type Who } from './SummarySheet.tsx'

/** Parts of a chart that a letter may hold. Allergies always stand in it. */
export const letterParts = ['problems', 'medicines', 'results'] as const
export type LetterPart = (typeof letterParts)[number]

interface LetterProps {
  readonly who: Who
  readonly summary: Summary
  readonly to: string
  readonly text: string
  readonly parts: readonly LetterPart[]
  readonly printed: Printed | undefined
  readonly size: PaperSize
  readonly ref?: Ref<HTMLDivElement>
  /** Whether it is longer than the page: then nothing of it is cut off unseen. */
  onMeasured(isTooLong: boolean): void
}

/** Lines of a part, in words wherever a mark says something on the screen. */
function linesOf(part: LetterPart, { problems, drugs, results }: Summary): string[] {
  switch (part) {
    case 'problems':
      return problemsOnSheet(problems).map(({ label, since }) =>
        since ? words('letter.since', { what: label, date: dateText(since) }) : label,
      )
    case 'medicines':
      return drugsOnSheet(drugs).map(drug =>
        [drug.name, drug.strength, `(${drugState(drug)})`].filter(Boolean).join(' '),
      )
    case 'results':
      return results.map(line =>
        [
          `${resultName(line)} ${line.text}`,
          line.unit ?? words('summary.no-unit'),
          line.mark && `(${words(`result-mark.${line.mark}`)})`,
          dateText(line.start),
        ]
          .filter(Boolean)
          .join(' '),
      )
  }
}

/** A letter on one sheet of paper, black on white. */
export function LetterSheet(props: LetterProps) {
  const { who, summary, to, text, parts, printed, size, ref, onMeasured } = props
  const page = useRef<HTMLDivElement>(null)
  const { widthInches, heightInches } = paperSizes[size]
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = page.current!
    onMeasured(scrollHeight > clientHeight)
  })
  return (
    <div
      ref={ref}
      className="sheet letter"
      style={{ width: `${widthInches}in`, height: `${heightInches}in` }}
    >
      <div className="sheet-page" ref={page}>
        <p className="letter-date">{isoPartText(isoToday())}</p>
        <p className="letter-to">
          <bdi>{to}</bdi>
        </p>
        <h1>
          <bdi>{who.name}</bdi>
        </h1>
        <p>{whoText(who)}</p>
        {who.identifiers[0] && (
          <p>
            <bdi>{[who.identifiers[0].label, who.identifiers[0].value].filter(Boolean).join(' ')}</bdi>
          </p>
        )}
        <p className="letter-text">
          <bdi>{text}</bdi>
        </p>
        <section className="allergies">
          <h2>{words('print.allergies')}</h2>
          <p>
            <bdi>{enumerated(allergiesText(who))}</bdi>
          </p>
        </section>
        {parts.map(part => {
          const lines = linesOf(part, summary)
          return (
            <section key={part}>
              <h2>{words('letter.part', { part })}</h2>
              {lines.length === 0 ? (
                <p>{words('letter.nothing')}</p>
              ) : (
                <ul>
                  {lines.map(line => (
                    <li key={line}>
                      <bdi>{line}</bdi>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )
        })}
        <SheetFoot upTo={who.upTo} printed={printed} />
      </div>
    </div>
  )
}
