import { Table, UnstyledButton } from '@mantine/core'
import type { MixRow } from '../../../shared/domain/measures/mix-frame.ts'
import type { MixLine, MixStatement } from '../../../shared/domain/measures/mix.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { decimalText } from '../../figures/counted-text.ts'
import { number, words } from '../../ui/words.ts'
import type { Span } from './mix-spans.ts'
import { useLevelNames } from './source-names.ts'

/** A row whose people are asked for: those of this span, or of the one before where this one has nobody. */
export interface ChosenRow extends Pick<MixRow, 'is' | 'keys' | 'score'> {
  readonly label: string
  readonly from: string
  readonly to: string
}

interface MixTableProps {
  readonly whole: WholeMeasure
  readonly factor: MixStatement['factors'][number]
  readonly unit: MixStatement['unit']
  readonly score: MixStatement['score']
  readonly spans: { readonly now: Span; readonly before: Span }
  onRow(row: ChosenRow): void
}

/** One breakdown, in the order of its own groups: nothing is put first for what was found. */
export function MixTable({ whole, factor, unit, score, spans, onRow }: MixTableProps) {
  const { is, rows, parts } = factor
  const levelOf = ({ label, keys }: MixLine) => ({ key: keys[0]!, label })
  const nameOf = useLevelNames(whole, is, rows.map(levelOf))
  const labelOf = (row: MixLine) => nameOf(levelOf(row))
  const columns = ['before', 'after', 'difference', ...(parts ? (['mix', 'within'] as const) : [])] as const
  const open = (row: MixLine) => {
    const { from, to } = row.after.denominator > 0 ? spans.now : spans.before
    onRow({ is, keys: row.keys, label: labelOf(row), from, to, ...(is === 'score' && score && { score }) })
  }
  return (
    <Table
      className="mix-table stacks"
      fz="sm"
      verticalSpacing={2}
      aria-label={words('mix.factor', { factor: is })}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words('mix.factor', { factor: is })}</Table.Th>
          {columns.map(column => (
            <Table.Th key={column} className="number">
              {words('mix.column', { column })}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.keys.join(' ')}>
            <Table.Td>
              <UnstyledButton
                className="person-name"
                aria-label={words('mix.people-of', { row: labelOf(row) })}
                onClick={() => open(row)}
              >
                <bdi>{labelOf(row)}</bdi>
              </UnstyledButton>
              {row.isSmall && <span className="quiet"> {words('mix.few')}</span>}
            </Table.Td>
            <Table.Td className="number">{sideText(row.before, unit)}</Table.Td>
            <Table.Td className="number">{sideText(row.after, unit)}</Table.Td>
            <Table.Td className="number">
              {differenceText(row, unit)}
              {row.isBeyond && <span className="amber-word"> {words('mix.beyond')}</span>}
            </Table.Td>
            {parts && (
              <>
                <Table.Td className="number">{row.parts && points(row.parts.mix)}</Table.Td>
                <Table.Td className="number">{row.parts && points(row.parts.within)}</Table.Td>
              </>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
      {parts && (
        <Table.Tfoot>
          <Table.Tr>
            <Table.Td colSpan={6}>
              {words('mix.parts', { mix: points(parts.mix), within: points(parts.within) })}
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      )}
    </Table>
  )
}

/** Percentage points with their sign. */
function points(share: number): string {
  const rounded = Math.round(1_000 * share) / 10
  return `${rounded > 0 ? '+' : ''}${number(rounded === 0 ? 0 : rounded, 1)}`
}

function sideText({ numerator, denominator, value }: MixLine['before'], unit: MixStatement['unit']): string {
  if (value === null) return '–'
  return unit === 'share'
    ? `${number(numerator, 0)}/${number(denominator, 0)} · ${number(100 * value, 0)} %`
    : `${decimalText(value)} (${number(denominator, 0)})`
}

function differenceText({ difference }: MixLine, unit: MixStatement['unit']): string {
  if (!difference) return words('mix.nobody-on-side')
  const said = (value: number) => (unit === 'share' ? points(value) : decimalText(value))
  const { value, lower, upper } = difference
  return words('mix.points', { by: said(value), lower: said(lower), upper: said(upper) })
}
