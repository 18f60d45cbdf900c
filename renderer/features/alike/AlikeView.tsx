import { Button, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AlikePeople, AlikeWeights } from '../../../shared/domain/alike/alike.ts'
import { alikeDomains } from '../../../shared/domain/alike/domain-of.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import './alike.css'
import { Nearest } from './Nearest.tsx'
import { WhatHappened } from './WhatHappened.tsx'

/** Another person's likes are another view. */
export const AlikePage = ({ patient }: { readonly patient: number }) => (
  <AlikeView key={patient} patient={patient} />
)

/** As many are listed. */
const LISTED = 20
/** How much a domain counts. */
const shares = [1, 0.5, 0] as const

/** People like one person: in what they are alike, and what happened to those who began a treatment. */
function AlikeView({ patient }: { readonly patient: number }) {
  const { go } = useRouter()
  const [weights, setWeights] = useState<AlikeWeights>({ clinical: 1, genomic: 1, social: 1 })
  const asked = [patient, weights.clinical, weights.genomic, weights.social]
  const found = useLoaded(
    signal => services.learning.alike({ patient, weights, most: LISTED }, { signal }),
    asked,
  )
  const her = useLoaded(signal => services.patients.named({ patients: [patient] }, { signal }), [patient])
  const back = () => go('chart', { patient })
  useEscape(back)
  const name = her.value?.[0]?.name ?? ''
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <ViewTitle>{words('alike.title', { name })}</ViewTitle>
        <Button variant="default" size="xs" title="Esc" onClick={back}>
          {words('alike.back')}
        </Button>
      </Group>
      {her.error !== undefined && <Problem error={her.error} />}
      <div className="alike">
        <section>
          {found.error !== undefined && <Problem error={found.error} />}
          {found.value && <Weights people={found.value} weights={weights} onChange={setWeights} />}
          {found.value ? <Nearest people={found.value} /> : !found.error && <Skeleton h={240} aria-busy />}
        </section>
        <WhatHappened patient={patient} />
      </div>
    </Stack>
  )
}

interface WeightsProps {
  readonly people: AlikePeople
  readonly weights: AlikeWeights
  onChange(weights: AlikeWeights): void
}

/** How much each domain counts, and how many things are known of her in it. */
function Weights({ people: { traits }, weights, onChange }: WeightsProps) {
  return (
    <div className="alike-weights">
      {alikeDomains.map(domain => {
        const known = traits.filter(
          each => each.domain === domain && each.hers !== null && each.hers !== 0,
        ).length
        const label = words('alike.domain', { domain })
        return (
          <div key={domain}>
            <Text size="xs" fw={600}>
              {label}
            </Text>
            {known === 0 ? (
              <Text size="xs" c="dimmed">
                {words('alike.none-known')}
              </Text>
            ) : (
              <>
                <SegmentedControl
                  size="xs"
                  aria-label={label}
                  value={String(weights[domain])}
                  data={shares.map(share => ({
                    value: String(share),
                    label: words('alike.share', { share: String(share) as '0' | '0.5' | '1' }), // one of these
                  }))}
                  onChange={share => onChange({ ...weights, [domain]: Number(share) })}
                />
                <Text size="xs" c="dimmed">
                  {words('alike.known', { n: known })}
                </Text>
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}
