// A page: which command it shows, and what surrounds it. Everything is read through the dispatcher.
import type { RawValues } from '../../../src/chat/request.ts'
import type { View } from '../../../src/chat/view.ts'
import type { Html } from '../html.ts'
import type { RenderContext } from '../render-context.ts'
import type { PageVisit } from '../visit.ts'

/** The parts of a page's address. */
export interface PageAddress {
  readonly path: string
  /** The values of path segments that begin with a colon. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

export interface Board {
  readonly heading: Html | string
  /** For the browser tab. */
  readonly title: string
  readonly content: Html
}

export interface PageDefinition {
  /** A segment with a colon matches anything. */
  readonly path: string
  /** The command shown first; null if the page shows several of equal rank. */
  mainCommand?(address: PageAddress): readonly [command: string, values: RawValues]
  /** The heading, if it is not the main view's title. */
  readonly heading?: string
  /** As above, depending on the address. */
  headingFor?(visit: PageVisit, address: PageAddress): string | undefined
  /** A command whose form stands on the page: the main view needs no button for it. */
  readonly formBelow?: string
  /** Its first block and first button stand out. */
  readonly hasLead?: boolean
  /** A board instead of the main view; null where there is nothing for one, so that the main view is shown. */
  renderBoard?(visit: PageVisit, drawing: RenderContext, address: PageAddress): Promise<Board | null>
  /** Views above and below the main view. */
  renderAbove?(visit: PageVisit, drawing: RenderContext, address: PageAddress, shown: View | null): Promise<Html>
  renderBelow?(visit: PageVisit, drawing: RenderContext, address: PageAddress, shown: View | null): Promise<Html>
}
