import { Table } from '@mantine/core'
import { definitionInWords, notRecordedInWords } from '../../../shared/domain/measures/definition-in-words.ts'
import type { SetCode } from '../../../shared/domain/concepts/concept-set.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { enumerated, number, speak, spoken, words } from '../../ui/words.ts'

/** Whose definition it is, what a record may miss of it, and what it looks for with what of that stands here. */
export function Definition({ whole, series }: { whole: WholeMeasure; series: MeasureSeries }) {
  const { measure, concepts } = whole
  const matched = new Map(series.matched.map(each => [each.concept, each]))
  return (
    <section>
      <h3>{words('measure.definition')}</h3>
      <p>
        {words('measure.source')} <bdi>{measure.source}</bdi>
      </p>
      <dl className="measure-rules">
        {definitionInWords(whole).map(({ is, by }) => (
          <div key={is}>
            <dt>{words('measure.rule', { is })}</dt>
            <dd>
              {by.map(each => (
                <div key={spoken(each)}>{spoken(each)}</div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {notRecordedInWords(measure).map(each => (
        <p key={each.key}>{speak(each)}</p>
      ))}
      <h4>{words('measure.misses')}</h4>
      <ul className="measure-reading">
        {measure.misses.map(each => (
          <li key={JSON.stringify(each)}>{spoken(each)}</li>
        ))}
      </ul>
      <Table aria-label={words('measure.sets')} fz="sm" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('measure.set')}</Table.Th>
            <Table.Th className="number">{words('measure.codes-listed')}</Table.Th>
            <Table.Th className="number">{words('measure.codes')}</Table.Th>
            <Table.Th className="number">{words('measure.people')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {concepts.map(({ id, label, include }) => (
            <Table.Tr key={id}>
              <Table.Td>
                {spoken(label)}
                {include !== 'any' && <Codes of={include} />}
              </Table.Td>
              <Table.Td className="number">
                {include === 'any' ? words('measure.every-code') : number(include.length, 0)}
              </Table.Td>
              <Table.Td className="number">{number(matched.get(id)?.codes ?? 0, 0)}</Table.Td>
              <Table.Td className="number">{number(matched.get(id)?.people ?? 0, 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

/** The codes that a set lists, folded: with whatever lies below those that stand for it. */
const Codes = ({ of }: { of: readonly SetCode[] }) => (
  <details className="measure-codes">
    <summary>{words('measure.codes-shown')}</summary>
    <span className="quiet">
      {enumerated(
        of.map(({ code, descendants }) => (descendants ? words('measure.code-below', { code }) : code)),
      )}
    </span>
  </details>
)
