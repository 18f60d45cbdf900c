import type { Card } from '../../../shared/domain/card.ts'
import type { Pooled } from '../../../shared/domain/evidence.ts'
import type { Question } from '../../../shared/domain/question.ts'
import type { Summary } from '../../../shared/domain/summary.ts'
import { say, type Term } from '../../../shared/words/message.ts'
import { normalQuantile } from '../stats/foundations/normal.ts'
import { randomEffects } from '../stats/meta/random-effects.ts'

/** Below this nothing is pooled: between two sites the spread cannot be told from chance. */
const FEWEST_SITES = 3

export interface Evidence {
  readonly issuer: string
  readonly name: string
  readonly summary: Summary
}
type Site = Omit<Pooled['sites'][number], 'weightPercent'> & { effect: number; variance: number }

/** Puts my newest card and peers' summaries of one question together: random effects by REML with Hartung-Knapp. */
export function poolEvidence({
  question,
  questionHash,
  mine,
  evidence,
}: {
  readonly question: Question
  readonly questionHash: string
  readonly mine: Card | null
  readonly evidence: readonly Evidence[]
}): Pooled {
  const compared = {
    questionHash,
    title: question.title,
    exposure: question.exposure.label,
    comparator: question.comparator.label,
    outcome: question.outcome.label,
  }
  const sites = [...mySite(mine), ...evidence.map(peerSite)]
  if (sites.length < FEWEST_SITES) {
    return {
      kind: 'not-poolable',
      ...compared,
      sites: sites.map(site => shown(site, 0)),
      reason: say('study.too-few-sites', { sites: sites.length, needed: FEWEST_SITES }),
      remedy: say(mine?.answer.kind === 'estimate' ? 'study.meet-peers' : 'study.answer-and-meet'),
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
    ...compared,
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

/** A site from its log hazard ratio and that one's standard error. */
function siteOf({
  source,
  label,
  people,
  events,
  logHazardRatio,
  standardError,
}: {
  readonly source: Site['source']
  readonly label: Term
  readonly people: Card['answer']['people']
  readonly events: Card['answer']['events']
  readonly logHazardRatio: number
  readonly standardError: number
}): Site {
  const half = normalQuantile(0.975) * standardError
  return {
    source,
    label,
    people: people.exposed + people.comparator,
    events: events.exposed + events.comparator,
    effect: logHazardRatio,
    variance: standardError ** 2,
    hazardRatio: {
      estimate: Math.exp(logHazardRatio),
      lower: Math.exp(logHazardRatio - half),
      upper: Math.exp(logHazardRatio + half),
    },
  }
}

function mySite(card: Card | null): Site[] {
  if (card?.answer.kind !== 'estimate') return []
  const { people, events, logHazardRatio: effect } = card.answer
  return [
    siteOf({
      source: 'mine',
      label: say('study.my-patients'),
      people,
      events,
      logHazardRatio: effect.estimate,
      standardError: effect.standardError,
    }),
  ]
}

const peerSite = ({
  name,
  summary: { exposed, comparator, logHazardRatio, standardError },
}: Evidence): Site =>
  siteOf({
    source: 'peer',
    label: name,
    people: { exposed: exposed.people, comparator: comparator.people },
    events: { exposed: exposed.events, comparator: comparator.events },
    logHazardRatio,
    standardError,
  })

const shown = (
  { source, label, people, events, hazardRatio }: Site,
  weightPercent: number,
): Pooled['sites'][number] => ({ source, label, people, events, hazardRatio, weightPercent })
