import path from 'node:path'
import { createRandom } from '../../../shared/domain/random.ts'
import { controlFile, faultLibrary } from '../sweep/faulty-disk.ts'
import { damageTrials } from './damage.ts'
import { deeds } from './deeds.ts'
import type { Part } from './home-trial.ts'
import { houseTrials } from './house-trials.ts'
import { seedOf } from './moments.ts'
import { mortalTrials } from './mortal-trials.ts'
import { raceTrials } from './race-trials.ts'
import { renewalDeeds } from './renewal-deeds.ts'
import type { Disk } from './run-mortal.ts'

/** Throws where there is no C compiler. */
function diskIn(folder: string): Disk {
  const library = faultLibrary(folder)
  if (library === undefined) throw new Error('There is no C compiler here.')
  const control = path.join(folder, 'control')
  controlFile(control)
  return { library, control }
}
const inTurn = <T>(list: readonly T[], number: number): T => list[(number - 1) % list.length]!

const kills: Part = {
  name: 'kills',
  wanted: 750,
  begin(folder) {
    const mortal = mortalTrials(folder, diskIn(folder))
    return Promise.resolve({
      async trial(number) {
        const random = createRandom(seedOf('kills', number))
        return { part: 'kills', number, ...(await mortal.killed(inTurn(deeds, number), random)) }
      },
      close: () => undefined,
    })
  },
}

const house: Part = {
  name: 'house',
  wanted: 250,
  begin: folder => Promise.resolve(houseTrials(folder, diskIn(folder))),
}

const damage: Part = {
  name: 'damage',
  wanted: 500,
  begin: folder => Promise.resolve(damageTrials(folder, diskIn(folder))),
}

const races: Part = { name: 'races', wanted: 200, begin: folder => Promise.resolve(raceTrials(folder)) }

const renewals: Part = {
  name: 'renewals',
  wanted: 200,
  begin(folder) {
    const mortal = mortalTrials(folder, diskIn(folder))
    return Promise.resolve({
      async trial(number) {
        const random = createRandom(seedOf('renewals', number))
        const deed = inTurn(renewalDeeds, number)
        const tried = await (random.uniform() < 0.5
          ? mortal.killed(deed, random)
          : mortal.failing(deed, random))
        return { part: 'renewals', number, ...tried }
      },
      close: () => undefined,
    })
  },
}

/** Its window and all: loaded only where it is tried, since it needs a browser. */
const window: Part = {
  name: 'window',
  wanted: 60,
  begin: async folder => (await import('./window-trials.ts')).windowTrials(folder),
}

/** The parts of the proof, in the order in which they are tried. */
export const parts: readonly Part[] = [kills, house, window, damage, races, renewals]
