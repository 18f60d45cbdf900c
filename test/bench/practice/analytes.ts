import type { Analyte, Coded } from './codes.ts'

type Level = readonly [mean: number, between: number, within: number, least: number, digits: number]
type Second = NonNullable<Analyte['second']>

/** `unit` as UCUM writes it, or 'as a report writes it|UCUM'. */
function units(unit: string): { unit: string; ucum?: string } {
  const [written, ucum] = unit.split('|')
  return { unit: written!, ...(ucum !== undefined && { ucum }) }
}

function analyte(
  [code, display, unit]: readonly [code: string, display: string, unit: string],
  [mean, between, within, least, digits]: Level,
  range?: readonly [low: number, high: number],
  second?: Second,
): Analyte {
  return {
    code,
    display,
    ...units(unit),
    mean,
    between,
    within,
    least,
    digits,
    ...(range && { range }),
    ...(second && { second }),
  }
}

/** The same under another unit of mass, or as an amount of substance under a code of its own. */
const also = (
  { code, display }: Coded,
  unit: string,
  { times, plus = 0, digits }: { times: number; plus?: number; digits: number },
): Second => ({ code, display, ...units(unit), times, plus, digits })

const named = (code: string, display: string): Coded => ({ code, display })
const weight = named('29463-7', 'Body Weight')
const height = named('8302-2', 'Body Height')
const temperature = named('8310-5', 'Body temperature')
const hemoglobin = named('718-7', 'Hemoglobin [Mass/volume] in Blood')
const leukocytes = named('6690-2', 'Leukocytes [#/volume] in Blood by Automated count')
const platelets = named('777-3', 'Platelets [#/volume] in Blood by Automated count')
const crp = named('1988-5', 'C reactive protein [Mass/volume] in Serum or Plasma')
const ferritin = named('2276-4', 'Ferritin [Mass/volume] in Serum or Plasma')
const albumin = named('1751-7', 'Albumin [Mass/volume] in Serum or Plasma')
const tsh = named('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma')

const own = ({ code, display }: Coded, unit: string) => [code, display, unit] as const

/** What is taken at the desk. Systolic and diastolic pressure are one observation of two components. */
export const vitals = {
  systolic: analyte(['8480-6', 'Systolic Blood Pressure', 'mmHg|mm[Hg]'], [122, 9, 8, 70, 0], [90, 140]),
  diastolic: analyte(['8462-4', 'Diastolic Blood Pressure', 'mmHg|mm[Hg]'], [76, 6, 5, 40, 0], [60, 90]),
  weight: analyte(
    own(weight, 'kg'),
    [72, 13, 1.2, 3, 1],
    undefined,
    also(weight, 'lb|[lb_av]', { times: 2.204_623, digits: 0 }),
  ),
  heart: analyte(['8867-4', 'Heart rate', '/min'], [74, 7, 6, 35, 0], [60, 100]),
  bmi: analyte(['39156-5', 'Body Mass Index', 'kg/m2'], [25.5, 3.6, 0.4, 11, 1], [18.5, 25]),
  temperature: analyte(
    own(temperature, 'Cel'),
    [36.8, 0.15, 0.25, 34, 1],
    [36, 37.5],
    also(temperature, 'degF|[degF]', { times: 1.8, plus: 32, digits: 1 }),
  ),
  saturation: analyte(
    ['59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry', '%'],
    [97, 0.8, 0.7, 70, 0],
    [94, 100],
  ),
  height: analyte(
    own(height, 'cm'),
    [169, 9, 0.4, 45, 0],
    undefined,
    also(height, 'in|[in_i]', { times: 0.393_700_8, digits: 1 }),
  ),
  pain: analyte(
    ['72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported', '{score}'],
    [2, 1, 1, 0, 0],
  ),
  respiration: analyte(['9279-1', 'Respiratory rate', '/min'], [15, 1.3, 1.4, 6, 0], [12, 20]),
} as const

