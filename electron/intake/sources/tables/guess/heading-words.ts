import type { plainColumns, dateColumns, EventKind } from '../../../../../shared/domain/recipe.ts'

/** What a heading may say that a column is. */
export type HeadingSays =
  | (typeof plainColumns)[number]
  | (typeof dateColumns)[number]
  | 'other-id'
  | 'name'
  | 'pressure'
  | 'age'
  | `event ${EventKind}`
  | `coded ${EventKind}`
  | 'of-person'
  | 'of-row'
  | 'bare-id'
  | 'what'

/**
 * Headings by what they say, as tables write them: words in small letters, without accents, parted by one blank; the
 * languages of each row are English, German, Spanish, French, Portuguese; then names that exports are known for. The
 * first row that has the whole heading counts.
 */
const rows: ReadonlyArray<readonly [says: HeadingSays, headings: string]> = [
  [
    'person-id',
    'patient id|patient|patientid|pat id|patid|pat nr|pid|mrn|medical record number|hospital number|' +
      'record number|study id|subject id|subject|subjid|usubjid|person id|participant id|participant|' +
      'case id|case no|chart number|patient no|patient number|hosp no|hospital no|opd no|op no|ip no|reg no|' +
      'reg number|registration no|registration number|uhid|cr no|card no|card number|folder no|folder number|' +
      'national id|national id no|national id number|national number|identity number|id number|id no|cnic|' +
      'aadhaar|aadhaar no|aadhaar number|file no|file number|clinic no|clinic number|' +
      'patientennummer|patienten id|patientennr|fall nr|fallnummer|' +
      'pat nummer|id paciente|paciente|nhc|historia clinica|numero de historia|expediente|' +
      'identifiant patient|no patient|numero patient|ipp|dossier|numero de dossier|id do paciente|' +
      'prontuario|numero do prontuario',
  ],
  [
    'full-name',
    'name|patient name|full name|patientenname|nombre completo|nombre y apellidos|nom complet|' +
      'nom et prenom|nome completo|nome',
  ],
  [
    'given-name',
    'first name|given name|firstname|first|forename|fake first name|vorname|nombre|nombres|prenom|' +
      'primeiro nome',
  ],
  [
    'family-name',
    'last name|family name|surname|lastname|last|fake last name|nachname|familienname|apellido|' +
      'apellidos|nom|nom de famille|sobrenome|apelido',
  ],
  [
    'birth',
    'birth date|birthdate|date of birth|dob|dofb|birthday|born|brthdtc|geburtsdatum|geb datum|geb|' +
      'geboren|fecha de nacimiento|fecha nacimiento|fnac|date de naissance|ddn|naissance|' +
      'data de nascimento|nascimento',
  ],
  ['birth-day', 'day birth|day of birth|birth day|geburtstag'],
  ['birth-month', 'month of birth|birth month|month birth|geburtsmonat'],
  [
    'birth-year',
    'year birth|year of birth|birth year|yob|geburtsjahr|jahrgang|ano de nacimiento|' +
      'annee de naissance|ano de nascimento',
  ],
  [
    'death',
    'death date|deathdate|date of death|died|dod|dthdtc|todesdatum|sterbedatum|fecha de defuncion|' +
      'fecha de muerte|date de deces|data de obito|obito',
  ],
  ['sex', 'sex|gender|geschlecht|sexo|sexe|genero|genre'],
  [
    'other-id',
    'ssn|social security number|nhs number|insurance number|passport|drivers|versichertennummer|' +
      'kvnr|dni|nie|nss|nir|cpf|cns',
  ],
  [
    'address',
    'address|street|adresse|anschrift|strasse|direccion|domicilio|rue|endereco|city|zip|postcode|' +
      'postal code|ort|plz|ciudad|ville|cidade|cep',
  ],
  [
    'phone',
    'phone|telephone|mobile|email|e mail|telefon|handy|telefono|movil|correo|telefone|celular|courriel',
  ],
  [
    'row-id',
    'row id|sample id|specimen id|order id|result id|accession|lab number|probennummer|' +
      'auftragsnummer|numero de muestra|numero echantillon|numero da amostra',
  ],
  [
    'date',
    'date|seen|visit date|sample date|collection date|collected|date collected|result date|' +
      'test date|start|start date|onset|onset date|lbdtc|vsdtc|aestdtc|mhstdtc|exstdtc|datum|' +
      'untersuchungsdatum|abnahmedatum|entnahmedatum|beginn|fecha|fecha de visita|fecha de toma|' +
      'fecha inicio|inicio|date de visite|date du prelevement|debut|data|data da visita|' +
      'data da coleta|visita data',
  ],
  ['time', 'time|sample time|uhrzeit|zeit|hora|heure'],
  [
    'end',
    'end|stop|end date|stop date|until|resolved|aeendtc|mhendtc|ende|bis|fin|fecha fin|date de fin|' +
      'fim|termino',
  ],
  ['recorded', 'recorded|entered|entry date|erfasst|registrado|saisie'],
  ['changed', 'changed|updated|last updated|modified|last modified|geandert|actualizado|modifie|atualizado'],
  ['visit', 'visit|visit name|timepoint|time point|epoch|visite|besuch|visita'],
  [
    'name',
    'test|test name|analyte|parameter|lab test|component|observation|measurement|lbtest|vstest|' +
      'untersuchung|analyt|messgrosse|prueba|examen|analisis|determinacion|analyse|exame|teste|' +
      'parametro|parametre',
  ],
  [
    'value',
    'value|result|result value|lborres|vsorres|wert|ergebnis|messwert|befund|resultado|valor|' +
      'resultat|valeur',
  ],
  ['unit', 'unit|units|uom|lborresu|vsorresu|einheit|unidad|unidades|unite|unidade'],
  [
    'low',
    'low|ref low|reference low|lower limit|lborn rlo|lbornrlo|untergrenze|limite inferior|' +
      'borne inferieure',
  ],
  ['high', 'high|ref high|reference high|upper limit|lbornrhi|obergrenze|limite superior|borne superieure'],
  ['flag', 'flag|abnormal|interpretation|lbnrind|bewertung|alerta'],
  ['code-system', 'system|code system|coding system|codesystem'],
  [
    'code',
    'code|loinc|snomed|icd10|icd 10|icd|icd code|atc|rxnorm|cvx|testcode|lbtestcd|vstestcd|kode|codigo',
  ],
  [
    'event condition',
    'diagnosis|diagnoses|condition|problem|disease|aeterm|mhterm|diagnose|erkrankung|diagnostico|' +
      'enfermedad|diagnostic|maladie|doenca',
  ],
  [
    'event medication',
    'drug|medication|medicine|treatment|medikament|arzneimittel|wirkstoff|medicamento|farmaco|' +
      'tratamiento|medicament|traitement|remedio|tratamento',
  ],
  [
    'event procedure',
    'procedure|operation|surgery|intervention|eingriff|prozedur|procedimiento|cirugia|acte|' +
      'chirurgie|procedimento',
  ],
  ['event allergy', 'allergy|allergen|allergie|alergia|alergeno|allergene'],
  ['event immunization', 'vaccine|vaccination|immunization|impfung|impfstoff|vacuna|vaccin|vacina'],
  ['event outcome', 'outcome|endpoint|ergebnis nach|desenlace|desfecho|issue'],
  ['dose', 'dose|dosage|dosis|posologie|dosagem|posologia'],
  ['route', 'route|applikation|via|voie'],
  ['reason', 'reason|indication|reasondescription|grund|indikation|motivo|indicacion|motif|indicacao'],
  ['severity', 'severity|severity1|aesev|mhsev|schweregrad|gravedad|gravite|gravidade'],
  ['reaction', 'reaction|reaktion|reaccion|reacao'],
  ['status', 'status|statut|result status'],
  [
    'remark',
    'remark|remarks|comment|comments|note|bemerkung|kommentar|anmerkung|observaciones|comentario|' +
      'commentaire|remarque|observacoes',
  ],
  [
    'text',
    'notes|report|letter|free text|clinical note|arztbrief|bericht|informe|nota|compte rendu|lettre|' +
      'laudo|relatorio',
  ],
  ['pressure', 'bp|blood pressure|rr|blutdruck|presion arterial|pa|ta|tension arterielle|pressao arterial'],
  ['age', 'age|alter|edad|idade'],
  ['bare-id', 'id|nr|no|number|nummer|numero|key'],
  ['what', 'description|text of code|bezeichnung|beschreibung|descripcion|libelle|descricao'],
  [
    'of-person',
    'prefix|suffix|maiden|county|lat|lon|race|ethnicity|ethnic|hispanic|marital|country|birthplace|' +
      'language',
  ],
]

const said = new Map<string, HeadingSays>()
for (const [says, headings] of rows)
  for (const heading of headings.split('|')) if (!said.has(heading)) said.set(heading, says)

/** A heading as its words: without accents, in small letters, parted where cases or signs part them. */
export const headingWords = (header: string): string =>
  header
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a heading says by itself; undefined where it is none that is known. */
export function saidBy(header: string): HeadingSays | undefined {
  const words = headingWords(header)
  return said.get(words) ?? said.get(words.replaceAll(' ', ''))
}
