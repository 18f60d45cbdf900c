import type { ArticleFormat, Cut } from './article-format.ts'
import { textOf } from './decode.ts'
import { doiIn, drawnOf, pmidIn, yearIn } from './identifiers.ts'
import { linesIn } from './lines.ts'
import { publicationKinds } from './publication-types.ts'
import { kindOf, TaggedRecord, taggedIn } from './tagged.ts'

/** Up to four letters, filled up with blanks, a hyphen. What goes on stands six blanks in. */
const mark = /^([A-Z]{2,4}) {0,2}-(?: ?(.*))$/

/** The fields of MEDLINE's display format (NLM, PubMed help). */
const known = new Set(
  (
    'PMID OWN STAT DCOM LR IS VI IP DP TI PG LID AB CI AD FAU AU AUID LA PT PL TA JT JID SB MH MHDA CRDT ' +
    'PHST AID PST SO EDAT PMC PMCR OTO OT OAB OABL COIS GR RN NM TT BTI CTI CN CRI CRF CON CIN CDAT CTDT ' +
    'DA DEP DRIN DDIN ED EN ECF ECI EFR EIN FED FIR FPS GN GS IR IRAD IOI ISBN MID ORI PS PB PUBM RF RIN ' +
    'RPF RPI ROF SFM SI SPIN UIN UOF'
  ).split(' '),
)

/** A record begins with its number, at the beginning of the file or behind an empty line. */
function* cut(bytes: Uint8Array): Generator<Cut> {
  let [from, to, isBehindGap] = [-1, -1, true]
  for (const line of linesIn(bytes)) {
    const isEmpty = line.text.trim() === ''
    if (/^PMID {0,2}-/.test(line.text) && from >= 0) {
      yield { from, to }
      from = -1
    } else if (from >= 0 && isBehindGap && !isEmpty && /^(?:STAT|OWN) {0,2}-/.test(line.text)) {
      yield { from, to }
      from = -1
    }
    // A number before each record, as some programs write it, is of none.
    if (!isEmpty && from < 0 && mark.test(line.text)) from = line.from
    if (!isEmpty) to = line.to
    isBehindGap = isEmpty
  }
  if (from >= 0) yield { from, to }
}

/** A DOI stands among other numbers, and says what it is; where it does not, by its own shape. */
const doiOf = (value: string) => (value.endsWith('[pii]') ? '' : doiIn(value))

export const medline: ArticleFormat = {
  id: 'medline',
  cut,
  draw(bytes) {
    const record = new TaggedRecord(taggedIn(textOf(bytes), mark).fields)
    return drawnOf(
      {
        title: record.first('TI', 'BTI', 'CTI', 'TT'),
        authors: record.all('FAU', 'AU', 'CN'),
        year: record.read(yearIn, year => year !== null, 'DP', 'DEP'),
        journal: record.first('JT', 'TA'),
        doi: record.read(doiOf, doi => doi !== '', 'LID', 'AID'),
        pmid: record.read(pmidIn, pmid => pmid !== '', 'PMID'),
        abstract: record.first('AB'),
        kind: kindOf(record.all('PT'), publicationKinds),
      },
      record.fates(known),
    )
  },
}
