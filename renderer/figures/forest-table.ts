import type { Pooled } from '../../shared/domain/evidence.ts'
import { say, type Message } from '../../shared/words/message.ts'
import { number, speak, spoken, words } from '../ui/words.ts'
import type { TableTwin } from './table-twin.ts'

type Site = Pooled['sites'][number]

/** One word for where an effect comes from. */
export const sourceWords = (source: Site['source']): string => words(`forest.${source}`)

export const ratioText = (value: number): string => number(value, 2)
export const ratioMessage = ({ estimate, lower, upper }: Site['hazardRatio']): Message =>
  say('figure.interval-2', { estimate, lower, upper })
export const ratioWithInterval = (ratio: Site['hazardRatio']): string => speak(ratioMessage(ratio))
export const newSiteText = ({ lower, upper }: { lower: number; upper: number }): string =>
  words('figure.range', { from: ratioText(lower), to: ratioText(upper) })

/** Sites, and where they are pooled their weights and what they say together. */
export function forestTable(pooled: Pooled): TableTwin {
  const isPooled = pooled.kind === 'pooled'
  const sites = pooled.sites.map(site => [
    spoken(site.label),
    sourceWords(site.source),
    number(site.people, 0),
    number(site.events, 0),
    ratioWithInterval(site.hazardRatio),
    ...(isPooled ? [number(site.weightPercent, 0)] : []),
  ])
  const sum = (of: 'people' | 'events') =>
    number(
      pooled.sites.reduce((total, site) => total + site[of], 0),
      0,
    )
  const together = !isPooled
    ? []
    : [
        [
          words('forest.together'),
          '',
          sum('people'),
          sum('events'),
          ratioWithInterval(pooled.hazardRatio),
          number(100, 0),
        ],
        [words('forest.new-site'), '', '', '', newSiteText(pooled.predictionInterval), ''],
      ]
  return {
    columns: [
      { title: words('forest.site') },
      { title: words('forest.from') },
      { title: words('figure.people'), numeric: true },
      { title: words('figure.outcomes'), numeric: true },
      { title: words('forest.ratio-column'), numeric: true },
      ...(isPooled ? [{ title: words('forest.weight'), numeric: true }] : []),
    ],
    rows: [...sites, ...together],
  }
}
