// A view as each platform draws it, side by side.

import { discordViewText as showDiscord } from '../../adapters/discord/show.ts'
import { renderSlackMessage } from '../../adapters/slack/render.ts'
import { slackMessageText as showSlack } from '../../adapters/slack/show.ts'
import { PLAIN_TEXT_OPTIONS, render as showTerminal } from '../../adapters/terminal/render.ts'
import { webViewText as showWeb } from '../../adapters/web/show.ts'
import type { View } from '../../src/chat/view.ts'

/** What each platform shows of a view, as text. */
export const drawn = (shown: View) => ({
  slack: showSlack(renderSlackMessage(shown)),
  discord: showDiscord(shown),
  terminal: showTerminal(shown, PLAIN_TEXT_OPTIONS),
  web: showWeb(shown),
})

/** All of it as one text; those that show the same stand together. */
export function sideBySide(texts: Readonly<Record<string, string>>): string {
  const places = new Map<string, string[]>()
  for (const [place, text] of Object.entries(texts)) places.set(text, [...(places.get(text) ?? []), place])
  return [...places].map(([text, alike]) => `${alike.join(', ')}:\n${text}`).join('\n\n')
}
