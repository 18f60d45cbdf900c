import { rmSync } from 'node:fs'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { day } from '../../../shared/contract/day.ts'
import { frames } from '../../../shared/contract/frames.ts'
import { library } from '../../../shared/contract/library.ts'
import { patients } from '../../../shared/contract/patients.ts'
import { serve } from '../../../shared/contract/serve.ts'
import type { Contract, Handlers } from '../../../shared/contract/define.ts'
import { placeOf } from '../../host/place-of.ts'
import { threadPort } from '../../host/ports.ts'
import { openReadingDb } from '../db.ts'
import { checkCopy, headIn } from '../home/store-at.ts'
import { dayHandlers } from '../handlers/day.ts'
import { frameHandlers } from '../handlers/frames.ts'
import { libraryHandlers } from '../handlers/library.ts'
import { patientHandlers } from '../handlers/patients.ts'
import { referralOf, referralReceiptOf } from '../export/ips/referral-of.ts'
import { exportEverything } from '../export/export-everything.ts'
import { tryOut } from '../safekeeping/try-out.ts'
import { verify } from '../verify.ts'
import { readStore } from './read-store.ts'
import { snapshots } from './snapshots.ts'
import { upkeep } from './upkeep.ts'

/** What a reading thread is told when it starts. */
export interface ReaderData {
  readonly file: string
  readonly key: Uint8Array
}
/** A port on which it shall serve a contract. */
export interface ReaderPort {
  readonly contract: string
  readonly port: MessagePort
}
/** What it says of a fault: its place and kind, never its words. */
export interface ReaderNotice {
  readonly line: string
}

const { file, key } = workerData as ReaderData
const db = openReadingDb(file, key)
const store = readStore(db, () => new Date())
const own = parentPort!
const onFault = (place: string, error: unknown) => {
  own.postMessage({ line: `${place}: ${placeOf(error)}` } satisfies ReaderNotice)
}

const inSnapshot = snapshots(db)
const upkeepHandlers: Handlers<typeof upkeep> = {
  async verify({ against, missing }, { signal, report }) {
    const head = against === undefined ? undefined : headIn(against, key)
    const checks = await inSnapshot(signal, () => verify(store, { signal, report, against: head, missing }))
    return { ok: checks.every(each => each.ok), checks }
  },
  tryOut: (input, { signal, report }) => tryOut(input, { signal, report, now: () => new Date() }),
  takeOut: (input, { signal, report }) =>
    inSnapshot(signal, () => exportEverything(store, input, { signal, report })),
  referralReceipt: ({ patient }, { signal }) => inSnapshot(signal, () => referralReceiptOf(store, patient)),
  referral: ({ made, ...asked }, { signal }) =>
    inSnapshot(signal, () => ({ document: referralOf(store, { ...asked, made: new Date(made) }) })),
  copy({ to }) {
    rmSync(to, { force: true }) // a copy that was cut short when the casebook got another key
    const alone = openReadingDb(file, key) // the other may be in the midst of a check, which is one transaction
    try {
      alone.prepare('VACUUM INTO ?').run(to)
    } finally {
      alone.close()
    }
    return {}
  },
  check({ file: copy }) {
    checkCopy(copy, key)
    return {}
  },
}

const served = new Map<string, (port: MessagePort) => void>()
function offer<C extends Contract>(contract: C, handlers: Handlers<C>): void {
  served.set(contract.name, port => serve(contract, handlers, threadPort(port), { onFault }))
}
offer(patients, inSnapshot.each(patientHandlers(() => store)))
offer(library, inSnapshot.each(libraryHandlers(() => store)))
offer(day, inSnapshot.each(dayHandlers(() => store)))
offer(frames, inSnapshot.each(frameHandlers(() => store)))
offer(upkeep, upkeepHandlers)
own.on('message', ({ contract, port }: ReaderPort) => served.get(contract)?.(port))
