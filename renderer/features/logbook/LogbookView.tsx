import { Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { LogbookLine } from '../../../shared/contract/patients-logbook.ts'
import { inOneLine, shut } from '../../../shared/domain/doors.ts'
import { cameFrom } from '../../client/came-from.ts'
import { useCasebookKind } from '../../client/casebook-kind.ts'
import { useKeptDraft } from '../../client/drafts.ts'
import { useRouter, type Places } from '../../client/router.ts'
import { MOST_LINES, useShown } from '../../parts/logbook/logbook-lines.ts'
import { isoPartText } from '../../ui/dates.ts'
import { moveAmongRows } from '../../ui/rows.ts'
import { Empty, Problem } from '../../ui/states.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { useFocusWhenDrawn } from '../../ui/use-focus.ts'
import { ViewTitle } from '../../ui/ViewTitle.tsx'
import { speak, words } from '../../ui/words.ts'
import { Counts } from './Counts.tsx'
import { Lacking } from './Lacking.tsx'
import { LogbookTable } from './LogbookTable.tsx'
import './logbook.css'
import { operationDraft } from './operation-draft.ts'
import { OperationForm } from './OperationForm.tsx'
import { PERSON_FIELD } from './PersonField.tsx'
import { SaveLogbook } from './SaveLogbook.tsx'
import { Told } from './Told.tsx'
import type { SignedEntry } from '../../parts/signed-entry.ts'
import { lineName, useLogbook } from './use-logbook.ts'

const PAGE = 100

const rows = () => [...document.querySelectorAll<HTMLElement>('.logbook-table [data-row]')]
const rowOf = (line: string) => rows().find(each => each.dataset['line'] === line)
const isCovered = () => document.querySelector('[role="dialog"], [role="menu"]') !== null

/** One's own operations, with what became of them and what nobody recorded. */
export function LogbookView({ log }: Places['logbook']) {
  const { go, replace } = useRouter()
  const isShut = shut('entry', useCasebookKind())
  const [shown, setShown] = useShown()
  const [limit, setLimit] = useState(PAGE)
  const { value, error, reload } = useLogbook(shown, limit)
  const { isThere: isHalfTyped } = useKeptDraft(operationDraft)
  const [isOpen, setOpen] = useState(log === true || isHalfTyped)
  const [telling, setTelling] = useState<string>()
  const [foretelling, setForetelling] = useState<string>()
  const [foretold, setForetold] = useState('')
  const [signed, setSigned] = useState<SignedEntry>()
  const result = useRef<HTMLParagraphElement>(null)
  const focus = useFocusWhenDrawn(`${isOpen} ${telling} ${foretelling}`)
  const focusCounted = useFocusWhenDrawn(value)
  const isBack = useRef(shown.line)
  const isThere = value !== undefined
  useEffect(() => {
    // On the way back from a chart; keys that are anywhere else stay there.
    if (isThere && isBack.current !== undefined && document.activeElement?.matches('.view-title, body'))
      rowOf(isBack.current)?.focus()
    if (isThere) isBack.current = undefined
  }, [isThere])
  useEscape(() => go('outcomes'))

  const openForm = () => {
    if (isShut) return
    if (isOpen) document.getElementById(PERSON_FIELD)?.focus()
    focus(() => document.getElementById(PERSON_FIELD))
    setOpen(true)
  }
  const closeForm = () => {
    focus(() => document.querySelector<HTMLElement>('.logbook-add'))
    setOpen(false)
  }
  const tell = (line: LogbookLine | undefined) => {
    const before = telling
    if (line === undefined && before !== undefined) focus(() => rowOf(before))
    setTelling(line && lineName(line))
  }
  const foretell = (line: LogbookLine | undefined) => {
    const before = foretelling
    if (line === undefined && before !== undefined) focus(() => rowOf(before))
    if (line) setForetold('')
    setForetelling(line && lineName(line))
  }
  const chosenLine = () => {
    const line = document.activeElement?.getAttribute('data-line')
    return isShut || isCovered() ? undefined : value?.part.rows.find(each => lineName(each) === line)
  }
  useHotkeys([
    ['a', () => !isCovered() && openForm()],
    [
      'o',
      () => {
        const found = chosenLine()
        if (found) tell(found)
      },
    ],
    [
      'e',
      () => {
        const found = chosenLine()
        if (found) foretell(found)
      },
    ],
  ])
  const told = (entry: SignedEntry) => {
    const before = telling
    const at = rows().findIndex(each => each.dataset['line'] === before)
    // The line, or where it went, the one that has come into its place.
    if (before !== undefined)
      focusCounted(() => rowOf(before) ?? rows()[at] ?? rows().at(-1) ?? result.current)
    setTelling(undefined)
    setForetold('')
    setSigned(entry)
    reload()
  }
  const form = isOpen && !isShut && (
    <OperationForm
      isFirst={log === true}
      done={value?.all.operations.map(({ name }) => name) ?? []}
      onSigned={told}
      onClose={closeForm}
    />
  )
  const add = (
    <Button size="xs" className="logbook-add" title="a" aria-expanded={isOpen} onClick={openForm}>
      {words('logbook.add')}
    </Button>
  )
  const { part, all } = value ?? {}
  return (
    // The keys move among its rows, from wherever one is on the page.
    <Stack gap="sm" role="presentation" onKeyDown={moveAmongRows}>
      <Group justify="space-between" align="flex-start">
        <ViewTitle>{words('view.logbook')}</ViewTitle>
        <Group gap="xs">
          {!isShut && add}
          {all && all.of > 0 && <SaveLogbook shown={shown} />}
        </Group>
      </Group>
      {isShut && <Text size="sm">{speak(inOneLine(isShut))}</Text>}
      {form}
      <Told
        other={foretold}
        signed={signed}
        result={result}
        onUndone={() => {
          result.current?.focus()
          reload()
        }}
      />
      {error !== undefined && <Problem error={error} />}
      {!value && error === undefined && <Skeleton h={240} aria-busy />}
      {all?.of === 0 && <Empty title={words('logbook.none')}>{words('logbook.none-why')}</Empty>}
      {part && all && all.of > 0 && (
        <>
          <Group justify="space-between" align="flex-end" gap="sm">
            <Lacking part={part} chosen={shown.lacks} onChoose={lacks => setShown({ lacks })} />
            <Group gap="sm" align="flex-end">
              <NativeSelect
                size="xs"
                label={words('logbook.operation')}
                value={shown.operation ?? ''}
                data={[
                  { value: '', label: words('logbook.all-operations') },
                  ...all.operations.map(({ name }) => ({ value: name, label: name })),
                ]}
                onChange={event => setShown({ operation: event.currentTarget.value || undefined })}
              />
              <NativeSelect
                size="xs"
                label={words('logbook.period')}
                value={String(shown.year ?? '')}
                data={[
                  { value: '', label: words('logbook.all-years') },
                  ...all.years.map(year => ({ value: String(year), label: isoPartText(String(year)) })),
                ]}
                onChange={event => setShown({ year: Number(event.currentTarget.value) || undefined })}
              />
            </Group>
          </Group>
          <div className="logbook-panels">
            <div>
              {part.total === 0 ? (
                <Text size="sm">{words('logbook.none-found')}</Text>
              ) : (
                <LogbookTable
                  rows={part.rows}
                  telling={telling}
                  foretelling={foretelling}
                  isShut={Boolean(isShut)}
                  onOpen={line => {
                    setShown({ line: lineName(line) })
                    // Coming back one finds the line, and not the form one came for.
                    replace('logbook')
                    cameFrom(undefined)
                    go('chart', { patient: line.patient })
                  }}
                  onTell={tell}
                  onForetell={foretell}
                  onForetold={text => {
                    foretell(undefined)
                    setForetold(text)
                    reload()
                  }}
                  onSigned={told}
                />
              )}
              {part.rows.length < part.total && (
                <Group gap="sm" mt="xs">
                  <Text size="sm" c="dimmed">
                    {words('logbook.shown', { shown: part.rows.length, of: part.total })}
                  </Text>
                  {limit < MOST_LINES && (
                    <Button size="compact-sm" variant="default" onClick={() => setLimit(MOST_LINES)}>
                      {words('logbook.more')}
                    </Button>
                  )}
                </Group>
              )}
              <Text size="xs" c="dimmed" mt="xs">
                {words('logbook.keys')}
              </Text>
            </div>
            <Counts part={part} />
          </div>
        </>
      )}
    </Stack>
  )
}
