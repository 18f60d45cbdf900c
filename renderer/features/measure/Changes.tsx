import { Button, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { isDue, type ChangeLine } from '../../../shared/domain/measures/change.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { services } from '../../client/services.ts'
import { decimalText } from '../../figures/counted-text.ts'
import { changesHaveChanged } from '../../parts/use-outcome-changes.ts'
import { isoText, isoToday } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { LookAgain } from './LookAgain.tsx'
import { Statement } from './Statement.tsx'

/** The heading of the changes: what was done to one is told beside it, and it takes the keys. */
const TITLE = 'measure-changes'

interface ChangesProps {
  readonly whole: WholeMeasure
  readonly by: By
  /** Of the measure as it is counted now. */
  readonly hash: string
  readonly changes: readonly ChangeLine[]
  /** The one that was opened from elsewhere: it is looked at at once. */
  readonly opened: number | undefined
  readonly now: string
  /** The form is open. */
  readonly isWriting: boolean
  setWriting(isWriting: boolean): void
}

/** What was changed by which this measure is to move: written down, looked at again, graded. */
export function Changes({ whole, by, hash, changes, opened, now, isWriting, setWriting }: ChangesProps) {
  const [looked, setLooked] = useState(opened)
  const [told, setTold] = useState('')
  const taking = useAction()
  useHotkeys([['c', () => document.querySelector('[role="dialog"], [role="menu"]') ?? setWriting(true)]])
  const done = (text: string) => {
    setTold(text)
    setLooked(undefined)
    document.getElementById(TITLE)?.focus()
  }
  const takeBack = (change: number) =>
    taking.run(async () => {
      await services.measures.takeBackChange({ change })
      changesHaveChanged()
      done(words('changes.taken-back'))
    })
  return (
    <section className="measure-changes">
      <Group justify="space-between" align="baseline">
        <h3 id={TITLE} tabIndex={-1}>
          {words('changes.title')}
        </h3>
        <Button size="compact-sm" variant="default" onClick={() => setWriting(true)}>
          {words('changes.write')}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {told}
      </Text>
      {taking.error !== undefined && <Problem error={taking.error} />}
      {changes.length === 0 && (
        <Text size="sm" c="dimmed" maw="75ch">
          {words('changes.none')}
        </Text>
      )}
      <ol className="change-lines">
        {changes.map((each, place) => (
          <li key={each.change} value={place + 1}>
            <ChangeHead line={each} isOtherRules={each.hash !== hash} />
            {looked === each.change ? (
              <LookAgain
                change={each.change}
                onClose={() => done('')}
                onKept={() => done(words('changes.looked-at'))}
              />
            ) : (
              <Group gap="xs">
                <Button
                  size="compact-xs"
                  variant={isDue(each, isoToday()) ? 'filled' : 'default'}
                  onClick={() => setLooked(each.change)}
                >
                  {words('changes.look-now')}
                </Button>
                <Button size="compact-xs" variant="subtle" onClick={() => takeBack(each.change)}>
                  {words('changes.take-back')}
                </Button>
              </Group>
            )}
            {each.looks.toReversed().map(({ looked: at, statement }, back) => (
              <details key={at} open={back === 0 && looked !== each.change}>
                <summary>{words('changes.looked', { date: isoText(at.slice(0, 10)) })}</summary>
                <Statement statement={statement} />
              </details>
            ))}
          </li>
        ))}
      </ol>
      {isWriting && (
        <ChangeForm
          whole={whole}
          by={by}
          now={now}
          onClose={() => setWriting(false)}
          onKept={lookOn => {
            setWriting(false)
            setTold(words('changes.kept', { date: isoText(lookOn) }))
          }}
        />
      )}
    </section>
  )
}

function ChangeHead({ line, isOtherRules }: { line: ChangeLine; isOtherRules: boolean }) {
  const { what, why, made, lookOn } = line
  return (
    <>
      <div>
        <strong>{words('changes.since', { date: isoText(made) })}</strong> <bdi>{what}</bdi>
      </div>
      {why !== '' && (
        <div className="quiet">
          <bdi>{words('changes.because', { why })}</bdi>
        </div>
      )}
      <div>
        {expectedText(line)} {lookText(line)}
      </div>
      {isOtherRules && <div className="amber-word">{words('changes.other-rules')}</div>}
      {lookOn !== null && isDue(line, isoToday()) && (
        <div className="amber-word">{words('changes.look-due', { date: isoText(lookOn) })}</div>
      )}
    </>
  )
}

function expectedText({ expected, unit }: ChangeLine): string {
  if (!expected) return words('changes.expects-nothing')
  const { direction, by } = expected
  if (by === 0) return words('changes.expects-any', { direction })
  const size =
    unit === 'share'
      ? words('changes.share-points', { by: decimalText(Number((100 * by).toFixed(1))) })
      : words('changes.days', { by: decimalText(by) })
  return words('changes.expects', { direction, by: size })
}

function lookText(line: ChangeLine): string {
  if (line.lookOn === null) return words('changes.no-further')
  return isDue(line, isoToday()) ? '' : words('changes.look', { date: isoText(line.lookOn) })
}
