import { Button, Menu, Table, Text } from '@mantine/core'
import { IconDownload, IconTable } from '@tabler/icons-react'
import { useContext, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Problem } from '../ui/states.tsx'
import { say } from '../../shared/words/message.ts'
import { words } from '../ui/words.ts'
import { useAction } from '../ui/use-call.ts'
import './figures.css'
import { figureBytes } from './figure-bytes.ts'
import { FigureCaveatContext } from './figure-caveat.ts'
import { FigureFilesContext } from './figure-files.ts'
import { figureFileName, fileKinds, type FileKind } from './file-name.ts'
import type { TableTwin } from './table-twin.ts'

/** What a chart draws into the width it is given. */
export interface Drawing {
  readonly height: number
  readonly content: ReactNode
}

interface FigureProps {
  /** Names the figure's file and its table; never a patient. */
  readonly title: string
  /** What the figure shows; also its accessible name. */
  readonly sentence: string
  readonly table: TableTwin
  /** Below this width the drawing scrolls instead of shrinking. */
  readonly leastWidth: number
  readonly mostWidth: number
  /** It shows the own data of this patient. */
  readonly patient?: number
  /** It names somebody whose name is for this casebook alone: there is no way into a file. */
  readonly staysHere?: boolean
  draw(width: number): Drawing
}

/**
 * The frame of every chart: a sentence, the drawing in real pixels, the same numbers as a table, and the way
 * into a file.
 */
export function Figure(props: FigureProps) {
  const { title, sentence, table, leastWidth, mostWidth, patient, staysHere = false, draw } = props
  const [asTable, setAsTable] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const name = useId()
  const room = useWidth(box)
  const width = Math.max(leastWidth, Math.min(mostWidth, room))
  const { height, content } = draw(width)
  return (
    <figure className="figure" style={{ maxWidth: mostWidth }}>
      <figcaption id={name}>{sentence}</figcaption>
      {/* Where the window is very narrow it scrolls sideways, and then the keyboard must reach it. */}
      <div
        className="figure-drawing"
        ref={box}
        {...(room < leastWidth && {
          'tabIndex': 0,
          'role': 'group',
          'aria-label': words('figure.drawing', { title }),
        })}
      >
        <svg
          ref={svg}
          className="chart"
          role="img"
          aria-labelledby={name}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          {content}
        </svg>
      </div>
      <Actions
        title={title}
        sentence={sentence}
        patient={patient}
        staysHere={staysHere}
        svg={svg}
        asTable={asTable}
        onTable={() => setAsTable(shown => !shown)}
      />
      {asTable && <Twin title={title} table={table} />}
    </figure>
  )
}

function Actions({
  title,
  sentence,
  patient,
  staysHere,
  svg,
  asTable,
  onTable,
}: Pick<FigureProps, 'title' | 'sentence'> & {
  patient: number | undefined
  staysHere: boolean
  svg: React.RefObject<SVGSVGElement | null>
  asTable: boolean
  onTable(): void
}) {
  const files = useContext(FigureFilesContext)
  const caveat = useContext(FigureCaveatContext)
  const withCaveat = caveat
    ? words('answer.with-caveat', { sentence, caveat: say('answer.intended') })
    : sentence
  const saving = useAction()
  const [place, setPlace] = useState<string>()
  const save = (kind: FileKind) =>
    saving.run(async () => {
      setPlace(undefined)
      if (!files || !svg.current) return
      setPlace(
        await files.save(
          figureFileName(title, kind),
          await figureBytes(svg.current, withCaveat, kind, files),
          { what: 'figure', as: kind, ...(patient !== undefined && { chart: patient }) },
        ),
      )
    })
  return (
    <>
      <div className="figure-actions">
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTable size={14} aria-hidden />}
          aria-expanded={asTable}
          onClick={onTable}
        >
          {words('figure.show-table')}
        </Button>
        {staysHere && (
          <Text span size="xs" c="dimmed">
            {words('figure.stays-here')}
          </Text>
        )}
        {files && !staysHere && (
          <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
            <Menu.Target>
              <ActionButton
                size="compact-xs"
                variant="subtle"
                color="gray"
                busy={saving.busy}
                leftSection={<IconDownload size={14} aria-hidden />}
              >
                {words('figure.save')}
              </ActionButton>
            </Menu.Target>
            <Menu.Dropdown>
              {fileKinds.map(kind => (
                <Menu.Item key={kind} onClick={() => save(kind)}>
                  {kind.toUpperCase()}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <Text size="xs" ta="end" role="status" c="dimmed">
        {place !== undefined &&
          words(patient === undefined ? 'figure.saved' : 'figure.saved-open', { path: place })}
      </Text>
      {saving.error !== undefined && <Problem error={saving.error} />}
    </>
  )
}

const Twin = ({ title, table: { columns, rows } }: { title: string; table: TableTwin }) => (
  <Table.ScrollContainer minWidth={0}>
    <Table aria-label={words('figure.table', { title })} fz="sm">
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ title: head, numeric }) => (
            <Table.Th key={head} className={numeric ? 'number' : undefined}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      {/* Rows are in their data's order and may be alike: two equal results on one day. */}
      {/* oxlint-disable-next-line react/no-array-index-key -- their order is their only name */}
      <Table.Tbody>
        {rows.map((cells, row) => (
          <Table.Tr key={row}>
            {columns.map(({ title: head, numeric, source }, k) => (
              <Table.Td key={head} className={numeric ? 'number' : undefined}>
                {source ? <bdi>{cells[k]}</bdi> : cells[k]}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)

/** Width of an element in pixels, known before anything is painted. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const measure = () => setWidth(measured.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return width
}
