import type { controlFigure as area } from '../areas/control-figure.ts'
import type { Sentences } from '../language.ts'

export const controlFigure: Sentences<typeof area> = {
  'counted.share': '{numerator, number} of {denominator, number} ({percent} %, {lower} to {upper})',
  'counted.share-alone': '{numerator, number} of {denominator, number} ({percent} %)',
  'counted.median': 'median {value} days, of {denominator, number}',
  'counted.nobody': 'nobody to count',
  'counted.variation.common-cause':
    '{judged, select, limits {No point outside the limits; a slow drift is not judged} few {Too few to show a ' +
    'change} other {No change beyond chance}}',
  'counted.variation.improvement': 'Better, beyond chance',
  'counted.variation.concern': 'Worse, beyond chance',
  'counted.variation.neither': 'Changed, beyond chance',
  'counted.gaps':
    'Judged by the gaps between events: {better, select, lower {up, longer ones, is good} other {down, shorter ones, ' +
    'is good}}',
  'counted.assurance.passes': 'As things are, reaches its target',
  'counted.assurance.fails': 'As things are, misses its target',
  'counted.assurance.hit-or-miss': 'Reaches its target or misses it by chance',
  'counted.assurance.untold': 'No target set',
  'counted.pattern.beyond-limit':
    '{direction, select, high {above the upper limit} low {below the lower limit} other {beyond a limit}}',
  'counted.pattern.together':
    '{direction, select, high {together above chance} low {together below chance} other {together beyond chance}}',
  'counted.pattern.shift':
    '{direction, select, high {shift above the centre} low {shift below the centre} other {shift to one side}}',
  'counted.pattern.trend': '{direction, select, high {trend upwards} low {trend downwards} other {trend}}',
  'counted.pattern.near-limit':
    '{direction, select, high {two of three near the upper limit} low {two of three near the lower limit} ' +
    'other {two of three near a limit}}',
  'counted.pattern.long-run': 'unusually long run on one side',
  'counted.pattern.few-crossings': 'unusually few crossings of the centre',
  'published.name': 'P{place, number}',
  'published.share': '{name}: published {percent} %, of {people} ({years}). {source}',
  'published.with-interval':
    '{name}: published {percent} % ({lower} to {upper}), of {people} ({years}). {source}',
  'published.range': '{name}: published {lower} to {upper} %, of {people} ({years}). {source}',
  'published.short': '{name} {percent} %',
  'published.short-range': '{name} {lower} to {upper} %',
  'published.in-short': 'Published of other people: {figures}.',
  'published.beyond': 'Beyond this axis lies {figure}',
  'published.other-people': 'Those are other people than yours: to look at, not to be judged by.',
  'control-figure.title': '{title} over time',
  'control-figure.sentence':
    '{title}: {marks, plural, one {# point} other {# points}}, {first} to {last}. {latest} {seen}',
  'control-figure.latest': 'Latest whole one, {period}: {value}.',
  'control-figure.nothing': 'No whole one yet.',
  'control-figure.chance':
    '{judged, select, limits {No point is outside the limits. A slow drift is not judged here, because mostly the ' +
    'same results stand behind neighbouring points.} few {So few show no change, whatever has become of it.} other ' +
    '{Nothing is seen that chance alone would not make.}}',
  'control-figure.seen': 'More than chance alone makes: {patterns}.',
  'control-figure.named': '{pattern}{more, plural, =0 {} other { and # more}}',
  'control-figure.no-limits': 'There is too little for limits.',
  'control-figure.axis':
    '{unit, select, share {{is, select, ewma {%, average with fading memory} other {%}}} count {number} ' +
    'cases {cases since the one before} rate {events for each one counted} ' +
    'other {{is, select, t {days since the one before} ' +
    'ewma {days, median, average with fading memory} other {days, median}}}}',
  'control-figure.axis-from': '{axis} (the axis starts at {from})',
  'control-figure.days': '{value} days',
  'control-figure.plain': '{value}',
  'control-figure.n': 'n',
  'control-figure.centre': 'mean',
  'control-figure.median': 'median',
  'control-figure.upper': 'upper limit',
  'control-figure.lower': 'lower limit',
  'control-figure.target': 'target',
  'control-figure.baseline':
    'baseline: limits come from {marks, plural, one {this # point} other {these # points}}',
  'control-figure.anew': '{day}: {reason}',
  'control-figure.anew-sentence': 'Centre and limits are made anew from {day} on: {reason}.',
  'control-figure.better': '{better, select, higher {higher is better} other {lower is better}}',
  'control-figure.small': '* so few that the share says next to nothing by itself.',
  'control-figure.open': 'Hollow: since the last one, still open; judged for being long alone.',
  'control-figure.is-open': 'still open',
  'control-figure.unfinished': 'Hollow: not yet whole, so it is not judged.',
  'control-figure.whiskers': 'Bars are 95 % intervals.',
  'control-figure.ringed': 'Ringed: the better way. Boxed: the worse way.',
  'control-figure.point': '{period}: {value}',
  'control-figure.point-why': '{period}: {value}; {why}',
  'control-figure.is-small': 'so few that it says next to nothing by itself',
  'control-figure.is-unfinished': 'not yet whole',
  'control-figure.period': 'Period',
  'control-figure.numerator': 'With it',
  'control-figure.denominator': 'Of (n)',
  'control-figure.value': 'Value',
  'control-figure.excluded': 'Excluded',
  'control-figure.unknown': 'Unknown',
  'control-figure.remarks': 'Remarks',
  'control-figure.not-reckoned': 'none',
}
