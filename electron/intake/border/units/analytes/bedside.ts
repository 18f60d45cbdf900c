import type { Analyte } from './analyte.ts'

/** Vital signs, sizes, blood gases, function of organs. */
export const bedside: readonly Analyte[] = [
  { name: 'blood pressure', unit: 'mm[Hg]', loinc: '8480-6 8462-4 8478-0 8479-8 8459-0 8453-3' },
  { name: 'heart rate', unit: '/min', loinc: '8867-4 8889-8 8893-0' },
  { name: 'respiratory rate', unit: '/min', loinc: '9279-1' },
  {
    name: 'body temperature',
    unit: 'Cel',
    loinc: '8310-5 8331-1 8332-9 8333-7 8328-7',
    loose: 'temperature',
  },
  { name: 'body weight', unit: 'kg', loinc: '29463-7 3141-9 3142-7 8335-2 8339-4' },
  { name: 'body height', unit: 'cm', loinc: '8302-2 3137-7 8306-3 8308-9 8301-4' },
  { name: 'head and waist circumference', unit: 'cm', loinc: '8287-5 9843-4 8280-0 56086-2' },
  { name: 'body mass index', unit: 'kg/m2', loinc: '39156-5' },
  { name: 'body surface area', unit: 'm2', loinc: '3140-1 8277-6' },
  { name: 'oxygen saturation', unit: '%', loinc: '2708-6 59408-5 2710-2' },
  { name: 'carbon dioxide, partial pressure', unit: 'mm[Hg]', loinc: '2019-8 11557-6 2021-4' },
  { name: 'oxygen, partial pressure', unit: 'mm[Hg]', loinc: '2703-7 11556-8 2705-2' },
  {
    name: 'pH',
    unit: '[pH]',
    loinc: '2744-1 11558-4 2746-6 2756-5 5803-2',
    loose: 'number',
  },
  { name: 'specific gravity of urine', unit: '1', loinc: '5811-5 2965-2', loose: 'number' },
  {
    // By its code an estimate for 1.73 m² of body surface, also where `mL/min` is written.
    name: 'glomerular filtration rate, estimated',
    unit: 'mL/min/{1.73_m2}',
    loinc: '33914-3 48642-3 48643-1 62238-1 77147-7 88293-6 88294-4 98979-8 50044-7 50210-4 69405-9',
  },
  { name: 'creatinine clearance', unit: 'mL/min', loinc: '2164-2' },
  { name: 'left ventricular ejection fraction', unit: '%', loinc: '10230-1' },
  { name: 'intervals of the electrocardiogram', unit: 'ms', loinc: '8625-6 8633-0 8634-8 8636-3' },
  { name: 'forced expiratory volume and vital capacity', unit: 'L', loinc: '20150-9 19868-9' },
  { name: 'peak expiratory flow', unit: 'L/min', loinc: '33452-4' },
  { name: 'gestational age', unit: 'wk', loinc: '18185-9 11884-4 11885-1' },
]
