import { molarMass } from '../molar-mass.ts'
import type { Analyte } from './analyte.ts'

/**
 * Proteins, enzymes, markers. Most proteins are weighed and never counted; an enzyme's activity says nothing
 * of its mass.
 */
export const proteinsAndEnzymes: readonly Analyte[] = [
  {
    name: 'aminotransferases',
    unit: 'U/L',
    loinc: '1742-6 1743-4 1920-8 30239-8',
    loose: 'enzyme',
  },
  { name: 'alkaline phosphatase', unit: 'U/L', loinc: '6768-6', loose: 'enzyme' },
  { name: 'gamma glutamyl transferase', unit: 'U/L', loinc: '2324-2', loose: 'enzyme' },
  { name: 'lactate dehydrogenase', unit: 'U/L', loinc: '2532-0 14804-9', loose: 'enzyme' },
  { name: 'creatine kinase', unit: 'U/L', loinc: '2157-6', loose: 'enzyme' },
  { name: 'lipase and amylase', unit: 'U/L', loinc: '3040-3 1798-8', loose: 'enzyme' },
  { name: 'albumin, protein, globulin in serum', unit: 'g/L', loinc: '1751-7 2885-2 2336-6 10834-0' },
  { name: 'immunoglobulins G, A and M', unit: 'g/L', loinc: '2465-3 2458-8 2472-9' },
  { name: 'immunoglobulin E', unit: 'k[iU]/L', loinc: '19113-0', loose: 'international' },
  { name: 'complement C3 and C4', unit: 'g/L', loinc: '4485-9 4498-2' },
  { name: 'transferrin, haptoglobin, ceruloplasmin', unit: 'g/L', loinc: '3034-6 4542-7 2064-4' },
  { name: 'transferrin saturation', unit: '%', loinc: '2502-3 2505-6' },
  { name: 'apolipoproteins A-I and B', unit: 'g/L', loinc: '1869-7 1884-6' },
  { name: 'C reactive protein', unit: 'mg/L', loinc: '1988-5 30522-7' },
  { name: 'procalcitonin', unit: 'ug/L', loinc: '33959-8' },
  { name: 'ferritin', unit: 'ug/L', loinc: '2276-4' },
  { name: 'troponin I and T', unit: 'ng/L', loinc: '10839-9 89579-7 42757-5 6598-7 67151-1' },
  { name: 'creatine kinase MB and myoglobin, as mass', unit: 'ug/L', loinc: '13969-1 2639-3' },
  { name: 'natriuretic peptides', unit: 'ng/L', loinc: '30934-4 42637-9 33762-6' },
  { name: 'prostate specific antigen', unit: 'ug/L', loinc: '2857-1 10886-0' },
  { name: 'carcinoembryonic antigen and alpha fetoprotein', unit: 'ug/L', loinc: '2039-6 1834-1' },
  // Urine.
  { name: 'albumin in urine', unit: 'mg/L', loinc: '1754-1 14957-5' },
  { name: 'protein in urine', unit: 'mg/L', loinc: '2888-6 5804-0' },
  {
    // The creatinine below the line is weighed or counted: 1 mg/mmol is 8.84 mg/g.
    name: 'albumin or protein by creatinine in urine',
    unit: 'mg/g',
    loinc: '14959-1 9318-7 14958-3 14585-4 32294-1 30000-4 2890-2',
    molarMass: molarMass('C4H7N3O'),
  },
  // Coagulation.
  { name: 'fibrinogen', unit: 'g/L', loinc: '3255-7' },
  { name: 'fibrin D-dimer, in fibrinogen equivalents', unit: 'ug/L{FEU}', loinc: '48065-7' },
  { name: 'fibrin D-dimer, in D-dimer units', unit: 'ug/L{DDU}', loinc: '48066-5' },
  { name: 'prothrombin and partial thromboplastin time', unit: 's', loinc: '5902-2 14979-9 3173-2' },
  { name: 'international normalised ratio', unit: '1', loinc: '6301-6 34714-6', loose: 'number' },
]