/** What the laboratory measures. */
export const labs: Readonly<Record<string, Analyte>> = {
  glucose: analyte(
    ['2345-7', 'Glucose [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [92, 8, 9, 30, 0],
    [70, 100],
    also(named('14749-6', 'Glucose [Moles/volume] in Serum or Plasma'), 'mmol/L', {
      times: 1 / 18.016,
      digits: 1,
    }),
  ),
  hba1c: analyte(
    ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', '%'],
    [5.4, 0.3, 0.25, 3.5, 1],
    [4, 5.7],
    // The master equation between NGSP and IFCC: NGSP = 0.09148 IFCC + 2.152.
    also(named('59261-8', 'Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol'), 'mmol/mol', {
      times: 10.931,
      plus: -23.52,
      digits: 0,
    }),
  ),
  creatinine: analyte(
    ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [0.9, 0.15, 0.07, 0.2, 2],
    [0.6, 1.3],
    also(named('14682-9', 'Creatinine [Moles/volume] in Serum or Plasma'), 'umol/L', {
      times: 88.42,
      digits: 0,
    }),
  ),
  egfr: analyte(
    [
      '62238-1',
      'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by ' +
        'Creatinine-based formula (CKD-EPI)',
      'mL/min/1.73m2|mL/min/{1.73_m2}',
    ],
    [88, 13, 5, 5, 0],
    [60, 130],
  ),
  sodium: analyte(
    ['2951-2', 'Sodium [Moles/volume] in Serum or Plasma', 'mmol/L'],
    [140, 1.6, 1.5, 110, 0],
    [135, 145],
  ),
  potassium: analyte(
    ['2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'mmol/L'],
    [4.2, 0.2, 0.25, 2, 1],
    [3.5, 5.1],
  ),
  cholesterol: analyte(
    ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [185, 28, 13, 70, 0],
    [0, 200],
    also(named('14647-2', 'Cholesterol [Moles/volume] in Serum or Plasma'), 'mmol/L', {
      times: 1 / 38.67,
      digits: 1,
    }),
  ),
  ldl: analyte(
    ['13457-7', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation', 'mg/dL'],
    [108, 24, 11, 15, 0],
    [0, 130],
    also(named('39469-2', 'Cholesterol in LDL [Moles/volume] in Serum or Plasma by calculation'), 'mmol/L', {
      times: 1 / 38.67,
      digits: 1,
    }),
  ),
  hdl: analyte(
    ['2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [54, 11, 4, 15, 0],
    [40, 100],
    also(named('14646-4', 'Cholesterol in HDL [Moles/volume] in Serum or Plasma'), 'mmol/L', {
      times: 1 / 38.67,
      digits: 2,
    }),
  ),
  triglyceride: analyte(
    ['2571-8', 'Triglyceride [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [128, 40, 26, 30, 0],
    [0, 150],
    also(named('14927-8', 'Triglyceride [Moles/volume] in Serum or Plasma'), 'mmol/L', {
      times: 1 / 88.57,
      digits: 1,
    }),
  ),
  hemoglobin: analyte(
    own(hemoglobin, 'g/dL'),
    [13.9, 1, 0.4, 4, 1],
    [12, 17],
    also(hemoglobin, 'g/L', { times: 10, digits: 0 }),
  ),
  leukocytes: analyte(
    own(leukocytes, '10*3/uL'),
    [6.8, 1.3, 0.9, 0.8, 1],
    [4, 11],
    also(leukocytes, '10*9/L', { times: 1, digits: 1 }),
  ),
  platelets: analyte(
    own(platelets, '10*3/uL'),
    [250, 45, 18, 15, 0],
    [150, 400],
    also(platelets, '10*9/L', { times: 1, digits: 0 }),
  ),
  hematocrit: analyte(
    ['4544-3', 'Hematocrit [Volume Fraction] of Blood by Automated count', '%'],
    [41.5, 2.9, 1.2, 12, 1],
    [36, 50],
  ),
  mcv: analyte(['787-2', 'MCV [Entitic volume] by Automated count', 'fL'], [89, 4, 1.2, 55, 0], [80, 100]),
  alt: analyte(
    ['1742-6', 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma', 'U/L'],
    [24, 8, 6, 4, 0],
    [7, 55],
  ),
  ast: analyte(
    ['1920-8', 'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma', 'U/L'],
    [23, 6, 5, 4, 0],
    [8, 48],
  ),
  bilirubin: analyte(
    ['1975-2', 'Bilirubin.total [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [0.6, 0.2, 0.12, 0.1, 1],
    [0.1, 1.2],
    also(named('14631-6', 'Bilirubin.total [Moles/volume] in Serum or Plasma'), 'umol/L', {
      times: 17.1,
      digits: 0,
    }),
  ),
  albumin: analyte(
    own(albumin, 'g/dL'),
    [4.3, 0.25, 0.15, 1.5, 1],
    [3.5, 5],
    also(albumin, 'g/L', { times: 10, digits: 0 }),
  ),
  urea: analyte(
    ['3094-0', 'Urea nitrogen [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [14, 3.5, 2, 3, 0],
    [7, 20],
  ),
  calcium: analyte(
    ['17861-6', 'Calcium [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [9.4, 0.3, 0.2, 5, 1],
    [8.6, 10.3],
    also(named('2000-8', 'Calcium [Moles/volume] in Serum or Plasma'), 'mmol/L', {
      times: 0.2495,
      digits: 2,
    }),
  ),
  tsh: analyte(
    own(tsh, 'm[IU]/L'),
    [1.9, 0.7, 0.4, 0.01, 2],
    [0.4, 4.2],
    also(tsh, 'u[IU]/mL', { times: 1, digits: 2 }),
  ),
  crp: analyte(
    own(crp, 'mg/L'),
    [2.5, 1.5, 2, 0.3, 1],
    [0, 5],
    also(crp, 'mg/dL', { times: 0.1, digits: 2 }),
  ),
  ferritin: analyte(
    own(ferritin, 'ng/mL'),
    [110, 45, 14, 3, 0],
    [15, 300],
    also(ferritin, 'ug/L', { times: 1, digits: 0 }),
  ),
  vitamind: analyte(
    ['1989-3', '25-hydroxyvitamin D3 [Mass/volume] in Serum or Plasma', 'ng/mL'],
    [29, 8, 4, 4, 0],
    [20, 50],
  ),
  urate: analyte(
    ['3084-1', 'Urate [Mass/volume] in Serum or Plasma', 'mg/dL'],
    [5.2, 1, 0.4, 1, 1],
    [2.6, 7.2],
  ),
  acr: analyte(
    ['14959-1', 'Microalbumin/Creatinine [Mass Ratio] in Urine', 'mg/g'],
    [8, 4, 4, 1, 0],
    [0, 30],
  ),
  inr: analyte(
    ['6301-6', 'INR in Platelet poor plasma by Coagulation assay', '{INR}'],
    [1, 0.06, 0.15, 0.8, 1],
    [0.8, 1.2],
  ),
  ntprobnp: analyte(
    ['33762-6', 'Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma', 'pg/mL'],
    [110, 50, 40, 10, 0],
    [0, 125],
  ),
  psa: analyte(
    ['2857-1', 'Prostate specific Ag [Mass/volume] in Serum or Plasma', 'ng/mL'],
    [1.1, 0.5, 0.2, 0.1, 1],
    [0, 4],
  ),
  phq9: analyte(
    ['44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]', '{score}'],
    [4, 2, 1.6, 0, 0],
  ),
}

/** What everybody's blood is sent for, in turn. */
export const usual = (
  'glucose creatinine egfr sodium potassium cholesterol ldl hdl triglyceride hemoglobin leukocytes platelets ' +
  'hematocrit mcv alt ast bilirubin albumin urea calcium hba1c tsh'
).split(' ')
