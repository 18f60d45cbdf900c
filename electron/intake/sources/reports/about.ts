import type { AboutReport } from '../../../../shared/domain/reports/proposal.ts'
import { dateIn } from './dates.ts'
import type { Line } from './lines.ts'

type Label = keyof AboutReport | 'another'
/**
 * How reports call what they say of themselves, in small letters without accents; the languages of each row are
 * English, German, Spanish, French, Portuguese. `another`: known for something else, and the end of what stands before.
 */
const rows: ReadonlyArray<readonly [label: Label, words: string]> = [
  [
    'name',
    'patient name|name of patient|patient|name|pat name|patientenname|paciente|nombre del paciente|' +
      'nombre|nom du patient|' +
      'nom|nome do paciente|nome',
  ],
  [
    'birth',
    'date of birth|birth date|birthdate|d.o.b.|d.o.b|dob|born|geburtsdatum|geb.datum|geb. datum|geb.|geboren|' +
      'fecha de nacimiento|f. nac.|f.nac|date de naissance|ne(e) le|nee le|ne le|data de nascimento|nascimento',
  ],
  [
    'identifier',
    'mrn|patient id|patient no.|patient no|patient number|hospital no.|hospital no|hospital number|' +
      'medical record no|' +
      'medical record number|record no|nhs number|nhs no|uhid|patienten-nr.|patienten-nr|patientennummer|' +
      'pat.-nr.|nhc|' +
      'n. historia|historia clinica|ipp|prontuario',
  ],
  [
    'collected',
    'collected on|collected|collection date|date collected|collection date/time|collected date|collection time|' +
      'specimen collected|sample collected|sample date|sampling date|date of collection|drawn|taken|sampled|' +
      'entnahmedatum|entnahme|abnahmedatum|abnahme|fecha de toma|fecha de extraccion|toma de muestra|preleve le|' +
      'date de prelevement|prelevement|data da coleta|coleta',
  ],
  [
    'number',
    'accession no.|accession no|accession number|accession|lab no.|lab no|lab number|lab ref|' +
      'laboratory no|request no|' +
      'order no|order number|specimen no|specimen id|sample id|sample no|lab id|report no|auftragsnummer|' +
      'auftrags-nr.|' +
      'auftrag|numero de muestra|n. peticion|peticion|numero de dossier|numero da amostra',
  ],
  ['laboratory', 'laboratory|performing laboratory|labor|laboratorio|laboratoire'],
  [
    'another',
    'sex|gender|age|age/sex|sex/age|address|phone|tel|fax|doctor|physician|referred by|ref. by|' +
      'requested by|requester|' +
      'ordering physician|clinician|ward|consultant|received|received on|date received|reported|reported on|' +
      'report date|date reported|printed|printed on|print date|authorised|authorized|validated|status|' +
      'page|specimen|' +
      'sample type|sample|comment|comments|note|clinical details|account|client|fasting|geschlecht|alter|' +
      'arzt|eingang|' +
      'ausgang|befunddatum|bericht|seite|sexo|edad|medico|fecha de informe|recibido|sexe|edition|medecin|' +
      'edite le|recu le|idade',
  ],
]
/** Letter by letter, so that places in the text stay what they are. */
const folded = (text: string) =>
  [...text]
    .map(letter => letter.normalize('NFD').replaceAll(/\p{M}/gu, '')[0] ?? letter)
    .join('')
    .toLowerCase()
const labels = new Map(rows.flatMap(([label, words]) => words.split('|').map(each => [each, label] as const)))
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
const longestFirst = [...labels.keys()].toSorted((one, other) => other.length - one.length)
const labelled = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${longestFirst.map(escaped).join('|')})(?![\p{L}\p{N}])\s{0,3}(:)?`,
  'gu',
)

interface Told {
  readonly label: Label
  readonly text: string
}

/** What stands behind each label of a line: in the same part of it, or in the next one. */
function toldIn({ segments }: Line): Told[] {
  const texts = segments.map(({ words }) => words.map(({ text }) => text).join(' '))
  const told: Told[] = []
  /** A label with nothing behind it in its own part. */
  let open: Label | undefined
  for (const text of texts) {
    const found = [...folded(text).matchAll(labelled)].filter(
      each =>
        each[2] !== undefined || (each.index === 0 && (each[0].length === text.length || texts.length > 1)),
    )
    const first = found[0]
    if (open !== undefined && (!first || first.index > 0)) {
      told.push({ label: open, text: text.slice(0, first?.index).trim() })
      open = undefined
    }
    for (const [at, each] of found.entries()) {
      const label = labels.get(each[1]!)!
      const behind = text.slice(each.index + each[0].length, found[at + 1]?.index).trim()
      if (behind === '') open = label
      else {
        told.push({ label, text: behind.replace(/^[:.\s]+/, '') })
        open = undefined
      }
    }
  }
  return told
}

const EDGES = new Set(' :,;|-')
/** Without the signs by which what stands beside it is parted from it. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && EDGES.has(text[from]!)) from++
  while (to > from && EDGES.has(text[to - 1]!)) to--
  return text.slice(from, to)
}

/** What a report says of itself, and which of its lines do. Of what it says twice in two ways nothing is taken. */
export function aboutIn(lines: readonly Line[], received: string): { about: AboutReport; said: Set<Line> } {
  const found = new Map<keyof AboutReport, Set<string>>()
  const said = new Set<Line>()
  for (const line of lines)
    for (const { label, text } of toldIn(line)) {
      if (label === 'another' || trimmed(text) === '') continue
      found.set(label, (found.get(label) ?? new Set()).add(trimmed(text)))
      said.add(line)
    }
  const only = (label: keyof AboutReport) => {
    const texts = found.get(label)
    return texts?.size === 1 ? [...texts][0]! : undefined
  }
  const word = (label: keyof AboutReport) => /^[^\s,;]+/.exec(only(label) ?? '')?.[0]
  const date = (label: keyof AboutReport) => {
    const text = only(label)
    return text === undefined ? undefined : dateIn(text, received)
  }
  const name = /^[\p{L}\p{M}'’.,\s-]+/u.exec(only('name') ?? '')?.[0]
  const [birth, collected] = [date('birth'), date('collected')]
  const [identifier, number, laboratory] = [word('identifier'), word('number'), only('laboratory')]
  return {
    about: {
      ...(name !== undefined && trimmed(name) !== '' && { name: trimmed(name) }),
      ...(birth && { birth }),
      ...(identifier !== undefined && { identifier }),
      ...(collected && { collected }),
      ...(number !== undefined && { number }),
      ...(laboratory !== undefined && { laboratory }),
    },
    said,
  }
}
