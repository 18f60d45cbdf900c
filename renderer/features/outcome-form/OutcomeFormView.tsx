import { Button, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { outcomeFormOf, outcomeForms } from '../../../shared/domain/forms/forms.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { Whose } from '../../parts/Whose.tsx'
import { Empty, Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, spoken, words } from '../../ui/words.ts'
import { FormEntry } from './FormEntry.tsx'
import './outcome-form.css'

/** Another patient is another form. */
export const OutcomeFormPage = (parameters: Places['outcome-form']) => (
  <OutcomeFormView key={parameters.patient} {...parameters} />
)

/** What a person says of herself, by one of the forms that ship. */
function OutcomeFormView({ patient, form: name }: Places['outcome-form']) {
  const { go, replace, back: wayBack, behind } = useRouter()
  const isShut = shut('entry', useCasebookKind())
  const banner = useLoaded(signal => services.patients.open({ patient }, { signal }), [patient])
  const back = () => (behind.at(-1)?.view === 'follow-up' ? wayBack() : go('chart', { patient }))
  useEscape(back)
  const form = outcomeFormOf(name) ?? outcomeForms[0]!
  if (banner.error !== undefined) return <Problem error={banner.error} />
  if (!banner.value) return <Skeleton h={240} aria-busy />
  const who = banner.value
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <ViewTitle>{words('view.outcome-form')}</ViewTitle>
          <Whose who={who} />
        </div>
        <Button variant="default" size="xs" title="Esc" onClick={back} style={{ flex: 'none' }}>
          {words('form.back')}
        </Button>
      </Group>
      {isShut ? (
        <Empty title={words('register.shut')}>{speak(inOneLine(isShut))}</Empty>
      ) : (
        <>
          <SegmentedControl
            size="xs"
            style={{ alignSelf: 'flex-start' }}
            aria-label={words('form.which')}
            value={form.id}
            data={outcomeForms.map(({ id, title }) => ({ value: id, label: spoken(title) }))}
            onChange={next => replace('outcome-form', { patient, form: next })}
          />
          <FormEntry key={form.id} who={who} form={form} />
        </>
      )}
    </Stack>
  )
}
