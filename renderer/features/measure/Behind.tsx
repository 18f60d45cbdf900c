import { Button, Group, SegmentedControl, Skeleton, Table, Text, UnstyledButton } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { z } from 'zod'
import type { MeasurePart } from '../../../shared/domain/measures/frame.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { cameFrom } from '../../client/came-from.ts'
import { useDraft, type Draft } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import type { ShownMark } from '../../figures/control-marks.ts'
import { decimalText } from '../../figures/counted-text.ts'
import { dateText, isoText, periodText } from '../../ui/dates.ts'
import { moveAmongRows } from '../../ui/rows.ts'
import { Problem } from '../../ui/states.tsx'
import type { ChosenRow } from './MixTable.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { number, words } from '../../ui/words.ts'

const PAGE = 100
/** As many as one call may answer. */
const MOST = 500

/** Whose chart was opened from a list: coming back finds the keys at her line. */
const opened: Draft<{ readonly patient?: number | undefined }> = {
  name: 'measure.opened',
  initial: {},
  keep: z.strictObject({ patient: z.int().optional() }),
}

interface BehindProps {
  readonly whole: WholeMeasure
  readonly mark: ShownMark | undefined
  /** Those of one row of the breakdown alone. */
  readonly row: ChosenRow | undefined
  onAllAgain(): void
  readonly part: MeasurePart | undefined
  onPart(part: MeasurePart): void
  /** Somebody asked for the people by Enter and has not got them yet. */
  readonly isEntered: boolean
  onReached(): void
}
/** The first of the people, or what says that there is nobody. */
const BEHIND = 'measure-behind'

/** The people behind a point, part by part, each a way to her chart. */
export function Behind({ mark: chosen, row, onAllAgain, ...asked }: BehindProps) {
  // Of a row nobody has counted each part: the list of a part that has nobody says so.
  const mark = row && chosen ? { ...chosen, from: row.from, to: row.to, point: undefined } : chosen
  return (
    <>
      {row && (
        <Group gap="xs">
          <Text size="sm" fw={600}>
            <bdi>{words('mix.only', { row: row.label })}</bdi>
          </Text>
          <Button size="compact-xs" variant="default" onClick={onAllAgain}>
            {words('mix.all-again')}
          </Button>
        </Group>
      )}
      <BehindMark key={row ? JSON.stringify(row) : ''} {...asked} {...{ mark, row }} />
    </>
  )
}

/** A point says how many are in each part of it; of an event, or a row, that is known once they are counted. */
function BehindMark({
  whole,
  mark,
  row,
  part,
  onPart,
  isEntered,
  onReached,
}: Omit<BehindProps, 'onAllAgain'>) {
  const spanName = mark && `${mark.from} ${mark.to}`
  const [found, setFound] = useState<{ readonly of: string | undefined; readonly counts: Counts }>()
  if (!mark)
    return (
      <section>
        <Text c="dimmed" size="sm" id={BEHIND} tabIndex={-1}>
          {words('measure.behind-none')}
        </Text>
      </section>
    )
  const counts = countsOf(mark) ?? (found?.of === spanName ? found?.counts : undefined)
  // Where nobody is in the part that was looked at, the first that has somebody is.
  const parts = order.filter(each => counts === undefined || (counts[each] ?? 0) > 0)
  const shown = part && parts.includes(part) ? part : (parts[0] ?? 'numerator')
  return (
    <section className="measure-behind">
      <h3>{words('measure.behind', { period: periodText(mark.from, mark.to) })}</h3>
      {counts && parts.length > 0 && (
        <SegmentedControl
          size="xs"
          fullWidth
          orientation={parts.length > 3 ? 'vertical' : 'horizontal'}
          aria-label={words('measure.behind', { period: periodText(mark.from, mark.to) })}
          value={shown}
          data={parts.map(each => ({
            value: each,
            label: words('measure.part-count', { part: each, people: counts[each] ?? 0 }),
          }))}
          onChange={next => onPart(next as MeasurePart)}
        />
      )}
      <People
        key={`${mark.from} ${mark.to} ${shown}`}
        {...{ whole, mark, row, isEntered, onReached }}
        part={shown}
        onCounts={counted => setFound({ of: spanName, counts: counted })}
      />
    </section>
  )
}

