import type { Card } from '../../../shared/domain/card.ts'
import type { Pooled } from '../../../shared/domain/evidence.ts'
import type { Question } from '../../../shared/domain/question.ts'
import type { Summary } from '../../../shared/domain/summary.ts'
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
export function poolEvidence(
  question: Question,
  questionHash: string,
  mine: Card | null,
  evidence: readonly Evidence[],
): Pooled {
  const compared = {
    questionHash,
    title: question.title,
    exposure: question.exposure.label,
    comparator: question.comparator.label,
    outcome: question.outcome.label,
  }
  const sites = [...mySite(mine), ...evidence.map(peerSite)]
  if (sites.length < FEWEST_SITES) {
    const have =
      sites.length === 0 ? 'No site has' : sites.length === 1 ? 'One site has' : `${sites.length} sites have`
    return {
      kind: 'not-poolable',
      ...compared,
      sites: sites.map(site => shown(site, 0)),
      reason: `${have} answered this question so far; ${FEWEST_SITES} are needed before answers are put together.`,
      remedy:
        mine?.answer.kind === 'estimate'
          ? 'Share the question with peers and meet them, or ask them for a file.'
          : 'Answer it here, and meet peers who have answered it.',
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
  const total = sites.reduce((sum, each) => sum + each.people, 0)
  return {
    kind: 'pooled',
    ...compared,
    hazardRatio,
    predictionInterval,
    tau2: fit.tau2,
    i2Percent: fit.i2Percent,
    sites: sites.map((site, i) => shown(site, fit.weightPercent[i]!)),
    reading:
      `Over ${sites.length} sites with about ${total} people the hazard ratio is ${text(hazardRatio.estimate)} (${text(hazardRatio.lower)} to ${text(hazardRatio.upper)}). ` +
      `At a new site like these it would lie between ${text(predictionInterval.lower)} and ${text(predictionInterval.upper)}.`,
  }
}

const text = (ratio: number) => ratio.toPrecision(2)

function siteOf(
  source: Site['source'],
  label: string,
  people: number,
  events: number,
  effect: number,
  standardError: number,
): Site {
  const half = normalQuantile(0.975) * standardError
  return {
    source,
    label,
    people,
    events,
    effect,
    variance: standardError ** 2,
    hazardRatio: {
      estimate: Math.exp(effect),
      lower: Math.exp(effect - half),
      upper: Math.exp(effect + half),
    },
  }
}

function mySite(card: Card | null): Site[] {
  if (card?.answer.kind !== 'estimate') return []
  const {
    people,
    events,
    logHazardRatio: { estimate, standardError },
  } = card.answer
  return [
    siteOf(
      'mine',
      'My patients',
      people.exposed + people.comparator,
      events.exposed + events.comparator,
      estimate,
      standardError,
    ),
  ]
}

const peerSite = ({
  name,
  summary: { exposed, comparator, logHazardRatio, standardError },
}: Evidence): Site =>
  siteOf(
    'peer',
    name,
    exposed.people + comparator.people,
    exposed.events + comparator.events,
    logHazardRatio,
    standardError,
  )

const shown = (
  { source, label, people, events, hazardRatio }: Site,
  weightPercent: number,
): Pooled['sites'][number] => ({ source, label, people, events, hazardRatio, weightPercent })
