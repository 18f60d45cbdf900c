import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { factKinds, type Fact } from '../../../shared/domain/fact.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { person as personSchema, type Person, type Sex } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Store } from '../open-store.ts'
import type { PatientRow } from '../repositories/charts.ts'
import type { NoteVersion } from '../repositories/notes.ts'
import { codeLabel, factLineOf } from './fact-line.ts'
import { byKind } from './by-kind.ts'

const parsed = (body: string) => JSON.parse(body) as Fact // written by versions.ts from a checked fact
const kindOf = (kind: Fact['kind']) => factKinds.indexOf(kind)
const described = (row: PatientRow) => personSchema.omit({ place: true }).parse(JSON.parse(row.body))
const unnamed = (name: string) => name || '(no name recorded)'
const minute = (clock: number, offsetMinutes: number): Moment => ({
  clock,
  precision: 'minute',
  offsetMinutes,
})
const day = (clock: number): Moment => ({ clock, precision: 'day', offsetMinutes: null })

/** What records does when the window asks for patients and their charts. */
export function patientHandlers(store: () => Store): Handlers<typeof patients> {
  function personRow(id: number) {
    const row = store().charts.person(id)
    if (!row?.described) throw new AppError('not-found', 'This casebook does not know that patient.')
    return row
  }
  function noteHead(note: number): NoteVersion {
    const newest = store().notes.newest(note)
    if (!newest) throw new AppError('not-found', 'This casebook does not know that note.')
    return newest
  }
  const own = ({ note, version, title, text, written, offset_minutes: offset, status }: NoteVersion) => ({
    note,
    version,
    title,
    text,
    written: minute(written, offset),
    status,
    own: true,
  })

  return {
    list({ query, offset, limit }) {
      const { total, rows } = store().charts.page(query, limit, offset)
      return {
        total,
        rows: rows.map(row => {
          const { birth, identifiers } = described(row)
          return {
            patient: row.id,
            name: unnamed(row.name),
            sex: row.sex as Sex,
            deceased: row.deceased === 1,
            facts: row.facts, // sex: checked when stored
            ...(birth && { birth }),
            ...(identifiers[0] && { identifier: identifiers[0].value }),
            ...(row.last_clock !== null && { lastActivity: day(row.last_clock) }),
            ...(row.hit !== null && { hit: row.hit }),
          }
        }),
      }
    },

    open({ patient }) {
      const { charts: chart, audit, write } = store()
      const row = personRow(patient)
      write(() => audit.write(`chart ${patient} opened`))
      const { name, otherNames, birth, death, identifiers, sex }: Omit<Person, 'place'> = described(row)
      const allergies = chart
        .facts(patient, kindOf('allergy'), 100, 0)
        .rows.map(each => parsed(each.body))
        .filter(each => each.kind === 'allergy' && each.status !== 'entered-in-error')
      return {
        patient,
        name: unnamed(name),
        otherNames,
        sex,
        ...(birth && { birth }),
        ...(death && { death }),
        identifiers: identifiers.map(each => ({ label: each.label ?? '', value: each.value })),
        allergies: allergies.map(each => ({
          label: codeLabel(each.codes),
          ...(each.kind === 'allergy' && each.criticality && { criticality: each.criticality }),
        })),
        allergiesRecorded: allergies.length > 0,
        lastChange: (chart.lastChange(patient) ?? '').slice(0, 16),
        counts: byKind(chart.kinds(patient)),
      }
    },

    facts({ patient, kind, offset, limit }) {
      const { total, rows } = store().charts.facts(patient, kindOf(kind), limit, offset)
      return { total, rows: rows.map(row => factLineOf(row.id, row.versions, parsed(row.body))) }
    },

    measured: ({ patient }) =>
      store()
        .charts.measured(patient)
        .map(({ system, code, display, unit, n, last, fact }) => {
          const time = timeOf(store().charts.body(fact))
          return {
            code: { system, code, ...(display && { display }) },
            unit,
            n,
            last,
            ...(time && { lastTime: time }),
          }
        }),

    series({ patient, system, code, unit }) {
      const { charts: chart, words } = store()
      const [codeId, unitId] = [words.lookUp(system, code), words.lookUpUnit(unit)]
      const rows = codeId === undefined || unitId === undefined ? [] : chart.series(patient, codeId, unitId)
      const facts = rows.map(row => ({ row, fact: parsed(row.body) }))
      const last = facts.at(-1)
      const ofPart = (fact: Fact, part: number) =>
        fact.kind !== 'observation' ? undefined : part === 0 ? fact : fact.components[part - 1]
      const newest = last && ofPart(last.fact, last.row.part)
      const reference = newest?.referenceRange
      return {
        label: newest ? codeLabel(newest.codes) : code,
        unit,
        ...(reference && {
          reference: {
            ...(reference.low !== undefined && { low: reference.low }),
            ...(reference.high !== undefined && { high: reference.high }),
          },
        }),
        points: facts.flatMap(({ row, fact }) => {
          if (!fact.start) return []
          const interpretation = ofPart(fact, row.part)?.interpretation
          const { flag } = factLineOf(row.fact, 1, fact)
          return [
            {
              time: fact.start,
              value: row.value,
              fact: { kind: fact.kind, id: row.fact },
              ...(row.comparator && { comparator: row.comparator }),
              ...(interpretation && { interpretation }),
              ...(flag && { flag }),
            },
          ]
        }),
      }
    },

    medicationSpans: ({ patient }) =>
      store()
        .charts.facts(patient, kindOf('medication'), 500, 0)
        .rows.map(each => parsed(each.body))
        .flatMap(fact =>
          fact.start
            ? [
                {
                  label: codeLabel(fact.codes),
                  start: fact.start,
                  status: fact.status,
                  ...(fact.end && { end: fact.end }),
                },
              ]
            : [],
        ),

    notes({ patient }) {
      const { notes, charts: chart } = store()
      const mine = notes.ofPerson(patient).map(each => ({
        note: each.note,
        title: each.title,
        written: minute(each.written, each.offset_minutes),
        own: true,
        versions: each.version,
        status: each.status,
      }))
      const imported = chart
        .facts(patient, kindOf('document'), 500, 0)
        .rows.map(row => ({ row, fact: parsed(row.body) }))
        .map(({ row, fact }) => ({
          note: -row.id,
          title: factLineOf(row.id, 1, fact).label,
          written: fact.start ?? day(Date.parse(row.stored)),
          own: false,
          versions: row.versions,
          status: 'imported' as const,
        }))
      return [...mine, ...imported]
    },
    readNote({ note }) {
      if (note > 0) return own(noteHead(note))
      const body = store().charts.body(-note)
      const fact = body === undefined ? undefined : parsed(body)
      if (fact?.kind !== 'document') throw new AppError('not-found', 'This casebook does not know that note.')
      return {
        note,
        version: 1,
        title: factLineOf(-note, 1, fact).label,
        text: fact.text ?? '',
        written: fact.start ?? day(0),
        status: 'imported',
        own: false,
      }
    },
    noteVersions: ({ note }) =>
      store()
        .notes.versions(note)
        .map(each => {
          const { version, title, text, written } = own(each)
          return { version, title, text, written }
        }),
    writeNote({ requestId, patient, note, version, title, text, status }) {
      const { notes, write, now, audit } = store()
      const known = notes.byRequest(requestId)
      if (known) return known
      personRow(patient)
      return write(() => {
        const before = note === undefined ? undefined : noteHead(note)
        if (before && before.version !== version)
          throw new AppError(
            'conflict',
            'This note was changed in the meantime. Read the newest version before saving.',
          )
        const id = note ?? notes.create(patient, status)
        const next = (before?.version ?? 0) + 1
        const offset = -now().getTimezoneOffset()
        notes.addVersion(id, next, status, requestId, title, text, now().getTime() + offset * 60_000, offset)
        audit.write(`note ${id} of chart ${patient} saved, version ${next}`)
        return { note: id, version: next }
      })
    },

    source({ kind, id }) {
      const row = store().charts.source(id, kindOf(kind))
      if (!row) throw new AppError('not-found', 'This casebook does not know that entry.')
      const { path, sha256, format, position, stored } = row
      return {
        path,
        sha256,
        format,
        position,
        imported: stored,
        text: store().sources.bytes(row.source, row.at, row.length).toString('utf8'),
      }
    },
    history: ({ kind, id }) =>
      store()
        .charts.history(id, kindOf(kind))
        .map(each => ({
          changed: each.stored,
          what: each.current ? 'shown now' : 'earlier version',
          text: JSON.stringify(parsed(each.body), null, 2),
        })),
  }
}

const timeOf = (body: string | undefined): Moment | undefined =>
  body === undefined ? undefined : parsed(body).start
