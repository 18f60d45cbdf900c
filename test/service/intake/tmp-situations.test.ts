import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'vitest'
import { intakeRoom } from '../../fixtures/intake-room.ts'
import { factKinds } from '../../../shared/domain/fact.ts'
it('dump', async () => {
  const root = path.resolve('test/fixtures/fhir/situations')
  const out: string[] = []
  const names = readdirSync(root).filter(n => !n.endsWith('.md'))
  const groups = new Map<string, string[]>()
  for (const n of names) {
    const g = n.replace(/-(?:A|B|1|2)\.json$/, '')
    groups.set(g, [...(groups.get(g) ?? []), n])
  }
  for (const [g, files] of groups) {
    const room = intakeRoom()
    out.push(`== ${g}`)
    for (const f of files) {
      const r = await room.import([path.join(root, f)])
      out.push(...r.quarantine.map(q => `  Q ${path.basename(q.path)} ${q.position} ${q.reason.key}`))
      out.push(
        ...r.files
          .filter(x => x.status !== 'done')
          .map(x => `  F ${path.basename(x.path)} ${x.status} ${x.reason?.key}`),
      )
      if (Object.keys(r.others).length) out.push('  others ' + JSON.stringify(r.others))
    }
    for (const p of (await room.patients.list({ query: '', offset: 0, limit: 50 })).rows) {
      const b = await room.patients.open({ patient: p.patient })
      out.push(
        `  P ${p.name} ${b.death ? 'dead ' + JSON.stringify(b.death) : ''} ${b.allergies.map(a => a.label).join('|')} none:${b.noKnownAllergies.join('|')} rec:${b.allergiesRecorded}`,
      )
      for (const kind of factKinds)
        for (const l of (await room.patients.facts({ patient: p.patient, kind, offset: 0, limit: 50 })).rows)
          out.push(
            `    ${kind} ${l.label} = ${JSON.stringify(l.value)} ${l.unit ?? ''} [${l.standing.is}${l.about === 'patient' ? '' : ' about ' + l.about}] ${l.start ? new Date(l.start.clock).toISOString().slice(0, 10) + ' ' + l.datedBy : ''} ${l.end ? 'to ' + new Date(l.end.clock).toISOString().slice(0, 10) : ''} ${l.when ?? ''} unread:${l.unread} ch:${l.changes} ${l.undecided ? 'UNDECIDED' : ''} ${JSON.stringify(l.detail ?? '')}`,
          )
    }
    const c = await room.library.counts({})
    out.push(`  counts ${c.patients} ${JSON.stringify(c.facts)}`.replace(/"[a-z-]+":0,?/g, ''))
    room.end()
  }
  writeFileSync('/tmp/sit/out.txt', out.join('\n'))
})
