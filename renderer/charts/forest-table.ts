import type { Pooled } from '../../shared/domain/evidence.ts'
import type { TableTwin } from './table-twin.ts'
import { spoken } from '../ui/words.ts'

type Site = Pooled['sites'][number]

/** One word for where an effect comes from. */
export const sourceWords: Record<Site['source'], string> = {
  mine: 'mine',
  peer: 'a peer',
  published: 'published',
}

export const ratioText = (value: number): string => value.toFixed(2)
export const ratioWithInterval = ({ estimate, lower, upper }: Site['hazardRatio']): string =>
  `${ratioText(estimate)} (${ratioText(lower)} to ${ratioText(upper)})`

/** Sites, and where they are pooled their weights and what they say together. */
export function forestTable(pooled: Pooled): TableTwin {
  const isPooled = pooled.kind === 'pooled'
  const sites = pooled.sites.map(site => [
    spoken(site.label),
    sourceWords[site.source],
    String(site.people),
    String(site.events),
    ratioWithInterval(site.hazardRatio),
    ...(isPooled ? [site.weightPercent.toFixed(0)] : []),
  ])
  const sum = (of: 'people' | 'events') => String(pooled.sites.reduce((total, site) => total + site[of], 0))
  const together = !isPooled
    ? []
    : [
        [
          'All sites together',
          '',
          sum('people'),
          sum('events'),
          ratioWithInterval(pooled.hazardRatio),
          '100',
        ],
        [
          'Where a new site would lie',
          '',
          '',
          '',
          `${ratioText(pooled.predictionInterval.lower)} to ${ratioText(pooled.predictionInterval.upper)}`,
          '',
        ],
      ]
  return {
    columns: [
      { title: 'Site' },
      { title: 'From' },
      { title: 'People', numeric: true },
      { title: 'Outcomes', numeric: true },
      { title: 'Hazard ratio (95 % interval)', numeric: true },
      ...(isPooled ? [{ title: 'Weight, %', numeric: true }] : []),
    ],
    rows: [...sites, ...together],
  }
}
