import type { Effect, Pooled, PooledEffects } from '../../../shared/domain/evidence.ts'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { calledIn } from '../../../shared/domain/called.ts'
import { say, type Term } from '../../../shared/words/message.ts'
import { normalQuantile } from '../stats/foundations/normal.ts'
import { randomEffects } from '../stats/meta/random-effects.ts'

/** Below this nothing is pooled: between two sites the spread cannot be told from chance. */
const FEWEST_SITES = 3

/** Standard errors from the middle of a 95 % interval to its end. */
const HALF_WIDTH = normalQuantile(0.975)

export type PeerEffect = Effect & { readonly name: string }
/** The answers to one question. */
export interface Answers {
  /** Null where there is no estimate of mine. */
  readonly mine: Effect | null
  readonly peers: readonly PeerEffect[]
}
type Site = Omit<Pooled['sites'][number], 'weightPercent'> & { effect: number; variance: number }

/** Puts my newest answer and peers' answers to one question together, with what they compare. */
export const poolEvidence = (question: Asked, questionHash: string, answers: Answers): Pooled => ({
  questionHash,
  title: question.title,
  ...calledIn(trialOf(question)),
  ...poolEffects(answers),
})

/** Puts effects of one question together: random effects by REML with Hartung-Knapp. */
export function poolEffects({ mine, peers }: Answers): PooledEffects {
  const sites = [
    ...(mine ? [siteOf('mine', say('study.my-patients'), mine)] : []),
    ...peers.map(peer => siteOf('peer', peer.name, peer)),
  ]
  if (sites.length < FEWEST_SITES) {
    return {
      kind: 'not-poolable',
      sites: sites.map(site => shown(site, 0)),
      reason: say('study.too-few-sites', { sites: sites.length, needed: FEWEST_SITES }),
      remedy: say(mine ? 'study.meet-peers' : 'study.answer-and-meet'),
    }
  }
  const fit = randomEffects(
    sites.map(each => each.effect),
    sites.map(each => each.variance),
  )
  const hazardRatio = {
    estimate: Math.exp(fit.estimate),
    lower: Math.exp(fit.interval.lower),
    upper: Math.exp(fit.interval.upper),
  }
  const predictionInterval = { lower: Math.exp(fit.prediction.lower), upper: Math.exp(fit.prediction.upper) }
  return {
    kind: 'pooled',
    hazardRatio,
    predictionInterval,
    tau2: fit.tau2,
    i2Percent: fit.i2Percent,
    sites: sites.map((site, i) => shown(site, fit.weightPercent[i]!)),
    reading: say('reading.pooled', {
      sites: sites.length,
      people: sites.reduce((sum, each) => sum + each.people, 0),
      ratio: hazardRatio.estimate,
      lower: hazardRatio.lower,
      upper: hazardRatio.upper,
      newLower: predictionInterval.lower,
      newUpper: predictionInterval.upper,
    }),
  }
}

function siteOf(
  source: Site['source'],
  label: Term,
  { people, events, logHazardRatio, standardError }: Effect,
): Site {
  const half = HALF_WIDTH * standardError
  return {
    source,
    label,
    people,
    events,
    effect: logHazardRatio,
    variance: standardError ** 2,
    hazardRatio: {
      estimate: Math.exp(logHazardRatio),
      lower: Math.exp(logHazardRatio - half),
      upper: Math.exp(logHazardRatio + half),
    },
  }
}

const shown = (
  { source, label, people, events, hazardRatio }: Site,
  weightPercent: number,
): Pooled['sites'][number] => ({ source, label, people, events, hazardRatio, weightPercent })
