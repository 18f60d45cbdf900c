import { say } from '../../../../shared/words/message.ts'
import type { ArticleFormat, Cut } from './article-format.ts'
import { textOf } from './decode.ts'
import { doiIn, drawnOf, pmidIn, yearIn } from './identifiers.ts'
import { linesIn } from './lines.ts'
import { kindOf, TaggedRecord, taggedIn, type Kinds } from './tagged.ts'

/** Two letters, blanks, a hyphen; programs write one blank or two before it, and one or more behind. */
const mark = /^([A-Z][A-Z\d]) {1,2}-(?:\s(.*))?$/
const tagAt = /^([A-Z][A-Z\d]) {1,2}-(?:\s|$)/

/** The tags of the RIS specification (Research Information Systems, 2001 and 2011). */
const known = new Set(
  (
    'TY ER A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ET ID IS J1 J2 JA ' +
    'JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 ' +
    'U5 UR VL VO Y1 Y2'
  ).split(' '),
)
const kinds: Kinds = [
  [/^(?:JOUR|EJOUR|JFULL|MGZN|NEWS)$/, 'article'],
  [/^(?:BOOK|EBOOK|EDBOOK)$/, 'book'],
  [/^(?:CHAP|ECHAP)$/, 'chapter'],
  [/^(?:CONF|CPAPER|ABST)$/, 'conference'],
  [/^THES$/, 'thesis'],
  [/^(?:RPRT|GOVDOC)$/, 'report'],
  [/^(?:UNPB|INPR)$/, 'preprint'],
]

/** A record goes from its type to its end mark; without one, to the next type. Fields of no record are one too. */
function* cut(bytes: Uint8Array): Generator<Cut> {
  let [from, to, isBare] = [-1, -1, true]
  const record = (): Cut => ({ from, to })
  for (const line of linesIn(bytes)) {
    const tag = tagAt.exec(line.text)?.[1]
    // Types in a row are those of one record.
    if (tag === 'TY' && from >= 0 && !isBare) {
      yield record()
      from = -1
    }
    if (from < 0 && (tag === undefined || tag === 'ER')) continue
    if (from < 0) [from, isBare] = [line.from, true]
    isBare &&= tag === undefined || tag === 'TY'
    to = line.to
    if (tag !== 'ER') continue
    yield record()
    from = -1
  }
  if (from >= 0) yield record()
}

export const ris: ArticleFormat = {
  id: 'ris',
  cut,
  draw(bytes) {
    const { fields } = taggedIn(textOf(bytes), mark)
    if (fields[0]?.tag !== 'TY')
      return { reason: say('articles.no-beginning'), remedy: say('articles.cut-remedy') }
    if (fields.at(-1)?.tag !== 'ER')
      return { reason: say('articles.no-end'), remedy: say('articles.cut-remedy') }
    const record = new TaggedRecord(fields.slice(0, -1))
    const hasDoi = (doi: string) => doi !== ''
    return drawnOf(
      {
        title: record.first('TI', 'T1', 'CT', 'BT'),
        authors: record.all('AU', 'A1'),
        year: record.read(yearIn, year => year !== null, 'PY', 'Y1', 'DA'),
        journal: record.first('JF', 'T2', 'JO', 'JA', 'J2', 'J1'),
        doi: record.read(doiIn, hasDoi, 'DO', 'DI', 'UR', 'L3', 'M3', 'N1'),
        // PubMed Central writes the number with its kind behind it.
        pmid: record.read(
          value => (value.endsWith('[pmid]') || /^PMID/i.test(value) ? pmidIn(value) : ''),
          pmid => pmid !== '',
          'U1',
          'AN',
          'C2',
          'N1',
        ),
        abstract: record.first('AB', 'N2'),
        kind: kindOf(record.all('TY'), kinds),
      },
      record.fates(known),
    )
  },
}
