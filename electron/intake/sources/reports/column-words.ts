import { headingWords, saidBy } from '../tables/guess/heading-words.ts'

/**
 * What a column of a printed report holds. `other`: known for what it is, and not read; `strange`: under a heading that
 * is not known, so that it may hold anything of a result.
 */
export type ColumnRole = 'name' | 'value' | 'flag' | 'unit' | 'range' | 'low' | 'high' | 'other' | 'strange'

/**
 * Headings of printed reports that tables do not have, in small letters, without accents; the languages of each row are
 * English, German, Spanish, French, Portuguese.
 */
const rows: ReadonlyArray<readonly [role: ColumnRole, headings: string]> = [
  [
    'name',
    'tests|test description|investigation|investigations|assay|parameters|analytes|laboratory test|test performed|' +
      'messwerte|bezeichnung|prufung|analysen|determinaciones|analisis|pruebas|analyses|examens|exames|parametros',
  ],
  [
    'value',
    'results|your result|your value|observed value|measured|result in|werte|ergebnisse|resultados|valores|resultats|' +
      'valeurs',
  ],
  ['flag', 'flags|abnormal flag|h l|hl|alert|hi lo|markierung|kennung|indicador|drapeau'],
  [
    'range',
    'reference interval|reference range|reference ranges|reference intervals|reference values|reference value|' +
      'reference|ref range|ref interval|ref values|ref value|ref|ref int|normal range|normal values|normal|range|' +
      'interval|limits|reference limits|expected range|expected values|biological reference interval|' +
      'bio ref interval|biological ref interval|adult reference range|referenzbereich|referenzbereiche|referenz|' +
      'referenzwerte|normbereich|normwerte|normwert|norm|valores de referencia|valor de referencia|' +
      'rango de referencia|intervalo de referencia|rango|referencia|v ref|valores normales|valeurs de reference|' +
      'intervalle de reference|valeurs usuelles|norme|normes|reference values units|faixa de referencia',
  ],
  [
    'other',
    'previous|previous result|previous results|previous value|prior|prior result|last result|history|vorwert|' +
      'vorwerte|vorbefund|anterior|valor anterior|resultado anterior|anterieur|anteriorite|resultat anterieur|' +
      'anteriorites|method|methodology|methode|metodo|technique|specimen|sample|sample type|specimen type|material|' +
      'probenmaterial|probe|muestra|prelevement|amostra|lab|site|performing lab|page|trend|graph|delta|change',
  ],
]
const own = new Map(
  rows.flatMap(([role, headings]) => headings.split('|').map(each => [each, role] as const)),
)

/** What of the headings of tables a printed report has as well. */
const ofTables: Readonly<Record<string, ColumnRole>> = {
  'name': 'name',
  'value': 'value',
  'flag': 'flag',
  'unit': 'unit',
  'low': 'low',
  'high': 'high',
  'code': 'other',
  'date': 'other',
  'time': 'other',
  'remark': 'other',
  'status': 'other',
  'row-id': 'other',
}

/** What a heading of a printed report says; undefined where it is none. */
export function roleOf(heading: string): ColumnRole | undefined {
  const words = headingWords(heading)
  const found = own.get(words)
  if (found) return found
  const said = saidBy(heading)
  return said === undefined ? undefined : ofTables[said]
}

/** Words that stand alone under a heading of which they are the end. */
const ends =
  /^(?:intervals?|ranges?|values?|limits?|results?|name|units?|bereich|werte?|referencia|reference)$/i
export const isEndOfHeading = (word: string): boolean => ends.test(word)
