// Replaces ids of channels, roles and people in a text by names: `<#1>` as `#general`, `<@&1>` as `@cooks`, `<@1>` as
// `@ann`.
import type { RawValues, Request, RequestInput } from '../../src/chat/request.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import type { DiscordApi } from './api.ts'

/** Milliseconds allowed for look-ups: an interaction has to be acknowledged within three seconds. */
const LOOK_UP_TIMEOUT_MS = 1000

/**
 * The request with names in place of ids. A channel or role whose name does not arrive in time, or that the bot may not
 * see, is called just that; a person keeps their id, by which a command may find them.
 */
export async function resolveNames(request: Request, api: DiscordApi): Promise<Request> {
  const texts = inputTexts(request.input)
  const channelIds = idsIn(texts, CHANNEL)
  const roleIds = idsIn(texts, ROLE)
  const userIds = idsIn(texts, PERSON)
  if (channelIds.length + roleIds.length + userIds.length === 0) return request
  const { serverId } = request.where
  const names = new Map<string, string>()
  const mentions: Record<string, string> = { ...request.mentions }
  const lookUps = [
    ...channelIds.map(async (id) => {
      const name = await api.fetchChannelName(id)
      if (name !== null) names.set(`<#${id}>`, `#${name}`)
    }),
    ...userIds.map(async (id) => {
      const name = await api.fetchUsername(id)
      names.set(`<@${id}>`, `@${name}`)
      names.set(`<@!${id}>`, `@${name}`)
      mentions[`@${name}`] = id
    }),
    ...(serverId === undefined || roleIds.length === 0
      ? []
      : [
          api.fetchRoleNames(serverId).then((roles) => {
            for (const [id, name] of roles) names.set(`<@&${id}>`, `@${name.replace(/^@/, '')}`)
          }),
        ]),
  ]
  await withTimeout(LOOK_UP_TIMEOUT_MS, Promise.allSettled(lookUps))
  const placeNames = new Set<string>()
  const nameOf = (whole: string): string => {
    if (PERSON_ALONE.test(whole)) return names.get(whole) ?? whole
    const name = names.get(whole) ?? (whole.startsWith('<#') ? '#channel' : '@role')
    placeNames.add(name)
    return name
  }
  const input = mapInput(request.input, (text) => text.replaceAll(REFERENCE, nameOf))
  return { ...request, input, mentions, placeNames: [...placeNames] }
}

const CHANNEL = /<#(\d{15,20})>/g
const ROLE = /<@&(\d{15,20})>/g
const PERSON = /<@!?(\d{15,20})>/g
const PERSON_ALONE = /^<@!?\d+>$/
const REFERENCE = /<(?:#|@[&!]?)\d{15,20}>/g

/** The largest number of look-ups of a kind for one text. */
const MAX_LOOK_UPS = 5

const idsIn = (texts: readonly string[], pattern: RegExp): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, id = '']) => id)))].slice(0, MAX_LOOK_UPS)

function inputTexts(input: RequestInput): readonly string[] {
  if (input.kind === 'pressed') return []
  return input.kind === 'command' ? Object.values(input.values) : [input.line]
}

function mapInput(input: RequestInput, replace: (text: string) => string): RequestInput {
  if (input.kind === 'pressed') return input
  if (input.kind !== 'command') return { ...input, line: replace(input.line) }
  const values: RawValues = Object.fromEntries(
    Object.entries(input.values).map(([name, value]) => [name, replace(value)]),
  )
  return { ...input, values }
}
