import { molarMass } from '../molar-mass.ts'
import type { Analyte } from './analyte.ts'

/**
 * Metabolites, electrolytes, trace elements: what is weighed in one country and counted in another. The
 * formula is the source of the molar mass; where the laboratory weighs only a part (the nitrogen of urea, the
 * phosphorus of phosphate), the formula is of that part, as in the AMA Manual of Style's table 17.5-2.
 */
export const smallMolecules: readonly Analyte[] = [
  {
    name: 'glucose',
    unit: 'mmol/L',
    loinc:
      '2345-7 2339-0 2340-8 41653-7 41652-9 41651-1 1558-6 14749-6 15074-8 14743-9 72516-8 39480-9 39481-7 ' +
      '14771-0 2342-4 14744-7 2350-7 15076-3 5792-7 22705-8',
    molarMass: molarMass('C6H12O6'),
  },
  {
    name: 'creatinine in blood',
    unit: 'umol/L',
    loinc: '2160-0 38483-4 14682-9 59826-8',
    molarMass: molarMass('C4H7N3O'),
  },
  {
    name: 'creatinine in urine',
    unit: 'mmol/L',
    loinc: '2161-8 14683-7',
    molarMass: molarMass('C4H7N3O'),
  },
  {
    // Only the nitrogen is weighed: two atoms a molecule of urea.
    name: 'urea nitrogen, as urea',
    unit: 'mmol/L',
    loinc: '3094-0 6299-2 14937-7 59570-2',
    molarMass: molarMass('N2'),
  },
  {
    name: 'urea',
    unit: 'mmol/L',
    loinc: '3091-6 20977-5 22664-7 72903-8',
    molarMass: molarMass('CH4N2O'),
  },
  {
    name: 'sodium',
    unit: 'mmol/L',
    loinc: '2951-2 2947-0 2955-3',
    molarMass: molarMass('Na'),
    charge: 1,
  },
  {
    name: 'potassium',
    unit: 'mmol/L',
    loinc: '2823-3 6298-4 75940-7 2828-2',
    molarMass: molarMass('K'),
    charge: 1,
  },
  {
    name: 'chloride',
    unit: 'mmol/L',
    loinc: '2075-0 2069-3 2078-4',
    molarMass: molarMass('Cl'),
    charge: 1,
  },
  { name: 'bicarbonate', unit: 'mmol/L', loinc: '1963-8 1959-6 1960-4 14627-4', charge: 1 },
  { name: 'carbon dioxide, total', unit: 'mmol/L', loinc: '2028-9 20565-8', charge: 1 },
  // A difference of singly charged ions, counted as such.
  { name: 'anion gap', unit: 'mmol/L', loinc: '33037-3 10466-1 41276-7 1863-0', charge: 1 },
  { name: 'base excess', unit: 'mmol/L', loinc: '11555-0 1925-7', charge: 1 },
  {
    name: 'calcium',
    unit: 'mmol/L',
    loinc: '17861-6 2000-8 49765-1 1996-8',
    molarMass: molarMass('Ca'),
    charge: 2,
  },
  {
    name: 'calcium, ionised',
    unit: 'mmol/L',
    loinc: '1995-0 1994-3 17863-2 38230-9 17864-0 12180-6',
    molarMass: molarMass('Ca'),
    charge: 2,
  },
  {
    name: 'magnesium',
    unit: 'mmol/L',
    loinc: '19123-9 2601-3 21377-7 2593-2',
    molarMass: molarMass('Mg'),
    charge: 2,
  },
  {
    // Weighed as phosphorus. No charge: it changes with the pH, 1.8 on average in plasma.
    name: 'phosphate',
    unit: 'mmol/L',
    loinc: '2777-1 14879-1 2774-8 24519-1',
    molarMass: molarMass('P'),
  },
  { name: 'urate', unit: 'umol/L', loinc: '3084-1 14933-6', molarMass: molarMass('C5H4N4O3') },
  {
    name: 'cholesterol, total and by fraction',
    unit: 'mmol/L',
    loinc:
      '2093-3 14647-2 2085-9 14646-4 2089-1 22748-8 13457-7 39469-2 18262-6 69419-0 43396-1 70204-3 ' +
      '13458-5 66126-4 2091-7 25371-6',
    molarMass: molarMass('C27H46O'),
  },
  {
    // Counted as triolein, which is what every published factor (0.0113) does.
    name: 'triglycerides',
    unit: 'mmol/L',
    loinc: '2571-8 14927-8 3043-7 70218-3',
    molarMass: molarMass('C57H104O6'),
  },
  {
    name: 'bilirubin, total, direct and indirect',
    unit: 'umol/L',
    loinc: '1975-2 14631-6 1968-7 14629-0 1971-1 14630-8',
    molarMass: molarMass('C33H36N4O6'),
  },
  {
    name: 'ammonia',
    unit: 'umol/L',
    loinc: '22763-7 16362-6 1841-6 20684-7',
    molarMass: molarMass('NH3'),
  },
  {
    name: 'lactate',
    unit: 'mmol/L',
    loinc: '2524-7 14118-4 32693-4 59032-3 2518-9 30242-2',
    molarMass: molarMass('C3H6O3'),
  },
  { name: 'homocysteine', unit: 'umol/L', loinc: '13965-9 2428-1', molarMass: molarMass('C4H9NO2S') },
  {
    name: 'iron and what binds it',
    unit: 'umol/L',
    loinc: '2498-4 14798-3 2500-7 14800-7 2501-5 22753-8',
    molarMass: molarMass('Fe'),
  },
  { name: 'copper', unit: 'umol/L', loinc: '5631-7 14665-4', molarMass: molarMass('Cu') },
  { name: 'zinc', unit: 'umol/L', loinc: '5763-8 14955-9', molarMass: molarMass('Zn') },
  { name: 'selenium', unit: 'umol/L', loinc: '5724-0 25521-6', molarMass: molarMass('Se') },
  { name: 'lead', unit: 'umol/L', loinc: '5671-3 10368-9 77307-7 14807-2', molarMass: molarMass('Pb') },
  { name: 'mercury', unit: 'nmol/L', loinc: '5685-3 25170-2', molarMass: molarMass('Hg') },
  // Cyanocobalamin, the calibrator.
  {
    name: 'vitamin B12',
    unit: 'pmol/L',
    loinc: '2132-9 14685-2',
    molarMass: molarMass('C63H88CoN14O14P'),
  },
  {
    name: 'folate',
    unit: 'nmol/L',
    loinc: '2284-8 14732-2 2283-0 14731-4 2282-2 25415-1',
    molarMass: molarMass('C19H19N7O6'),
  },
  {
    // As vitamin D3, which the published factor (2.496) is of, also where D2 is counted with it.
    name: '25-hydroxyvitamin D',
    unit: 'nmol/L',
    loinc: '1989-3 14635-7 62292-8',
    molarMass: molarMass('C27H44O2'),
  },
  {
    name: '1,25-dihydroxyvitamin D',
    unit: 'pmol/L',
    loinc: '1649-3 14566-4',
    molarMass: molarMass('C27H44O3'),
  },
  { name: 'retinol', unit: 'umol/L', loinc: '2923-1 14905-4', molarMass: molarMass('C20H30O') },
  { name: 'ascorbate', unit: 'umol/L', loinc: '1903-4 14622-5', molarMass: molarMass('C6H8O6') },
  { name: 'osmolality', unit: 'mosm/kg', loinc: '2692-2 2695-5' },
]
