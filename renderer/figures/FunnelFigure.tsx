import { words } from '../ui/words.ts'
import { Figure } from './Figure.tsx'
import { drawFunnel } from './funnel-drawing.tsx'
import { funnelSentence, funnelTable, type Funnel } from './funnel-layout.ts'

/** Units by observed over expected and by how much was expected of them, between limits that chance seldom leaves. */
export const FunnelFigure = ({ title, funnel }: { readonly title: string; readonly funnel: Funnel }) => (
  <Figure
    title={words('funnel-figure.title', { title, by: funnel.by })}
    sentence={funnelSentence(funnel)}
    table={funnelTable(funnel)}
    leastWidth={340}
    mostWidth={820}
    // Who treats, and where, is named here alone.
    staysHere={funnel.by !== 'source'}
    draw={width => drawFunnel(width, funnel)}
  />
)
