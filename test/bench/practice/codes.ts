/*
 * What the practice's people have, take and are measured by. Codes and displays as the public samples of
 * Synthea and of FHIR write them.
 */

export interface Coded {
  readonly code: string
  readonly display: string
}

export interface Medicine extends Coded {
  /** What the label says, and the same as numbers: units of one dose and doses a day. */
  readonly sig: string
  readonly dose: number
  readonly perDay: number
  readonly unit: string
}

export interface Problem extends Coded {
  /** How frequent, relative to the others. */
  readonly share: number
  /** Years of age from which it begins. */
  readonly from: number
  readonly sex?: 'female' | 'male'
  /** Days until it is over; a chronic one lasts. */
  readonly days?: number
  readonly medicines: readonly string[]
  /** Analytes that are watched, and by how much their level is shifted. */
  readonly shifts: Readonly<Record<string, number>>
}

export interface Analyte extends Coded {
  readonly unit: string
  /** UCUM, where it is written otherwise than `unit`. */
  readonly ucum?: string
  readonly mean: number
  /** Between people, and within one. */
  readonly between: number
  readonly within: number
  readonly least: number
  readonly digits: number
  readonly range?: readonly [low: number, high: number]
  /** How the second laboratory, or a scale of another country, reports it. */
  readonly second?: Coded & {
    readonly unit: string
    readonly ucum?: string
    readonly times: number
    readonly plus: number
    readonly digits: number
  }
}

const medicine = (
  code: string,
  display: string,
  sig: string,
  [dose, perDay, unit]: [number, number, string],
) => ({ code, display, sig, dose, perDay, unit }) satisfies Medicine

const daily = 'Take one tablet by mouth once a day'
const tablet: [number, number, string] = [1, 1, 'tablet']
const twice: [number, number, string] = [1, 2, 'tablet']

/** By a short name. */
export const medicines: Readonly<Record<string, Medicine>> = {
  metformin: medicine(
    '860975',
    '24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet',
    'Take two tablets by mouth once a day with the evening meal',
    [2, 1, 'tablet'],
  ),
  insulin: medicine(
    '106892',
    'insulin isophane, human 70 UNT/ML / insulin, regular, human 30 UNT/ML Injectable Suspension [Humulin]',
    'Inject 14 units under the skin twice a day',
    [14, 2, 'unit'],
  ),
  lisinopril: medicine('314076', 'lisinopril 10 MG Oral Tablet', daily, tablet),
  hydrochlorothiazide: medicine('310798', 'Hydrochlorothiazide 25 MG Oral Tablet', daily, tablet),
  amlodipine: medicine('197361', 'Amlodipine 5 MG Oral Tablet', daily, tablet),
  metoprolol: medicine(
    '866412',
    '24 HR metoprolol succinate 100 MG Extended Release Oral Tablet',
    daily,
    tablet,
  ),
  simvastatin: medicine(
    '312961',
    'Simvastatin 20 MG Oral Tablet',
    'Take one tablet by mouth in the evening',
    tablet,
  ),
  atorvastatin: medicine('617311', 'atorvastatin 40 MG Oral Tablet', daily, tablet),
  clopidogrel: medicine('309362', 'Clopidogrel 75 MG Oral Tablet', daily, tablet),
  aspirin: medicine('243670', 'Aspirin 81 MG Oral Tablet', daily, tablet),
  nitroglycerin: medicine(
    '705129',
    'Nitroglycerin 0.4 MG/ACTUAT Mucosal Spray',
    'One spray under the tongue when there is chest pain',
    [1, 1, 'spray'],
  ),
  warfarin: medicine('855332', 'Warfarin Sodium 5 MG Oral Tablet', daily, tablet),
  digoxin: medicine('197604', 'Digoxin 0.125 MG Oral Tablet', daily, tablet),
  levothyroxine: medicine(
    '966222',
    'Levothyroxine Sodium 0.075 MG Oral Tablet',
    'Take one tablet by mouth in the morning on an empty stomach',
    tablet,
  ),
  albuterol: medicine(
    '745679',
    '200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
    'Two puffs when short of breath, up to four times a day',
    [2, 4, 'puff'],
  ),
  fluticasone: medicine(
    '895994',
    '120 ACTUAT Fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler',
    'Two puffs twice a day',
    [2, 2, 'puff'],
  ),
  salmeterol: medicine(
    '896209',
    '60 ACTUAT Fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler',
    'One breath twice a day',
    [1, 2, 'puff'],
  ),
  loratadine: medicine('665078', 'Loratadine 5 MG Chewable Tablet', daily, tablet),
  alendronic: medicine('904419', 'Alendronic acid 10 MG Oral Tablet', daily, tablet),
  allopurinol: medicine('197319', 'Allopurinol 100 MG Oral Tablet', daily, tablet),
  iron: medicine('310325', 'ferrous sulfate 325 MG Oral Tablet', daily, tablet),
  naproxen: medicine('198014', 'Naproxen 500 MG Oral Tablet', 'Take one tablet twice a day with food', twice),
  ibuprofen: medicine(
    '310965',
    'Ibuprofen 200 MG Oral Tablet',
    'Take two tablets every eight hours when in pain',
    [2, 3, 'tablet'],
  ),
  acetaminophen: medicine(
    '313782',
    'Acetaminophen 325 MG Oral Tablet',
    'Take two tablets every six hours when in pain or with fever',
    [2, 4, 'tablet'],
  ),
  amoxicillin: medicine(
    '562251',
    'Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet',
    'Take one tablet three times a day for seven days',
    [1, 3, 'tablet'],
  ),
  penicillin: medicine(
    '834061',
    'Penicillin V Potassium 250 MG Oral Tablet',
    'Take one tablet four times a day for ten days',
    [1, 4, 'tablet'],
  ),
  nitrofurantoin: medicine(
    '311995',
    'NITROFURANTOIN, MACROCRYSTALS 50 MG Oral Capsule',
    'Take one capsule four times a day for five days',
    [1, 4, 'capsule'],
  ),
  galantamine: medicine('310436', 'Galantamine 4 MG Oral Tablet', 'Take one tablet twice a day', twice),
  hydrocortisone: medicine('106258', 'Hydrocortisone 10 MG/ML Topical Cream', 'Apply thinly twice a day', [
    1,
    2,
    'application',
  ]),
  prednisone: medicine(
    '312617',
    'predniSONE 5 MG Oral Tablet',
    'Take one tablet by mouth in the morning',
    tablet,
  ),
  methotrexate: medicine(
    '105586',
    'Methotrexate 10 MG Oral Tablet',
    'Take one tablet by mouth once a week, on the same day',
    tablet,
  ),
}

