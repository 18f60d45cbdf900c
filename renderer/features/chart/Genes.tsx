import { Skeleton, Text } from '@mantine/core'
import type { GeneLine, SampleOnChart } from '../../../shared/contract/patients-genes.ts'
import { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'
import { FactButton } from './FactButton.tsx'
import { Section } from './Section.tsx'

type Pair = GeneLine['best'][number]
/** Why a position is not counted, as the sentence chooses by it. */
const whys = {
  'no-call': 'uncalled',
  'filtered': 'filtered',
  'other-reference': 'incomparable',
  'conflict': 'conflict',
  'one-copy': 'single',
  'unnamed': 'unnamed',
} as const
/** So many names are told in one line. */
const TOLD = 8

const namesOf = (pairs: readonly Pair[]) => pairs.map(({ alleles }) => alleles.join('/')).join(', ')

/** What the pairs of a gene mean: one thing, or each of several that nothing tells apart. */
function phenotypeOf({ best, by }: GeneLine): string {
  if (by === 'none') return words('genes.none')
  const all = [...new Set(best.map(({ phenotype }) => phenotype ?? words('genes.no-phenotype')))]
  return all.length === 1 ? all[0]! : words('genes.either', { phenotypes: all })
}

/** What else must be known of a call before anybody relies on it. */
function Doubt({ line }: { line: GeneLine }) {
  const { others, absent, unusable, asReference, positions, by } = line
  const open = [...new Set(absent.flatMap(each => each.leavesOpen))]
  return (
    <ul className="quiet gene-doubts">
      {by === 'lowest-activity' && <li>{words('genes.by-lowest-activity')}</li>}
      {by === 'one-position' && <li>{words('genes.by-one-position')}</li>}
      {others.length > 0 && (
        <li>{words('genes.others', { pairs: namesOf(others.slice(0, TOLD)), of: others.length })}</li>
      )}
      {absent.length > 0 && (
        <li>
          {words('genes.absent', {
            absent: absent.length,
            positions,
            names: absent.slice(0, TOLD).map(({ position }) => position),
          })}{' '}
          {open.length > 0 && words('genes.leaves-open', { alleles: open.slice(0, TOLD), of: open.length })}
        </li>
      )}
      {unusable.map(({ position, why }) => (
        <li key={position}>{words('genes.unusable', { position, why: whys[why] })}</li>
      ))}
      {asReference.length > 0 && <li>{words('genes.as-reference', { positions: asReference })}</li>}
    </ul>
  )
}

function GeneOfSample({ line }: { line: GeneLine }) {
  const { gene, best, facts, version, notRuledOut } = line
  return (
    <li className="gene">
      <div>
        <FactButton of={{ label: gene, facts }}>{gene}</FactButton> <bdi>{namesOf(best)}</bdi>
        {best.length > 0 && ', '}
        <span>{phenotypeOf(line)}</span>
        {notRuledOut.length > 0 && (
          <strong> {words('genes.not-ruled-out', { phenotypes: notRuledOut })}</strong>
        )}
        {best[0]?.score !== undefined && best.length === 1 && (
          <span className="quiet"> {words('genes.score', { score: best[0].score })}</span>
        )}{' '}
        <span className="quiet">{words('genes.tables', { day: version })}</span>
      </div>
      <Doubt line={line} />
    </li>
  )
}

function Sample({ of }: { of: SampleOnChart }) {
  const { sample, build, source, written, lines, genes } = of
  return (
    <Section title={words('genes.of-sample', { sample })}>
      <Text size="sm" c="dimmed">
        {speak(source)} · {build} · {words('genes.lines', { lines })}
        {written && ` · ${words('genes.written', { day: dateText(written) })}`}
      </Text>
      <ul className="lines genes" aria-label={words('genes.of-sample', { sample })}>
        {genes.map(line => (
          <GeneOfSample key={line.gene} line={line} />
        ))}
      </ul>
      {genes.length === 0 && <p className="none">{words('genes.nothing', { build })}</p>}
    </Section>
  )
}

/** What the samples that are hers say of genes that decide on medicines, each with what of it is open. */
export function Genes({ patient }: { patient: number }) {
  const { value, error } = useLoaded(signal => services.patients.genes({ patient }, { signal }), [patient])
  if (error !== undefined) return <Problem error={error} />
  if (!value) return <Skeleton h={240} aria-busy />
  return (
    <div className="page-lists">
      {value.map(each => (
        <Sample key={`${each.sample} ${JSON.stringify(each.source)}`} of={each} />
      ))}
      {value.length === 0 && <p className="quiet none">{words('genes.no-sample')}</p>}
      <Text size="sm" c="dimmed" maw="75ch">
        {words('genes.what-it-is')}
      </Text>
    </div>
  )
}
