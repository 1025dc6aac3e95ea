// What a REST route is: a method, a path with `:names`, whether the bot's token is needed, and what it does.
import type { Gateway } from './gateway.ts'
import type { Interaction } from './interaction.ts'
import type { Attachment } from './wire.ts'
import type { World } from './world.ts'

export interface Call {
  world: World
  gateway: Gateway
  interactions: Map<string, Interaction>
  /** A path's named parts; a name the path does not have is a mistake in the route, and throws. */
  param: (name: string) => string
  has: (name: string) => boolean
  query: URLSearchParams
  body: unknown
  files: Attachment[]
  /** The fields of an urlencoded body; undefined for any other. */
  form: ReadonlyMap<string, string> | undefined
  /** The token of `Authorization: Bearer`. */
  bearer: string | undefined
  /** Name and password of `Authorization: Basic`. */
  basic: [string, string] | undefined
}
/** A status and a body; no body at all is a 204 without a content type. */
export interface Reply {
  status: number
  body?: unknown
  headers?: Record<string, string>
}
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** Its name in Discord's OpenAPI document, for the judge of request bodies. */
  operation?: string
  /**
   * `token`: the path itself is the permission (interactions and their webhooks); no bot token, no global limit.
   * `bearer`, `client`: OAuth2, judged by the route. `anyone`: the bot, or a person by their OAuth2 token.
   */
  by?: 'token' | 'bearer' | 'client' | 'anyone'
  /** Which of the configured buckets counts it, per first `:name` of the path. */
  bucket?: 'createMessage' | 'readMessages' | 'editMessage' | 'deleteMessage' | 'webhook' | 'reaction'
  run: (call: Call) => Reply
}

export const ok = (body: unknown): Reply => ({ status: 200, body })
export const noContent: Reply = { status: 204 }
