import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { templates } from '../../../shared/domain/by-hand/templates.ts'
import { say } from '../../../shared/words/message.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { useDraft, useDraftNames } from '../../client/drafts.ts'
import { useRouter } from '../../client/router.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Empty, Problem, Working } from '../../ui/states.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, spoken, words } from '../../ui/words.ts'
import { Grid } from './Grid.tsx'
import { rowDraft, sheetDraft, type RowDraft } from './row-draft.ts'
import { inOrder, putBack, removeRow, rowOf, useBlankRow } from './rows.ts'
import { isReady, signRows, stopSigning, useSigning } from './signing.ts'
import { ToMend } from './ToMend.tsx'

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
  const signing = useSigning()
  const [removed, setRemoved] = useState<{ name: string; number: number; row: RowDraft }>()
  const [failed, setFailed] = useState<unknown>()
  const result = useRef<HTMLParagraphElement>(null)
  const rows = inOrder(typed.filter(name => rowOf(name).template === template))
  const names = [...rows, blank]
  const ready = rows.filter(isReady)
  const { isRunning, isStopped, turn, done, of, stored, error } = signing
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
      <ToMend names={rows} isHidden={isRunning} />
      {failed !== undefined && <Problem error={failed} />}
      {error !== undefined && <Problem error={error} />}
      {isRunning && <Working phase={say('grid.signing')} done={done} of={of} onCancel={stopSigning} />}
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
      <Group gap="sm" mt="xs">
        <ActionButton
          busy={isRunning}
          disabled={ready.length === 0 && !isRunning}
          onClick={() => {
            setFailed(undefined)
            setRemoved(undefined)
            void signRows(rows).then(() => result.current?.focus())
          }}
        >
          {words('grid.sign', { rows: isRunning ? of : ready.length })}
        </ActionButton>
        {!isRunning && turn > 0 && (
          <Text size="sm" role="status" ref={result} tabIndex={-1}>
            {words(isStopped ? 'grid.stopped' : 'grid.signed', { stored, of })}
          </Text>
        )}
        {!isRunning && rows.length > ready.length && (
          <Text size="sm" c="dimmed">
            {words('grid.not-ready', { rows: rows.length - ready.length })}
          </Text>
        )}
      </Group>
    </div>
  )
}
