import { Group, SegmentedControl, Stack } from '@mantine/core'
import '../../parts/paper/paper.css'
import { useRouter } from '../../client/router.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { words } from '../../ui/words.ts'
import { leaving, type Leaving } from './leaving.ts'
import { LetterPrint } from './LetterPrint.tsx'
import { ReferralForm } from './ReferralForm.tsx'
import { SummaryPrint } from './SummaryPrint.tsx'

const pages = { summary: SummaryPrint, letter: LetterPrint, referral: ReferralForm } as const

interface PrintPageProps {
  readonly patient: number
  readonly what?: Leaving | undefined
}

/** What leaves with one patient: her chart on one page, a letter, or a closed file for another clinic. */
export function PrintPage({ patient, what = 'summary' }: PrintPageProps) {
  const { go, replace } = useRouter()
  const back = () => go('chart', { patient })
  useEscape(back)
  const Page = pages[what]
  return (
    <Stack>
      <ViewTitle>{words('view.print')}</ViewTitle>
      <Group>
        <SegmentedControl
          aria-label={words('print.what')}
          value={what}
          data={leaving.map(each => ({ value: each, label: words('print.which', { what: each }) }))}
          onChange={next => replace('print', { patient, what: next as Leaving })}
        />
        <ActionButton variant="default" busy={false} onClick={back}>
          {words('chart.back-to')}
        </ActionButton>
      </Group>
      <Page key={what} patient={patient} />
    </Stack>
  )
}
