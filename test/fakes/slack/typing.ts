// What a Slack client makes of the words a person types: entities, mentions, links.
import type { Workspace } from './types.ts'

/**
 * `&`, `<`, `>` become entities, `@ann` and `#general` of people and channels that exist become ids, and addresses
 * become links. `withNames` adds `|ann`, as slash commands with "escape channels and users" do.
 */
export function typed(workspace: Workspace, text: string, withNames: boolean): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const linked = escaped.replace(/https?:\/\/[^\s|]+/g, (address) => `<${address}>`)
  return linked
    .replace(/(^|\s)@([\p{L}\p{N}._-]+)/gu, (whole: string, before: string, name: string) => {
      const account = [...workspace.accounts.values()].find((other) => other.name === name)
      return account ? `${before}<@${account.id}${withNames ? `|${account.name}` : ''}>` : whole
    })
    .replace(/(^|\s)#([\p{L}\p{N}_-]+)/gu, (whole: string, before: string, name: string) => {
      const channel = [...workspace.channels.values()].find((other) => other.kind !== 'im' && other.name === name)
      return channel
        ? `${before}<#${channel.id}|${withNames || channel.kind === 'channel' ? channel.name : ''}>`
        : whole
    })
}
