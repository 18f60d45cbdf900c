import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { templates } from '../../../shared/domain/by-hand/templates.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { useDraft, useDraftNames } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, spoken, words } from '../../ui/words.ts'
import { Grid } from './Grid.tsx'
import { rowDraft, sheetDraft, type RowDraft } from './row-draft.ts'
import { inOrder, putBack, removeRow, rowOf, useBlankRow } from './rows.ts'
import { SignRows } from './SignRows.tsx'
import { useSigning } from './signing.ts'

/** A paper register, typed row by row; each row is kept at once, and stored when one signs. */
export function PaperRegisterView() {
  const isShut = shut('entry', useCasebookKind())
  const { go } = useRouter()
  useEscape(() => go('patients'))
  if (!isShut) return <Register />
  return (
    <Stack>
      <ViewTitle>{words('view.paper-register')}</ViewTitle>
      <Empty title={words('register.shut')}>{speak(inOneLine(isShut))}</Empty>
    </Stack>
  )
}

function Register() {
  const typed = useDraftNames(rowDraft)
  const blank = useBlankRow(state => state.name)
  const [{ template }, setSheet] = useDraft(sheetDraft)
  const isRunning = useSigning(state => state.isRunning)
  const [removed, setRemoved] = useState<{ name: string; number: number; row: RowDraft }>()
  const [failed, setFailed] = useState<unknown>()
  const rows = inOrder(typed.filter(name => rowOf(name).template === template))
  const names = [...rows, blank]
  return (
    <div className="filling paper-register">
      <Group justify="space-between" align="flex-end" mb="xs">
        <ViewTitle>{words('view.paper-register')}</ViewTitle>
        <NativeSelect
          size="xs"
          label={words('grid.template')}
          value={template}
          data={templates.map(({ id, title }) => {
            const there = typed.filter(name => rowOf(name).template === id).length
            return { value: id, label: words('grid.template-rows', { title: spoken(title), rows: there }) }
          })}
          onChange={event => setSheet({ template: event.currentTarget.value })}
        />
      </Group>
      <Text size="sm" c="dimmed" maw="75ch" className="minor-height">
        {words('grid.why')}
      </Text>
      <Grid
        names={names}
        template={template}
        isSigning={isRunning}
        onFailed={setFailed}
        onRemove={name => {
          setRemoved({ name, number: names.indexOf(name) + 1, row: removeRow(name) })
        }}
      />
      {failed !== undefined && <Problem error={failed} />}
      {removed && (
        <Group role="status" gap="xs">
          <Text size="sm">{words('grid.removed', { row: removed.number })}</Text>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              putBack(removed.name, removed.row)
              setRemoved(undefined)
            }}
          >
            {words('grid.put-back')}
          </Button>
        </Group>
      )}
      <SignRows rows={rows} />
    </div>
  )
}
