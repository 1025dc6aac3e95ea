// What the MCP adapter needs from the application: records of functions, provided by `src/app/platforms`.
import type { ApiPage, ApiQuery, ApiResourceName, ApiResources, TokenHolder } from '../../src/contracts/programs.ts'

export interface McpOptions {
  /** The version of Proxy, which assistants are told. */
  readonly version: string
  /** The public address, without a trailing slash. */
  readonly publicUrl: string
  /** Origins of other pages that may connect from a browser; `*`: any. */
  readonly origins: readonly string[]
  /** The lists that can be read, by name. */
  readonly resourceNames: readonly ApiResourceName[]
  /** Null if it is no living token. */
  authenticate(token: string): Promise<TokenHolder | null>
  /** A page of a list, without what is hidden on the platform; null if the token does not reach it. */
  list<N extends ApiResourceName>(
    holder: TokenHolder,
    platform: string,
    name: N,
    query: ApiQuery,
  ): Promise<ApiPage<ApiResources[N]> | null>
  /** How long the holder of a token has to wait before they may read a list again, in seconds; 0: they may now. */
  secondsToWait(tokenId: string): Promise<number>
  readonly report: (error: unknown, what: string) => void
}
