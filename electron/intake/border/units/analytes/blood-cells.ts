import type { Analyte } from './analyte.ts'

/**
 * g/mol of one haem and its chain, Hb(Fe): a quarter of the tetramer, as the ICSH, IFCC and IUPAC count
 * haemoglobin (1 g/dL = 0.6206 mmol/L).
 */
const HAEMOGLOBIN = 16_114.5

/**
 * The line that relates the results of the IFCC's reference method for HbA1c to the NGSP's: NGSP (%) =
 * 0.09148 × IFCC (mmol/mol) + 2.152 (Weykamp et al., Clin Chem 2008;54:240-8; the master equation of
 * ngsp.org/ifcc.asp).
 */
const MASTER_EQUATION = { slope: 0.09148, intercept: 2.152 }

export const bloodCells: readonly Analyte[] = [
  {
    name: 'haemoglobin',
    unit: 'g/L',
    loinc: '718-7 59260-0 30313-1 75928-2 20509-6 30350-3',
    molarMass: HAEMOGLOBIN,
  },
  {
    name: 'haemoglobin A1c by the NGSP',
    unit: '%',
    loinc: '4548-4 17856-6',
    lines: { 'mmol/mol': MASTER_EQUATION },
  },
  {
    name: 'haemoglobin A1c by the IFCC, kept beside the NGSP',
    unit: '%',
    loinc: '59261-8',
    lines: { 'mmol/mol': MASTER_EQUATION },
    never: ['%'], // the IFCC's own per cent is a tenth of its mmol/mol, and reads about 2 lower
  },
  { name: 'mean corpuscular haemoglobin', unit: 'pg', loinc: '785-6 28539-5', molarMass: HAEMOGLOBIN },
  {
    name: 'mean corpuscular haemoglobin concentration',
    unit: 'g/L',
    loinc: '786-4 28540-3',
    molarMass: HAEMOGLOBIN,
  },
  { name: 'mean corpuscular volume', unit: 'fL', loinc: '787-2 30428-7' },
  { name: 'mean platelet volume', unit: 'fL', loinc: '32623-1 28542-9' },
  { name: 'red cell distribution width', unit: '%', loinc: '788-0' },
  { name: 'red cell distribution width, as volume', unit: 'fL', loinc: '21000-5' },
  { name: 'haematocrit', unit: '%', loinc: '4544-3 20570-8' },
  { name: 'leukocytes', unit: '10*9/L', loinc: '6690-2 26464-8 804-5', loose: 'count' },
  { name: 'erythrocytes', unit: '10*12/L', loinc: '789-8 26453-1', loose: 'count' },
  { name: 'platelets', unit: '10*9/L', loinc: '777-3 26515-7 778-1', loose: 'count' },
  {
    name: 'neutrophils, lymphocytes, monocytes, eosinophils, basophils',
    unit: '10*9/L',
    loinc: '751-8 26499-4 731-0 26474-7 742-7 26484-6 711-2 26449-9 704-7 26444-0',
    loose: 'count',
  },
  {
    name: 'the same by 100 leukocytes',
    unit: '%',
    loinc: '770-8 26511-6 736-9 26478-8 5905-5 26485-3 713-8 26450-7 706-2 30180-4',
  },
  { name: 'reticulocytes by 100 erythrocytes', unit: '%', loinc: '17849-1' },
  { name: 'erythrocyte sedimentation', unit: 'mm/h', loinc: '4537-7 30341-2' },
]
