/* Two entries of an invented clinic's bundle, as its server would write them. */

export const patient = (name: string, birthDate: string) => ({
  fullUrl: 'http://clinic.invalid/Patient/1',
  resource: { resourceType: 'Patient', id: '1', name: [{ text: name }], birthDate },
})
export const pulse = (id: string, value: number) => ({
  resource: {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: 'pulse' },
    subject: { reference: 'Patient/1' },
    effectiveDateTime: '2026-01-02',
    valueQuantity: { value, unit: '/min' },
  },
})
export const bundle = (...entry: object[]) =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })
export const ada = bundle(patient('Ada Invented', '1950-02-03'), pulse('o1', 72))
