import type { Random } from '../../../shared/domain/random.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { NEXT } from '../sweep/acts.ts'
import type { Act, Reply } from './contender.ts'
import type { Contender } from './contenders.ts'

/** What a race left behind. */
export interface Ended {
  /** Who may open it, by what she types. */
  readonly opensWith: string
  /** How many people may be in it; nothing where there may be no casebook. */
  readonly people: readonly number[]
  /** Where it was put aside. */
  readonly isAside?: boolean
  /** Notes that were acknowledged. */
  readonly notes?: readonly string[]
  readonly wrong: readonly string[]
}
export interface Race {
  readonly name: string
  /** Whether there is a casebook before. */
  readonly isNew?: boolean
  readonly run: (folder: string, all: readonly Contender[], random: Random) => Promise<Ended>
}

const LATEST_MILLISECONDS = 12
const soon = (random: Random) => random.uniform() * LATEST_MILLISECONDS
/** What whoever comes second may be told. */
const TAKEN = ['conflict store.in-use-since', 'conflict store.in-use']

/** All at once; what each was told. */
const atOnce = (
  folder: string,
  random: Random,
  orders: ReadonlyArray<readonly [Contender, ...Act[]]>,
): Promise<ReadonlyArray<readonly [Contender, Reply]>> =>
  Promise.all(
    orders.map(async ([who, ...acts]) => [who, (await who.does(folder, acts, soon(random)))!] as const),
  )

/** Exactly one has it, and every other was told so, and by whom. */
function oneOwner(
  told: ReadonlyArray<readonly [Contender, Reply]>,
  others: readonly string[] = TAKEN,
  all: readonly Contender[] = told.map(([who]) => who),
): string[] {
  const owners = told.filter(([, { isOpen }]) => isOpen)
  const wrong = owners.length === 1 ? [] : [`${owners.length} have it open`]
  for (const [who, { outcome, owner, isOpen }] of told) {
    if (isOpen) continue
    if (!others.includes(outcome)) wrong.push(`told ${outcome}`)
    if (owner !== undefined && !all.some(other => other !== who && String(other.pid) === owner))
      wrong.push(`told that ${owner} has it`)
  }
  return wrong
}
const ownerOf = (told: ReadonlyArray<readonly [Contender, Reply]>): Contender | undefined =>
  told.find(([, { isOpen }]) => isOpen)?.[0]

export const races: readonly Race[] = [
  {
    name: 'create and create',
    isNew: true,
    async run(folder, all, random) {
      const told = await atOnce(
        folder,
        random,
        all.map(each => [each, 'create'] as const),
      )
      const wrong = oneOwner(told, [...TAKEN, 'conflict store.exists'])
      return { opensWith: `of process ${String(ownerOf(told)?.pid)} alone`, people: [0], wrong }
    },
  },
  {
    name: 'unlock and unlock',
    async run(folder, all, random) {
      const told = await atOnce(
        folder,
        random,
        all.map(each => [each, 'unlock', 'note'] as const),
      )
      const notes = told.filter(([, { outcome }]) => outcome === 'done').map(([{ pid }]) => `of ${pid}`)
      return { opensWith: passphrase, people: [4], notes, wrong: oneOwner(told) }
    },
  },
  {
    name: 'unlock and restore',
    async run(folder, [one, ...others], random) {
      const told = await atOnce(folder, random, [
        [one!, 'restore'],
        ...others.map(each => [each, 'unlock'] as const),
      ])
      const people = ownerOf(told) === one ? [2] : [4]
      return { opensWith: passphrase, people, wrong: oneOwner(told) }
    },
  },
  {
    name: 'a new passphrase and a backup',
    async run(folder, [one, ...others], random) {
      await one!.does(folder, ['unlock'])
      const [rekeyed, ...told] = await atOnce(folder, random, [
        [one!, 'rekey'],
        ...others.map(each => [each, 'unlock', 'backup'] as const),
      ])
      return {
        opensWith: rekeyed![1].outcome === 'done' ? NEXT : passphrase,
        people: [4],
        wrong: oneOwner([rekeyed!, ...told]),
      }
    },
  },
  {
    name: 'a new passphrase and a backup by one program',
    async run(folder, [one], random) {
      await one!.does(folder, ['unlock'])
      const [rekeyed, backed] = await atOnce(folder, random, [
        [one!, 'rekey'],
        [one!, 'backup'],
      ])
      // What has to wait says so; neither is half done.
      const wrong = [rekeyed![1], backed![1]]
        .filter(({ outcome }) => outcome !== 'done' && outcome !== 'unavailable store.busy')
        .map(({ outcome }) => `told ${outcome}`)
      const opensWith = rekeyed![1].outcome === 'done' ? NEXT : passphrase
      return { opensWith, people: [4], wrong }
    },
  },
  {
    name: 'lock and unlock',
    async run(folder, [one, ...others], random) {
      await one!.does(folder, ['unlock', 'note'])
      const told = await atOnce(folder, random, [
        [one!, 'lock'],
        ...others.map(each => [each, 'unlock'] as const),
      ])
      const rest = told.slice(1)
      const wrong = ownerOf(rest) ? oneOwner(rest, TAKEN, [one!, ...others]) : []
      if (told[0]![1].isOpen) wrong.push('does not lock')
      if (!ownerOf(rest)) {
        const again = await others[0]!.does(folder, ['unlock'])
        if (again!.outcome !== 'done') wrong.push(`afterwards ${again!.outcome}`)
      }
      return { opensWith: passphrase, people: [4], notes: [`of ${one!.pid}`], wrong }
    },
  },
  {
    name: 'import and undo',
    async run(folder, [one, ...others], random) {
      await one!.does(folder, ['unlock'])
      const told = await atOnce(folder, random, [
        [one!, 'import'],
        [one!, 'undo'],
        ...others.map(each => [each, 'unlock', 'undo'] as const),
      ])
      const wrong = told
        .slice(0, 2)
        .flatMap(([, { outcome }]) => (outcome === 'done' ? [] : [`told ${outcome}`]))
      return { opensWith: passphrase, people: [4], wrong: [...wrong, ...oneOwner(told.slice(1))] }
    },
  },
  {
    name: 'put aside and unlock',
    async run(folder, [one, ...others], random) {
      const told = await atOnce(folder, random, [
        [one!, 'put aside'],
        ...others.map(each => [each, 'unlock'] as const),
      ])
      const isAside = told[0]![1].outcome === 'done'
      const wrong = isAside
        ? told
            .slice(1)
            .flatMap(([, { outcome, isOpen }]) => (isOpen ? [`opened what is not there: ${outcome}`] : []))
        : oneOwner(told)
      return { opensWith: passphrase, people: [4], isAside, wrong }
    },
  },
  {
    name: 'one that is killed while it has it',
    async run(folder, [one, ...others], random) {
      await one!.does(folder, ['unlock', 'note'])
      const told = others.map(each => each.does(folder, ['unlock'], soon(random)))
      await one!.kill()
      const replies = (await Promise.all(told)).map((reply, at) => [others[at]!, reply!] as const)
      const wrong: string[] = []
      if (!ownerOf(replies)) {
        const again = await others[0]!.does(folder, ['unlock'])
        if (again!.outcome !== 'done') wrong.push(`afterwards ${again!.outcome}`)
      } else if (replies.filter(([, { isOpen }]) => isOpen).length > 1) wrong.push('two have it open')
      return { opensWith: passphrase, people: [4], notes: [`of ${one!.pid}`], wrong }
    },
  },
]
