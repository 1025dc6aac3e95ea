// What a page is: which command it shows, and what stands around that. Nothing is looked up past the dispatcher.
import type { RawValues } from '../../../src/chat/request.ts'
import type { View } from '../../../src/chat/view.ts'
import type { Html } from '../html.ts'
import type { RenderContext } from '../render-context.ts'
import type { PageVisit } from '../visit.ts'

/** What a page's address says. */
export interface PageAddress {
  readonly path: string
  /** What stands for the parts of the path that begin with a colon. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

export interface PageDefinition {
  /** A part with a colon stands for anything. */
  readonly path: string
  /** The command it shows first; null where it shows several alike. */
  mainCommand?(address: PageAddress): readonly [command: string, values: RawValues]
  /** Its heading, where that is not what the main view says. */
  readonly heading?: string
  /** Likewise, where it depends on the address. */
  headingFor?(visit: PageVisit, address: PageAddress): string | undefined
  /** Its first block and its first button stand out: one thing first. */
  readonly hasLead?: boolean
  /** What stands above the main view, and below it. */
  renderAbove?(visit: PageVisit, drawing: RenderContext, address: PageAddress, shown: View | null): Promise<Html>
  renderBelow?(visit: PageVisit, drawing: RenderContext, address: PageAddress, shown: View | null): Promise<Html>
}
