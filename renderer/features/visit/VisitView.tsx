import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { allergiesText } from '../../parts/allergies-text.ts'
import { Whose } from '../../parts/Whose.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { enumerated, speak, words } from '../../ui/words.ts'
import { VisitForm } from './VisitForm.tsx'

/** Another patient is another form. */
export const VisitPage = ({ patient }: { readonly patient: number }) => (
  <VisitView key={patient} patient={patient} />
)

/** The form of a visit of one patient. */
function VisitView({ patient }: { readonly patient: number }) {
  const { go } = useRouter()
  const isShut = shut('entry', useCasebookKind())
  const banner = useLoaded(signal => services.patients.open({ patient }, { signal }), [patient])
  const back = () => go('chart', { patient })
  useEscape(back)
  if (banner.error !== undefined) return <Problem error={banner.error} />
  if (!banner.value) return <Skeleton h={240} aria-busy />
  const who = banner.value
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <ViewTitle>{words('view.visit')}</ViewTitle>
          <Whose who={who} />
          <Text size="sm" c={who.allergies.length > 0 ? 'red' : 'dimmed'}>
            {who.allergies.length > 0
              ? words('chart.allergies', { names: enumerated(allergiesText(who)) })
              : allergiesText(who).join()}
          </Text>
        </div>
        <Button variant="default" size="xs" title="Esc" onClick={back} style={{ flex: 'none' }}>
          {words('visit.back')}
        </Button>
      </Group>
      {isShut ? (
        <Empty title={words('register.shut')}>{speak(inOneLine(isShut))}</Empty>
      ) : (
        <VisitForm who={who} />
      )}
    </Stack>
  )
}
