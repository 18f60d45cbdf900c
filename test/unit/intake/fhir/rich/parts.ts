import type { Holder } from '../../../../fixtures/fhir-leaves.ts'

/* Parts of resources, every one different from every other. */

let next = 0
/** A number that was not there before. */
export const unique = (): number => next++
export const word = (stem: string) => `${stem} ${unique().toString(36)}x`
export const code = (stem: string) => ({
  coding: [
    {
      system: `urn:system-${unique()}`,
      version: word('v'),
      code: `c${unique()}`,
      display: word(stem),
      userSelected: true,
    },
  ],
  text: word(stem),
})
export const to = (type: string) => ({ reference: `${type}/r${unique()}`, display: word(type) })
export const amount = (unit = 'mg') => ({
  value: 1_000 + unique(),
  unit,
  system: 'http://unitsofmeasure.org',
  code: unit,
})
export const period = (year: number) => ({ start: `${year}-02-03`, end: `${year}-04-05` })
export const identifier = () => ({
  use: 'official',
  type: code('kind of number'),
  system: `urn:ids-${unique()}`,
  value: `n${unique()}`,
})
export const note = () => ({
  authorString: word('author'),
  time: '2019-09-09T09:09:09Z',
  text: word('a remark'),
})
export const extension = (of: string) => ({
  url: `urn:extension-${unique()}`,
  [`value${of}`]: word('extended'),
})
export const attachment = () => ({
  contentType: 'text/plain',
  language: 'fi',
  data: Buffer.from(word('a letter')).toString('base64'),
  url: `urn:file-${unique()}`,
  size: 100_000 + unique(),
  hash: 'aGFzaA==',
  title: word('title'),
  creation: '2018-08-08',
})
export const common = (resourceType: string): Holder => ({
  resourceType,
  id: 'x',
  meta: {
    versionId: '77',
    lastUpdated: '2020-02-20T20:20:20Z',
    source: 'urn:its-source',
    profile: ['urn:its-profile'],
    security: [{ system: 'urn:security', code: 'R', display: 'restricted' }],
    tag: [{ system: 'urn:tag', code: 'T', display: 'tagged' }],
  },
  language: 'sv',
  extension: [extension('String'), { url: 'urn:nested', extension: [extension('Code'), extension('Uri')] }],
  identifier: [identifier()],
})
export const subject = {
  subject: { reference: 'Patient/p', display: 'Her Name' },
  encounter: to('Encounter'),
  note: [note()],
}
export const patient = { patient: { reference: 'Patient/p' } }
