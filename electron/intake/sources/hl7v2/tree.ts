import type { Segment } from './message.ts'

/** A result with the notes below it; `more`: segments that go on with what it says. */
export interface Result {
  readonly obx: Segment
  readonly more: Segment[]
  readonly notes: Segment[]
}
/** What stands together under one order, one dose or one document. */
export interface Group {
  /** OBR, RXO, RXE, RXD, RXA, TXA: what is ordered, given or written. */
  readonly heads: Segment[]
  order?: Segment
  /** SPM, RXR, TQ1: what is said beside it. */
  readonly around: Segment[]
  readonly notes: Segment[]
  readonly results: Result[]
}
/** What a message says of one person. */
export interface Subject {
  readonly pid: Segment
  visit?: Segment
  visitMore?: Segment
  merged?: Segment
  /** AL1, IAM, DG1, PRB, PR1: each a statement by itself. */
  readonly stated: Segment[]
  readonly notes: Segment[]
  readonly groups: Group[]
}
/** A message by whom and what its segments are about. */
export interface Tree {
  readonly subjects: readonly Subject[]
  /** Results, orders and the like that stand before anybody is named. */
  readonly ofNobody: readonly Segment[]
  /** Segments that this version does not read. */
  readonly left: readonly Segment[]
  readonly event: Segment | undefined
}

const heads = new Set(['OBR', 'RXO', 'RXE', 'RXD', 'RXA', 'TXA'])
const around = new Set(['SPM', 'RXR', 'TQ1'])
const stated = new Set(['AL1', 'IAM', 'DG1', 'PRB', 'PR1'])
/** What means nothing without a person. */
const ofSomebody = new Set([...heads, ...around, ...stated, 'ORC', 'OBX', 'NTE', 'PV1', 'PV2', 'MRG'])
/** Messages in which a specimen stands before the orders that it is for. */
const bySpecimen = new Set(['OUL'])

const newGroup = (): Group => ({ heads: [], around: [], notes: [], results: [] })

/** Puts each segment to what it belongs to: every one stands in the tree once. `type`: the message's, such as ORU. */
export function treeOf(segments: readonly Segment[], type: string): Tree {
  const subjects: Subject[] = []
  const left: Segment[] = []
  const ofNobody: Segment[] = []
  let event: Segment | undefined
  let group: Group | undefined
  /** What a note is about. */
  let noted: Segment[] | undefined
  let specimens: Segment[] = []

  function open(subject: Subject): Group {
    group = newGroup()
    group.around.push(...specimens)
    subject.groups.push(group)
    noted = group.notes
    return group
  }
  function headed(subject: Subject, segment: Segment): void {
    const isMedicine = (each: Segment) => each.name.startsWith('RX')
    const goesOn =
      group !== undefined &&
      group.results.length === 0 &&
      (group.heads.length === 0
        ? group.order !== undefined
        : group.heads.every(isMedicine) && isMedicine(segment))
    const of = goesOn ? group! : open(subject)
    of.heads.push(segment)
  }
  function ordered(subject: Subject, segment: Segment): void {
    const isOfLast = bySpecimen.has(type) && group && !group.order && group.results.length === 0
    const of = isOfLast ? group! : open(subject)
    of.order = segment
  }
  function placed(subject: Subject, segment: Segment): void {
    const { name } = segment
    if (heads.has(name)) headed(subject, segment)
    else if (name === 'ORC') ordered(subject, segment)
    else if (name === 'OBX') {
      const notes: Segment[] = []
      const of = group ?? open(subject)
      of.results.push({ obx: segment, more: [], notes })
      noted = notes
    } else if (name === 'SPM' && bySpecimen.has(type)) {
      if (group !== undefined) specimens = []
      specimens.push(segment)
      group = undefined
    } else if (around.has(name)) (group ?? open(subject)).around.push(segment)
    else if (stated.has(name)) subject.stated.push(segment)
    else if (name === 'NTE') (noted ?? subject.notes).push(segment)
    else if (name === 'PV1' && !subject.visit) subject.visit = segment
    else if (name === 'PV2' && !subject.visitMore) subject.visitMore = segment
    else if (name === 'MRG' && !subject.merged) subject.merged = segment
    else left.push(segment)
  }

  for (const segment of segments) {
    const { name } = segment
    if (name === 'MSH') continue
    if (name === 'EVN' && !event) event = segment
    else if (name === 'PID') {
      subjects.push({ pid: segment, stated: [], notes: [], groups: [] })
      group = undefined
      noted = undefined
      specimens = []
    } else {
      const subject = subjects.at(-1)
      if (subject) placed(subject, segment)
      else (ofSomebody.has(name) ? ofNobody : left).push(segment)
    }
  }
  return { subjects, ofNobody, left, event }
}
