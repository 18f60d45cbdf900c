import { canonical } from '../../../shared/domain/canonical.ts'
import { wordsOf } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { newer } from '../../../shared/domain/facts/version-order.ts'
import type { Referent } from '../../../shared/domain/referent.ts'
import { hashOf } from '../../host/fact-hash.ts'
import type { WritableDb } from '../db.ts'

/** What a fact's concept is named by, where it stands in a referent. */
export const conceptOf = (fact: Said): string | undefined =>
  fact.kind === 'medication' && fact.concept.codes.length === 0 ? linked(fact, 'medication') : undefined
const linked = ({ links }: Said, role: Said['links'][number]['role']) =>
  links.find(link => link.role === role)?.identity
/** What a fact is named by, where what is shown or searched of it stands in a referent. */
export const namedBy = (fact: Said): string | undefined =>
  conceptOf(fact) ?? (fact.kind === 'document' ? linked(fact, 'content') : undefined)

const namesIn = ({ identity, aliases }: Pick<Referent, 'identity' | 'aliases'>) => [identity, ...aliases]

/** What facts name: kept as it came, and joined when a fact is read, so that which came first never matters. */
export function referentRepository(db: WritableDb) {
  const add = db.prepare<[string, number, number, Buffer, string]>(
    'INSERT OR IGNORE INTO referent (identity, import, source, hash, body) VALUES (?, ?, ?, ?, ?)',
  )
  const addName = db.prepare<[string, string, number, number]>(
    'INSERT OR IGNORE INTO referent_name (name, identity, import, source) VALUES (?, ?, ?, ?)',
  )
  const bodies = db
    .prepare<[string], string>(
      `SELECT DISTINCT body FROM referent_name JOIN referent USING (identity)
        WHERE referent_name.name = ? ORDER BY hash`,
    )
    .pluck()
  const addNamed = db.prepare<[string, number]>('INSERT OR IGNORE INTO named (name, fact) VALUES (?, ?)')
  const factsNamed = db.prepare<[string], number>('SELECT fact FROM named WHERE name = ?').pluck()
  const factsNamedFrom = db
    .prepare<[number], number>(
      `SELECT DISTINCT named.fact FROM referent
        JOIN referent_name ON referent_name.identity = referent.identity
        JOIN named ON named.name = referent_name.name
        WHERE referent.source = ?`,
    )
    .pluck()
  const namesOf = db.prepare<[string], string>('SELECT name FROM referent_name WHERE identity = ?').pluck()
  const broughtBy = db
    .prepare<[number, number], string>('SELECT identity FROM referent WHERE import = ? LIMIT ?')
    .pluck()
  const drop = ['referent_name', 'referent'].map(table =>
    db.prepare<[string, number]>(`DELETE FROM ${table} WHERE identity = ? AND import = ?`),
  )

  /** The newest referent of this name; of several between which nothing decides, the same one always. */
  function byName(name: string): Referent | undefined {
    const all = bodies.all(name).map(body => JSON.parse(body) as Referent) // written by keep
    return all.reduce<Referent | undefined>(
      (best, each) => (best && newer(best, each) >= 0 ? best : each),
      undefined,
    )
  }

  /** The words of the files that a document names beside those it holds. */
  const filesOf = ({ links }: Said) =>
    links.flatMap(({ role, identity }) => {
      const text = role === 'content' && identity !== undefined ? byName(identity)?.text : undefined
      return text === undefined ? [] : [{ text }]
    })

  return {
    /** The facts that are, or may be, named by a referent, under whatever name any source gave it. */
    factsNamedBy: (referent: Pick<Referent, 'identity' | 'aliases'>): number[] =>
      [...new Set([...namesIn(referent), ...namesOf.all(referent.identity)])].flatMap(name =>
        factsNamed.all(name),
      ),
    keep({ place: _place, ...referent }: Referent, origin: { importId: number; sourceId: number }): void {
      const body = canonical(referent)
      add.run(referent.identity, origin.importId, origin.sourceId, hashOf(body), body)
      for (const name of namesIn(referent))
        addName.run(name, referent.identity, origin.importId, origin.sourceId)
    },
    /** Notes that this fact's concept stands in a referent of that name, whether or not it has come yet. */
    awaitedBy: (fact: number, name: string) => {
      addNamed.run(name, fact)
    },
    /**
     * A fact with what its referents give it: a medicine's concept where it has none of its own, the words of files
     * that a document names. As it is where none has come.
     */
    complete<F extends Said>(fact: F): F {
      if (fact.kind === 'document') return { ...fact, attachments: [...fact.attachments, ...filesOf(fact)] }
      const name = conceptOf(fact)
      const referent = name === undefined ? undefined : byName(name)
      return referent ? { ...fact, concept: referent.concept } : fact
    },
    /** What a person, an organisation or a place of this name is called; undefined where none has come. */
    called(name: string): string | undefined {
      const found = byName(name)
      return found && (found.name ?? (wordsOf(found.concept) || undefined))
    },
    /** Identities of what an import brought to be named, so many at most. */
    broughtBy: (importId: number, most: number): string[] => [...new Set(broughtBy.all(importId, most))],
    /** The facts that are named by what a source brought. */
    factsNamedFrom: (source: number): number[] => factsNamedFrom.all(source),
    /** Forgets what an import brought of this identity. */
    forget(importId: number, identity: string): void {
      for (const statement of drop) statement.run(identity, importId)
    },
  }
}
export type ReferentRepository = ReturnType<typeof referentRepository>
