// What a page is: which command it shows, and what stands around that. Nothing is looked up past the dispatcher.
import type { RawValues } from '../../../src/chat/request.ts'
import type { View } from '../../../src/chat/view.ts'
import type { Drawing } from '../drawing.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'

/** What a page's address says. */
export interface Address {
  readonly path: string
  /** What stands for the parts of the path that begin with a colon. */
  readonly parts: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

export interface Page {
  /** A part with a colon stands for anything. */
  readonly path: string
  /** The command it shows first; null where it shows several alike. */
  main?(address: Address): readonly [command: string, values: RawValues]
  /** Its heading, where that is not what the main view says. */
  readonly heading?: string
  /** Likewise, where it depends on the address. */
  named?(visit: Visit, address: Address): string | undefined
  /** Its first block and its first button stand out: one thing first. */
  readonly leads?: boolean
  /** What stands above the main view, and below it. */
  above?(visit: Visit, drawing: Drawing, address: Address, shown: View | null): Promise<Html>
  below?(visit: Visit, drawing: Drawing, address: Address, shown: View | null): Promise<Html>
}
