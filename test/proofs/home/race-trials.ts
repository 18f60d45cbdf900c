import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createRandom } from '../../../shared/domain/random.ts'
import { toFault } from '../../../shared/errors.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { notes } from '../sweep/acts.ts'
import { contender, type Contender } from './contenders.ts'
import { deedNamed } from './deeds.ts'
import { noFindings, type Findings, type HomeTrial, type PartAtWork } from './home-trial.ts'
import { seedOf } from './moments.ts'
import { races, type Ended } from './race-kinds.ts'
import { starts } from './starts.ts'

const MOST = 3

/** What is wrong with the home once all have closed it. */
async function afterwards(folder: string, ended: Ended): Promise<Findings> {
  const desk = recordsDesk(path.join(folder, 'home'), { alone: true })
  try {
    if (ended.isAside === true) {
      const [kept] = await desk.vault.previous({})
      if (!kept) return { ...noFindings, lost: ['what was put aside'] }
      await desk.vault.takeBack({ name: kept.name, passphrase: ended.opensWith })
    } else await desk.vault.unlock({ passphrase: ended.opensWith })
    const { checks } = await desk.vault.verify({})
    const { patients } = await desk.library.counts({})
    const found = patients === 0 ? [] : await notes({ folder, desk })
    return {
      ...noFindings,
      lost: [
        ...(ended.people.includes(patients) ? [] : [`people: ${patients}`]),
        ...(ended.notes ?? []).filter(each => !found.includes(each)),
      ],
      wrong: checks.filter(({ ok }) => !ok).map(({ finding }) => finding.key),
    }
  } catch (error) {
    return { ...noFindings, shut: [`afterwards ${toFault(error).code}`] }
  } finally {
    desk.close()
  }
}

/** Two or three programs at one home, at once. */
export function raceTrials(root: string): PartAtWork {
  const beginnings = starts(path.join(root, 'starts'))
  let all: Contender[] = []
  return {
    async trial(number): Promise<HomeTrial> {
      const random = createRandom(seedOf('races', number))
      const race = races[(number - 1) % races.length]!
      // A folder of its own for each: whoever is still closing the last one is at another home.
      const folder = path.join(root, `race-${number}`)
      if (race.isNew === true) mkdirSync(path.join(folder, 'home'), { recursive: true })
      else await beginnings.copy(deedNamed('restore'), folder)
      all = all.filter(each => each.isAlive())
      while (all.length < MOST) all.push(await contender())
      const ended = await race.run(folder, all.slice(0, 2 + random.integer(MOST - 1)), random)
      await Promise.all(all.filter(each => each.isAlive()).map(each => each.does(folder, ['lock'])))
      const found = await afterwards(folder, ended)
      rmSync(folder, { recursive: true, force: true })
      return {
        part: 'races',
        number,
        what: race.name,
        outcome: 'raced',
        ...found,
        wrong: [...ended.wrong, ...found.wrong],
      }
    },
    async close() {
      await Promise.all(all.filter(each => each.isAlive()).map(each => each.kill()))
    },
  }
}
