import { wordsOf } from '../../../../shared/domain/fact.ts'
import type { Said } from '../../../../shared/domain/facts/columns.ts'
import { whenOf } from '../../../../shared/domain/facts/when.ts'
import { isoOf } from '../../../../shared/domain/iso.ts'
import type { ReferralTexts } from '../../../../shared/domain/referral.ts'
import { between, valueWords } from '../value-words.ts'

const XHTML = 'http://www.w3.org/1999/xhtml'
/** What XML 1.0 allows in no text, however it is escaped; and other control characters. */
const notXml = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

export const escaped = (text: string): string =>
  text.replaceAll(notXml, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A narrative of these blocks, which are XHTML already. */
export const narrativeOf = (blocks: string): { status: 'generated'; div: string } => ({
  status: 'generated',
  div: `<div xmlns="${XHTML}">${blocks}</div>`,
})
export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`

type Measured = Pick<Extract<Said, { kind: 'observation' }>, 'value' | 'ranges' | 'interpretations'>
/** A value with the range its laboratory gave, and what that says of it. */
function measured({ value, ranges, interpretations }: Measured): string {
  const range = ranges.map(({ low, high, text }) => text ?? between(low, high)).join('; ')
  return [
    (value && valueWords(value)) ?? '',
    range === '' ? '' : `[${range}]`,
    interpretations.map(wordsOf).join(', '),
  ]
    .filter(Boolean)
    .join(' ')
}

/** What a kind says beside what it is. */
function detail(said: Said): string {
  switch (said.kind) {
    case 'observation':
      return [measured(said), ...said.components.map(part => `${wordsOf(part.concept)}: ${measured(part)}`)]
        .filter(Boolean)
        .join('; ')
    case 'report':
      return said.conclusion ?? said.conclusions.map(wordsOf).join(', ')
    case 'medication':
      return said.doses.map(({ text, instructions }) => text ?? instructions.join(', ')).join('; ')
    case 'allergy':
      return said.reactions.flatMap(({ manifestations }) => manifestations.map(wordsOf)).join(', ')
    case 'immunization':
      return said.lot ?? ''
    case 'plan':
      return said.description ?? ''
    default:
      return ''
  }
}

/** What it is, by its name or by what a plan is called. */
const nameOf = (said: Said): string =>
  wordsOf(said.concept) || (said.kind === 'plan' ? (said.title ?? '') : '')

function whenWords(said: Said): string {
  const when = whenOf(said)
  const start = when ? isoOf(when.moment) : (said.when ?? '')
  return said.end && said.start ? `${start} – ${isoOf(said.end)}` : start
}

/** What a section says, a line for each fact; anything but that it is so stands beside it in words and as a status. */
export function tableOf(
  facts: ReadonlyArray<{ readonly said: Said; readonly isUndecided: boolean }>,
  { columns, standings, undecided }: Pick<ReferralTexts, 'columns' | 'standings' | 'undecided'>,
): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    `<tr>${row.map(text => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`
  const rows = facts.map(({ said, isUndecided }) => {
    const isSo = said.standing.is === 'happened' ? [] : [standings[said.standing.is]]
    const standing = [...isSo, said.status, ...(isUndecided ? [undecided] : [])].filter(Boolean).join(', ')
    return cells('td', [nameOf(said), detail(said), whenWords(said), standing])
  })
  const head = cells('th', [columns.what, columns.value, columns.when, columns.standing])
  return `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
}
