import { envelopeBytes, seal } from '../../../electron/exchange/envelope.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { writeInvitation } from '../../../electron/exchange/invitation.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { document, section, template } from '../../fixtures/ccda-parts.ts'
import { hostileShapes } from '../../fixtures/hostile-shapes.ts'
import { bodyOf } from '../../fixtures/letters.ts'
import { tinyZip } from '../../fixtures/tiny-zip.ts'
import { rich } from '../../unit/intake/fhir/rich/all.ts'
import { changes } from './mutate.ts'

/** Who is given the bytes: whoever reads files, or whoever hears peers. */
export const readers = ['file', 'envelope', 'bundle', 'catalogue', 'invitation', 'entry'] as const
export interface Input {
  readonly reader: (typeof readers)[number]
  /** As what it came, and what was done to it. */
  readonly how: string
  readonly bytes: Buffer
}
interface Base {
  readonly reader: Input['reader']
  readonly name: string
  readonly bytes: Buffer
}

const text = (reader: Input['reader'], name: string, written: string): Base => ({
  reader,
  name,
  bytes: Buffer.from(written),
})
const entries = rich.map(resource => ({ fullUrl: `urn:uuid:${resource['id'] as string}`, resource }))
const whole = { resourceType: 'Bundle', type: 'collection', entry: entries.slice(0, 12) }
const identity = identityFrom(new Uint8Array(32).fill(7))
const letter = envelopeBytes(
  seal(identity, { kind: 'summary', sequence: 3, body: bodyOf.summary }),
).toString()
const catalogue = canonical({
  say: 'have',
  log: 'ef'.repeat(32),
  addresses: ['10.0.0.1:7'],
  entries: [{ index: 0, issuer: 'ab'.repeat(32), sequence: 7, mark: 'cd'.repeat(8) }],
  last: true,
})
const form = canonical({
  casebookEntry: 1,
  entry: 'a1b2c3d4-0000',
  version: 1,
  person: { is: 'new', name: 'Ada Invented', sex: 'female', birth: '1950-02-03' },
  happened: '2026-03-04',
  written: '2026-03-04T10:00:00Z',
  writer: 'Dr Invented',
  facts: [
    { is: 'measurement', key: 'k', what: { text: 'Potassium', codes: [] }, value: '4.1', unit: 'mmol/L' },
  ],
  takenBack: [],
})
const clinicalDocument = document(
  section(
    '8716-3',
    '<table><tbody><tr><td ID="a">Pulse</td></tr></tbody></table>',
    `<observation classCode="OBS" moodCode="EVN">${template(27)}<id root="1.2" extension="x"/>
     <code code="8867-4" codeSystem="2.16.840.1.113883.6.1"><originalText><reference value="#a"/></originalText></code>
     <statusCode code="completed"/><effectiveTime value="20240101"/><value xsi:type="PQ" value="72" unit="/min"/>
     </observation>`,
  ),
)
const html = '<html><body><p>Ada &amp; <b>Bea</b><script>x()</script><!-- no --></body></html>'

const bases: readonly Base[] = [
  ...rich.map((each, index) => text('file', `resource ${index}`, JSON.stringify(each))),
  text('file', 'bundle', JSON.stringify(whole)),
  text('file', 'list', JSON.stringify(rich.slice(0, 10))),
  text('file', 'lines', rich.map(each => JSON.stringify(each)).join('\n')),
  text(
    'file',
    'bundle of bundles',
    JSON.stringify({ ...whole, entry: [{ resource: whole }, { resource: whole }] }),
  ),
  text(
    'file',
    'parameters',
    JSON.stringify({
      resourceType: 'Parameters',
      parameter: [{ name: 'a', part: [{ name: 'b', resource: whole }] }],
    }),
  ),
  text(
    'file',
    'HL7 v2',
    'MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|P|2.5\rPID|1||1^^^A||Ada^Bea\rOBX|1|NM|K||4.1|mmol/L\r',
  ),
  text(
    'file',
    'CDA',
    '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>a</title></ClinicalDocument>',
  ),
  text('file', 'C-CDA', clinicalDocument),
  text('file', 'HTML', html),
  text('file', 'table', 'id;name;value\n1;"Ada; B";4.1\n2;Bea;5\n3;Cea;6\n'),
  text('file', 'RTF', '{\\rtf1\\ansi Ada \\b Bea\\b0}'),
  text('file', 'VCF', '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n1\t2\t.\tA\tC\n'),
  text('file', 'references', 'TY  - JOUR\nAU  - Ada\nER  - \n'),
  {
    reader: 'file',
    name: 'ZIP',
    bytes: Buffer.from(
      tinyZip([
        ['word/a.xml', html],
        ['[Content_Types].xml', '<a/>'],
      ]),
    ),
  },
  text('file', 'form', form),
  text('entry', 'form', form),
  text('envelope', 'letter', letter),
  ...Object.values(bodyOf).map(body => text('envelope', 'body', body)),
  text('bundle', 'bundle file', `{"format":"casebook-bundle/1"}\n${letter}\n${letter}\n`),
  text('catalogue', 'message', catalogue),
  text(
    'invitation',
    'code',
    writeInvitation({ key: 'ab'.repeat(32), secret: new Uint8Array(16), addresses: ['10.0.0.1:7'] }),
  ),
]
const names = Object.keys(changes)

/** The input of a seed: the same each time. */
export function inputOf(seed: number): Input {
  const random = createRandom(seed)
  if (random.integer(12) === 0) {
    const shape = hostileShapes[random.integer(hostileShapes.length)]!
    const size = 10 ** (2 + random.uniform() * 3.6)
    const isAll = random.integer(3) === 0
    const made = Buffer.from(shape.make(size), 'latin1')
    const name = names[random.integer(names.length)]!
    return {
      reader: readers[random.integer(4) === 0 ? random.integer(readers.length) : 0]!,
      how: `${shape.name}${isAll ? '' : `, ${name}`}`,
      bytes: isAll ? made : changes[name]!(made, random),
    }
  }
  const base = bases[random.integer(bases.length)]!
  let { bytes } = base
  const done: string[] = []
  for (let n = random.integer(4); n >= 0; n--) {
    const name = names[random.integer(names.length)]!
    bytes = changes[name]!(bytes, random)
    done.push(name)
    if (bytes.length > 2_000_000) break
  }
  return { reader: base.reader, how: `${base.name}: ${done.join(', ')}`, bytes }
}
