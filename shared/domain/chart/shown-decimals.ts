import type { AnalyteId } from './analytes.ts'

/** Digits after the point that a clinician reads of an analyte, by the unit (UCUM) in which it is shown. */
const decimals: Partial<Readonly<Record<AnalyteId, Readonly<Record<string, number>>>>> = {
  'systolic': { 'mm[Hg]': 0 },
  'diastolic': { 'mm[Hg]': 0 },
  'creatinine': { 'umol/L': 0, 'mg/dL': 2 },
  'filtration': { 'mL/min/{1.73_m2}': 0, 'mL/min': 0 },
  'potassium': { 'mmol/L': 1 },
  'haemoglobin': { 'g/L': 0, 'g/dL': 1 },
  'hba1c': { '%': 1 },
  'sodium': { 'mmol/L': 0 },
  'ldl': { 'mmol/L': 1, 'mg/dL': 0 },
  'body-mass': { 'kg/m2': 1 },
  'heart-rate': { '/min': 0 },
  'glucose': { 'mmol/L': 1, 'mg/dL': 0 },
  'platelets': { '10*9/L': 0, '10*3/uL': 0 },
  'leukocytes': { '10*9/L': 1, '10*3/uL': 1 },
  'alt': { 'U/L': 0 },
  'ast': { 'U/L': 0 },
  'oxygen': { '%': 0 },
  'temperature': { Cel: 1 },
  'respiration': { '/min': 0 },
  'weight': { kg: 1 },
  'height': { cm: 0 },
  'calcium': { 'mmol/L': 2, 'mg/dL': 1 },
  'bicarbonate': { 'mmol/L': 0 },
  'chloride': { 'mmol/L': 0 },
  'urea-nitrogen': { 'mmol/L': 1, 'mg/dL': 0 },
  'urea': { 'mmol/L': 1, 'mg/dL': 0 },
  'cholesterol': { 'mmol/L': 1, 'mg/dL': 0 },
  'hdl': { 'mmol/L': 1, 'mg/dL': 0 },
  'triglycerides': { 'mmol/L': 1, 'mg/dL': 0 },
  'mcv': { fL: 0 },
  'haematocrit': { '%': 0 },
}
const plain = /^-?\d+\.(\d+)$/u

/**
 * A number as a list shows it: with no more digits after the point than its analyte is read by, and never more than its
 * source wrote. The source keeps its own text.
 */
export function listedNumber(text: string, analyte: AnalyteId | undefined, unit: string): string {
  const most = analyte && decimals[analyte]?.[unit]
  const [, fraction] = plain.exec(text) ?? []
  if (most === undefined || fraction === undefined || fraction.length <= most) return text
  return Number(text).toFixed(most)
}