/** A chronic or passing problem; the lists read as `medicine medicine` and `analyte+shift analyte-shift`. */
function problem(
  [code, display]: readonly [string, string],
  [share, from, days]: readonly [share: number, from: number, days?: number],
  taken = '',
  watched = '',
): Problem {
  const shifts = watched
    .split(' ')
    .filter(Boolean)
    .map(each => /^(\w+)([+-][\d.]+)$/.exec(each)!)
  return {
    code,
    display,
    share,
    from,
    ...(days !== undefined && { days }),
    medicines: taken.split(' ').filter(Boolean),
    shifts: Object.fromEntries(shifts.map(([, analyte, by]) => [analyte!, Number(by)])),
  }
}

export const problems: readonly Problem[] = [
  problem(
    ['44054006', 'Diabetes mellitus type 2'],
    [9, 35],
    'metformin insulin',
    'hba1c+2 glucose+55 acr+25',
  ),
  problem(
    ['38341003', 'Hypertensive disorder'],
    [18, 30],
    'lisinopril hydrochlorothiazide amlodipine',
    'systolic+18 diastolic+9 potassium+0 creatinine+0.1',
  ),
  problem(
    ['55822004', 'Hyperlipidemia'],
    [14, 30],
    'simvastatin atorvastatin',
    'ldl+45 cholesterol+55 alt+4',
  ),
  problem(
    ['162864005', 'Body mass index 30+ - obesity (finding)'],
    [12, 15],
    '',
    'weight+22 bmi+8 glucose+8',
  ),
  problem(['15777000', 'Prediabetes'], [8, 30], '', 'hba1c+0.5 glucose+14'),
  problem(
    ['53741008', 'Coronary Heart Disease'],
    [5, 45],
    'aspirin nitroglycerin clopidogrel',
    'ldl+15 heart+2',
  ),
  problem(['49436004', 'Atrial Fibrillation'], [3, 50], 'warfarin digoxin metoprolol', 'heart+14 inr+1.4'),
  problem(
    ['88805009', 'Chronic congestive heart failure (disorder)'],
    [3, 55],
    'metoprolol lisinopril',
    'ntprobnp+1400 sodium-2',
  ),
  problem(['230690007', 'Stroke'], [2, 50], 'clopidogrel atorvastatin', 'systolic+8'),
  problem(
    ['433144002', 'Chronic kidney disease stage 3 (disorder)'],
    [4, 50],
    'lisinopril',
    'creatinine+0.7 egfr-42 urea+16 potassium+0.4 acr+60',
  ),
  problem(['40930008', 'Hypothyroidism'], [5, 20], 'levothyroxine', 'tsh+3'),
  problem(['195967001', 'Asthma'], [7, 3], 'albuterol fluticasone', 'saturation-1'),
  problem(
    ['185086009', 'Chronic obstructive bronchitis (disorder)'],
    [4, 45],
    'salmeterol albuterol',
    'saturation-4',
  ),
  problem(['446096008', 'Perennial allergic rhinitis'], [6, 4], 'loratadine'),
  problem(['24079001', 'Atopic dermatitis'], [4, 0], 'hydrocortisone'),
  problem(['239873007', 'Osteoarthritis of knee'], [7, 45], 'naproxen acetaminophen', 'pain+2'),
  problem(['239872002', 'Osteoarthritis of hip'], [4, 50], 'naproxen acetaminophen', 'pain+2'),
  problem(['64859006', 'Osteoporosis (disorder)'], [4, 55], 'alendronic', 'calcium-0.2 vitamind-8'),
  problem(['90560007', 'Gout'], [3, 35], 'allopurinol', 'urate+2.5'),
  problem(['69896004', 'Rheumatoid arthritis'], [2, 25], 'methotrexate prednisone', 'crp+14 leukocytes+1'),
  problem(['271737000', 'Anemia (disorder)'], [5, 12], 'iron', 'hemoglobin-2.4 ferritin-60 mcv-7'),
  problem(['35489007', 'Depressive disorder'], [8, 14], '', 'phq9+8'),
  problem(['124171000119105', 'Chronic intractable migraine without aura'], [4, 12], 'ibuprofen', 'pain+1'),
  problem(['84757009', 'Epilepsy'], [1, 1]),
  problem(['26929004', "Alzheimer's disease (disorder)"], [2, 65], 'galantamine'),
  problem(['40055000', 'Chronic sinusitis (disorder)'], [5, 12]),
  problem(['68496003', 'Polyp of colon'], [3, 45]),
  problem(['449868002', 'Smokes tobacco daily'], [6, 16], '', 'systolic+2 leukocytes+1'),
  { ...problem(['254900004', 'Carcinoma of prostate'], [2, 55], '', 'psa+9'), sex: 'male' },
  { ...problem(['254837009', 'Malignant neoplasm of breast'], [2, 40]), sex: 'female' },
  { ...problem(['72892002', 'Normal pregnancy'], [7, 18, 275], '', 'hemoglobin-0.8'), sex: 'female' },
  problem(['444814009', 'Viral sinusitis (disorder)'], [16, 0, 14], 'acetaminophen', 'temperature+0.4'),
  problem(
    ['195662009', 'Acute viral pharyngitis (disorder)'],
    [12, 0, 10],
    'acetaminophen',
    'temperature+0.6',
  ),
  problem(
    ['10509002', 'Acute bronchitis (disorder)'],
    [11, 0, 14],
    'acetaminophen',
    'crp+18 temperature+0.5',
  ),
  problem(['43878008', 'Streptococcal sore throat (disorder)'], [5, 2, 12], 'penicillin', 'temperature+1'),
  problem(['65363002', 'Otitis media'], [6, 0, 12], 'amoxicillin', 'temperature+0.8'),
  problem(['38822007', 'Cystitis'], [5, 16, 7], 'nitrofurantoin', 'leukocytes+3'),
  problem(['44465007', 'Sprain of ankle'], [5, 5, 30], 'ibuprofen', 'pain+3'),
  problem(['65966004', 'Fracture of forearm'], [2, 3, 90], 'acetaminophen', 'pain+4'),
  problem(['62106007', 'Concussion with no loss of consciousness'], [2, 4, 30]),
]

