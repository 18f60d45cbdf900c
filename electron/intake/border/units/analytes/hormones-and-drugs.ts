import { molarMass } from '../molar-mass.ts'
import type { Analyte } from './analyte.ts'

/**
 * Hormones of one known molecule, and drugs whose levels are watched. The formula is the source of the molar
 * mass. What is a mixture (gentamicin), or standardised in units whose mass is disputed (insulin, prolactin,
 * growth hormone), has none and stays on its own side.
 */
export const hormonesAndDrugs: readonly Analyte[] = [
  {
    name: 'cortisol',
    unit: 'nmol/L',
    loinc: '2143-6 14675-3 9813-7 14679-5 9812-9 14678-7',
    molarMass: molarMass('C21H30O5'),
  },
  { name: 'thyrotropin', unit: 'm[iU]/L', loinc: '3016-3 11579-0 11580-8', loose: 'international' },
  { name: 'thyroxine, free', unit: 'pmol/L', loinc: '3024-7 14920-3', molarMass: molarMass('C15H11I4NO4') },
  { name: 'thyroxine', unit: 'nmol/L', loinc: '3026-2 14921-1', molarMass: molarMass('C15H11I4NO4') },
  {
    name: 'triiodothyronine, free',
    unit: 'pmol/L',
    loinc: '3051-0 14928-6',
    molarMass: molarMass('C15H12I3NO4'),
  },
  {
    name: 'triiodothyronine',
    unit: 'nmol/L',
    loinc: '3053-6 14930-2',
    molarMass: molarMass('C15H12I3NO4'),
  },
  { name: 'testosterone', unit: 'nmol/L', loinc: '2986-8 14913-8', molarMass: molarMass('C19H28O2') },
  { name: 'testosterone, free', unit: 'pmol/L', loinc: '2991-8 14914-6', molarMass: molarMass('C19H28O2') },
  { name: 'oestradiol', unit: 'pmol/L', loinc: '2243-4 14715-7', molarMass: molarMass('C18H24O2') },
  { name: 'progesterone', unit: 'nmol/L', loinc: '2839-9 14890-8', molarMass: molarMass('C21H30O2') },
  {
    name: 'dehydroepiandrosterone sulfate',
    unit: 'umol/L',
    loinc: '2191-5 14688-6',
    molarMass: molarMass('C19H28O5S'),
  },
  { name: 'androstenedione', unit: 'nmol/L', loinc: '1854-9 14603-5', molarMass: molarMass('C19H26O2') },
  {
    name: '17-hydroxyprogesterone',
    unit: 'nmol/L',
    loinc: '1668-3 14569-8',
    molarMass: molarMass('C21H30O3'),
  },
  { name: 'aldosterone', unit: 'pmol/L', loinc: '1763-2 14586-2', molarMass: molarMass('C21H28O5') },
  // Human parathyrin 1-84 and corticotropin 1-39.
  {
    name: 'parathyrin',
    unit: 'pmol/L',
    loinc: '2731-8 14866-8',
    molarMass: molarMass('C408H674N126O126S2'),
  },
  {
    name: 'corticotropin',
    unit: 'pmol/L',
    loinc: '2141-0 14674-6',
    molarMass: molarMass('C207H308N56O58S'),
  },
  { name: 'insulin, in units', unit: 'm[iU]/L', loinc: '20448-7', loose: 'international' },
  { name: 'insulin, as amount', unit: 'pmol/L', loinc: '14796-7' },
  { name: 'lutropin and follitropin', unit: '[iU]/L', loinc: '10501-5 15067-2', loose: 'international' },
  { name: 'choriogonadotropin', unit: '[iU]/L', loinc: '19080-1 21198-7', loose: 'international' },
  { name: 'prolactin, as mass', unit: 'ug/L', loinc: '2842-3' },
  { name: 'growth hormone and IGF-1', unit: 'ug/L', loinc: '2963-7 2484-4' },
  // Drugs.
  {
    name: 'lithium',
    unit: 'mmol/L',
    loinc: '14334-7 3719-2',
    molarMass: molarMass('Li'),
    charge: 1,
  },
  { name: 'digoxin', unit: 'nmol/L', loinc: '10535-3 14698-5', molarMass: molarMass('C41H64O14') },
  { name: 'paracetamol', unit: 'umol/L', loinc: '3298-7 14581-3', molarMass: molarMass('C8H9NO2') },
  { name: 'salicylate', unit: 'mmol/L', loinc: '4024-6 14909-6', molarMass: molarMass('C7H6O3') },
  { name: 'phenytoin', unit: 'umol/L', loinc: '3968-5 14877-5', molarMass: molarMass('C15H12N2O2') },
  { name: 'carbamazepine', unit: 'umol/L', loinc: '3432-2 14639-9', molarMass: molarMass('C15H12N2O') },
  { name: 'valproate', unit: 'umol/L', loinc: '4086-5 14946-8', molarMass: molarMass('C8H16O2') },
  { name: 'phenobarbital', unit: 'umol/L', loinc: '3948-7 14874-2', molarMass: molarMass('C12H12N2O3') },
  { name: 'lamotrigine', unit: 'umol/L', loinc: '6948-4 25458-1', molarMass: molarMass('C9H7Cl2N5') },
  { name: 'levetiracetam', unit: 'umol/L', loinc: '30471-7 48347-9', molarMass: molarMass('C8H14N2O2') },
  { name: 'theophylline', unit: 'umol/L', loinc: '4049-3 14915-3', molarMass: molarMass('C7H8N4O2') },
  { name: 'methotrexate', unit: 'umol/L', loinc: '14836-1', molarMass: molarMass('C20H22N8O5') },
  {
    name: 'vancomycin',
    unit: 'mg/L',
    loinc: '20578-1 31012-8 4092-3 39797-6 4090-7 39796-8',
    molarMass: molarMass('C66H75Cl2N9O24'),
  },
  { name: 'gentamicin', unit: 'mg/L', loinc: '35668-3 3665-7 3663-2' },
  { name: 'tacrolimus', unit: 'ug/L', loinc: '11253-2', molarMass: molarMass('C44H69NO12') },
  {
    name: 'ciclosporin',
    unit: 'ug/L',
    loinc: '3520-4 3521-2 15103-5 14978-1 78920-6',
    molarMass: molarMass('C62H111N11O12'),
  },
  {
    name: 'ethanol',
    unit: 'mmol/L',
    loinc: '5640-8 15120-9 5643-2 14719-9',
    molarMass: molarMass('C2H6O'),
  },
]