const order = [
  'numerator',
  'without',
  'excluded',
  'unknown',
  'early',
] as const satisfies readonly MeasurePart[]

type Counts = Readonly<Record<MeasurePart, number>>

function countsOf({ point }: ShownMark): Counts | undefined {
  if (!point) return undefined
  const { numerator, denominator, excluded, unknown, early } = point
  return { numerator, without: denominator - numerator, excluded, unknown, early }
}

interface PeopleProps extends Pick<BehindProps, 'whole' | 'row' | 'isEntered' | 'onReached'> {
  readonly mark: ShownMark
  readonly part: MeasurePart
  onCounts(counts: Counts): void
}

function People({ whole, mark: { from, to }, row, part, isEntered, onReached, onCounts }: PeopleProps) {
  const { go } = useRouter()
  const [limit, setLimit] = useState(PAGE)
  const [{ patient: last }, setOpened] = useDraft(opened)
  const { value, error } = useLoaded(
    signal =>
      services.patients.behind(
        {
          whole,
          from,
          to,
          part,
          ...(row && { row: { is: row.is, keys: [...row.keys], ...(row.score && { score: row.score }) } }),
          offset: 0,
          limit,
        },
        { signal },
      ),
    [from, to, part, limit],
  )
  const box = useRef<HTMLDivElement>(null)
  const isThere = value !== undefined
  const reached = useEffectEvent(onReached)
  const counted = useEffectEvent(onCounts)
  const counts = value?.counts
  useEffect(() => {
    if (counts) counted(counts)
  }, [counts])
  useEffect(() => {
    if (!isThere) return
    if (isEntered) {
      document.getElementById(BEHIND)?.focus()
      reached()
    }
    // On the way back from a chart; keys that are anywhere else stay there.
    else if (last !== undefined && document.activeElement?.matches('.view-title, body'))
      box.current?.querySelector<HTMLElement>(`[data-patient="${last}"]`)?.focus()
  }, [isThere, last, isEntered])
  const open = (patient: number) => {
    setOpened({ patient })
    cameFrom(undefined)
    go('chart', { patient })
  }
  if (error !== undefined && !value) return <Problem error={error} />
  if (!value) return <Skeleton h={120} aria-busy />
  // At the end of a period all are counted on one day, which the heading says.
  const isDayOwn = whole.measure.index.at !== 'period-end'
  const hasQuantity = value.rows.some(({ quantity }) => quantity !== null)
  return (
    // The keys move among its rows.
    <div role="presentation" ref={box} onKeyDown={moveAmongRows}>
      {value.total === 0 && (
        <Text size="sm" id={BEHIND} tabIndex={-1}>
          {words('measure.nobody-in-part')}
        </Text>
      )}
      {value.total > 0 && (
        <Table aria-label={words('measure.part', { part })} fz="sm" verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words('measure.name')}</Table.Th>
              <Table.Th>{words('measure.born')}</Table.Th>
              {isDayOwn && <Table.Th>{words('measure.on')}</Table.Th>}
              {hasQuantity && <Table.Th className="number">{words('measure.days')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {/* Somebody may stand here once for each time that it happened. */}
            {value.rows.map(({ patient, name, birth, deceased, on, quantity }, at) => (
              <Table.Tr key={`${patient} ${on} ${at}`}>
                <Table.Td>
                  <UnstyledButton
                    className="person-name"
                    data-row
                    data-patient={patient}
                    {...(at === 0 && { id: BEHIND })}
                    onClick={() => open(patient)}
                  >
                    <bdi>{name}</bdi>
                  </UnstyledButton>
                  {deceased && <span className="quiet"> {words('measure.deceased')}</span>}
                </Table.Td>
                <Table.Td className="behind-date">{dateText(birth)}</Table.Td>
                {isDayOwn && <Table.Td className="behind-date">{isoText(on)}</Table.Td>}
                {hasQuantity && (
                  <Table.Td className="number">{quantity === null ? '' : quantityText(quantity)}</Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {value.total > value.rows.length && limit < MOST && (
        <Button size="compact-xs" variant="default" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
          {words('measure.more', { shown: value.rows.length, of: value.total })}
        </Button>
      )}
    </div>
  )
}

const quantityText = (quantity: number): string =>
  Number.isInteger(quantity) ? number(quantity, 0) : decimalText(quantity)