export const vaccines: readonly Coded[] = [
  { code: '140', display: 'Influenza, seasonal, injectable, preservative free' },
  { code: '113', display: 'Td (adult) preservative free' },
  { code: '133', display: 'Pneumococcal conjugate PCV 13' },
  { code: '121', display: 'zoster' },
  { code: '115', display: 'Tdap' },
  { code: '43', display: 'Hep B, adult' },
]

export const childhoodVaccines: readonly Coded[] = [
  { code: '20', display: 'DTaP' },
  { code: '10', display: 'IPV' },
  { code: '03', display: 'MMR' },
  { code: '21', display: 'varicella' },
  { code: '08', display: 'Hep B, adolescent or pediatric' },
  { code: '49', display: 'Hib (PRP-OMP)' },
]

export const allergies: ReadonlyArray<Coded & { readonly category: 'food' | 'medication' | 'environment' }> =
  [
    { code: '419474003', display: 'Allergy to mould', category: 'environment' },
    { code: '232350006', display: 'House dust mite allergy', category: 'environment' },
    { code: '418689008', display: 'Allergy to grass pollen', category: 'environment' },
    { code: '300913006', display: 'Shellfish allergy', category: 'food' },
    { code: '91934008', display: 'Allergy to nut', category: 'food' },
    { code: '91935009', display: 'Allergy to peanuts', category: 'food' },
    { code: '91936005', display: 'Allergy to penicillin', category: 'medication' },
    { code: '294505008', display: 'Allergy to amoxicillin', category: 'medication' },
  ]

export const reactions: readonly Coded[] = [
  { code: '271807003', display: 'Eruption of skin' },
  { code: '126485001', display: 'Urticaria' },
  { code: '39579001', display: 'Anaphylaxis' },
  { code: '49727002', display: 'Cough' },
]

export const procedures: readonly Coded[] = [
  { code: '430193006', display: 'Medication Reconciliation (procedure)' },
  { code: '127783003', display: 'Spirometry (procedure)' },
  { code: '171207006', display: 'Depression screening' },
  { code: '73761001', display: 'Colonoscopy' },
  { code: '76601001', display: 'Intramuscular injection' },
  { code: '399208008', display: 'Plain chest X-ray (procedure)' },
  { code: '433236007', display: 'Transthoracic echocardiography' },
]
