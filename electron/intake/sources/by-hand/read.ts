import {
  BY_HAND,
  factName,
  nameOf,
  personName,
  signedEntry,
  type SignedEntry,
} from '../../../../shared/domain/entry.ts'
import { BIRTH_IS_ABOUT } from '../../../../shared/domain/patient.ts'
import { say } from '../../../../shared/words/message.ts'
import { readMoment } from '../../border/read-moment.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { factOf } from './fact-of.ts'

function formIn(bytes: Uint8Array): SignedEntry | undefined {
  try {
    return signedEntry.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data
  } catch {
    return undefined // no JSON
  }
}

/**
 * Whom an entry is about, by name. Somebody of another source is called what that source calls her, so that she need
 * not be described twice, and what was written of her waits for her where her own source is undone. A form that came as
 * a file from elsewhere can speak of nobody here.
 */
function calledIn({ entry, person }: SignedEntry, scope: string): string {
  if (person.is === 'new') return personName(entry, scope)
  return scope === BY_HAND ? person.identity : `${person.identity}@${scope}`
}

/** Reads a signed form: whom it describes, what it states, and what it takes back of its earlier versions. */
export function* readEntry({ place, bytes }: Piece, { scope }: Situation): Generator<Reading> {
  const form = formIn(bytes)
  if (!form) {
    const said = { reason: say('entry.no-form'), remedy: say('entry.no-form-remedy') }
    yield { kind: 'reject', reject: { place, ...said } }
    return
  }
  const { entry, person } = form
  const versionId = String(form.version)
  if (person.is === 'new') {
    const birth = readMoment(person.birth)
    yield {
      kind: 'person',
      person: {
        identity: personName(entry, scope),
        aliases: [],
        name: person.name,
        otherNames: person.otherNames,
        ...(birth && { birth }),
        sex: person.sex,
        active: true,
        identifiers: person.identifiers.map(({ value, label }) => ({
          system: '',
          value,
          ...(label !== undefined && { label }),
        })),
        addresses: [],
        telecom: [],
        qualifiers: [
          ...(person.birthIsAbout
            ? [{ name: BIRTH_IS_ABOUT, value: { kind: 'boolean', value: true } as const }]
            : []),
          ...(person.ageTold === undefined
            ? []
            : [{ name: 'age as told', value: { kind: 'text', text: person.ageTold } as const }]),
        ],
        versionId,
        unread: [],
        place,
      },
    }
  }
  for (const stated of form.facts) {
    const identity = factName(entry, nameOf(stated), scope)
    yield { kind: 'fact', fact: factOf(stated, form, { identity, patient: calledIn(form, scope), place }) }
  }
  for (const name of form.takenBack)
    yield { kind: 'retraction', retraction: { identity: factName(entry, name, scope), versionId, place } }
}
