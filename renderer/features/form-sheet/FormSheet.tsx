import type { Ref } from 'react'
import type { OutcomeForm } from '../../../shared/domain/forms/form.ts'
import { paperSizes, type PaperSize } from '../../parts/paper/paper-sizes.ts'
import type { Who } from '../../parts/Whose.tsx'
import { dateText } from '../../ui/dates.ts'
import { spoken, words } from '../../ui/words.ts'
import './form-sheet.css'

interface SheetProps {
  readonly form: OutcomeForm
  /** Absent for one that anybody may fill in. */
  readonly who: Who | undefined
  readonly size: PaperSize
  readonly ref?: Ref<HTMLDivElement>
}

/** A form as it lies on a table with a pen: whose it is, the items, and room for the total. */
export function FormSheet({ form, who, size, ref }: SheetProps) {
  const { widthInches, heightInches } = paperSizes[size]
  const { items, answers } = form
  const highest = items.length * answers.at(-1)!.score
  return (
    <div ref={ref} className="sheet" style={{ width: `${widthInches}in`, height: `${heightInches}in` }}>
      <div className="sheet-page form-sheet">
        <header>
          <h1>{spoken(form.title)}</h1>
          <dl>
            <dt>{words('form.name')}</dt>
            <dd>{who && <bdi>{who.name}</bdi>}</dd>
            <dt>{words('form.birth')}</dt>
            <dd>{who && dateText(who.birth)}</dd>
            <dt>{words('form.date')}</dt>
            <dd />
          </dl>
        </header>
        <p className="form-sheet-stem">{spoken(form.stem)}</p>
        <p>{words('form.mark-one')}</p>
        <table>
          <thead>
            <tr>
              <td aria-label={words('form.item')} />
              {answers.map(({ score, label }) => (
                <th key={score}>{label === undefined ? '' : spoken(label)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ key, label }, at) => (
              <tr key={key}>
                <th scope="row">
                  {items.length > 1 && `${at + 1}. `}
                  {spoken(label)}
                </th>
                {answers.map(({ score }) => (
                  <td key={score} className="form-sheet-answer">
                    <span>{score}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {items.length > 1 && <p className="form-sheet-total">{words('form.paper-total', { highest })}</p>}
        <footer>
          <span>
            <bdi>{form.source}</bdi> <bdi>{form.terms}</bdi>
          </span>
          <span>{words('measure-sheet.page')}</span>
        </footer>
      </div>
    </div>
  )
}
