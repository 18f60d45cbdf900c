import { words } from '../ui/words.ts'
import { Figure } from './Figure.tsx'
import { drawFunnel } from './funnel-drawing.tsx'
import { byExpected, funnelSentence, funnelTable, type Funnel } from './funnel-layout.ts'

/** Units by observed over expected and by how much was expected of them, between limits that chance seldom leaves. */
export const FunnelFigure = ({ title, funnel }: { readonly title: string; readonly funnel: Funnel }) => (
  <Figure
    title={words('funnel-figure.title', { title })}
    sentence={funnelSentence(funnel)}
    table={funnelTable(byExpected(funnel.units))}
    leastWidth={340}
    mostWidth={820}
    draw={width => drawFunnel(width, funnel)}
  />
)
