import type { ResultMark } from '../../../shared/domain/chart/result-marks.ts'
import { words } from '../../ui/words.ts'

/**
 * Filled: the laboratory's own word. Hollow, where it says nothing: what laboratories call about, or what is usual in
 * adults. Told apart without colour, and said in words to whoever cannot see it.
 */
const signs: Readonly<Record<ResultMark, string>> = {
  'critical': '◆',
  'critical-high': '▲',
  'critical-low': '▼',
  'critical-by-list-high': '△',
  'critical-by-list-low': '▽',
  'high': '▲',
  'low': '▼',
  'abnormal': '◆',
  'usual-high': '△',
  'usual-low': '▽',
}
export const isCriticalMark = (mark: ResultMark): boolean => mark.startsWith('critical')

export function MarkSign({ mark }: { mark: ResultMark }) {
  const said = words(`result-mark.${mark}`)
  return (
    <>
      <span className={isCriticalMark(mark) ? 'mark critical-mark' : 'mark'} title={said} aria-hidden>
        {signs[mark]}
      </span>
      <span className="said">{said} </span>
    </>
  )
}

/** A number set so that decimal points stand below each other. */
export function Aligned({ text }: { text: string }) {
  const [, whole = text, fraction = ''] = /^([^.]*)(\.[^.]*)?$/u.exec(text) ?? []
  return (
    <bdi className="aligned">
      <span>{whole}</span>
      <span className="fraction">{fraction}</span>
    </bdi>
  )
}
