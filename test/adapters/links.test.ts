// A private link is a link: every platform draws the address that was made, letter by letter, as its own kind of link.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render as renderDiscord } from '../../adapters/discord/render.ts'
import { renderSlackMessage } from '../../adapters/slack/render.ts'
import { html, renderText } from '../../adapters/web/html.ts'
import { webViewText } from '../../adapters/web/show.ts'
import { linkSpan, t, textBlock, type View, view } from '../../src/chat/view.ts'
import { opener } from '../support/databases.ts'
import { world } from '../support/world.ts'
import { drawn } from './drawn.ts'

/** Secrets are base64url: letters, digits, `-` and `_`, at any place. */
const secret = fc
  .array(fc.constantFrom(...'abcXYZ019-_'), { minLength: 1, maxLength: 60 })
  .map((letters) => letters.join(''))

const markdownOf = (shown: View): string => JSON.stringify(renderDiscord(shown))
const markupOf = (shown: View): string => JSON.stringify(renderSlackMessage(shown).blocks)

describe('an address of ours', () => {
  test('is the same address on every platform, whatever letters it has', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom('', '?to=export', '?a=1&b=2'), (letters, query) => {
        const url = `https://proxy.example.org/auth/sign-in/${letters}${query}`
        const shown = view(t`Your page`, [textBlock([linkSpan(url)]), textBlock(t`Open ${linkSpan(url)} today.`)])
        for (const text of Object.values(drawn(shown))) expect(text).toContain(url)
        expect(markupOf(shown)).toContain(`<${url.replaceAll('&', '&amp;')}>`)
        expect(markdownOf(shown)).toContain(url)
        expect(String(html`${renderText([linkSpan(url)])}`)).toContain(`href="${url.replaceAll('&', '&amp;')}"`)
      }),
    )
  })

  test('is never one that a person typed', () => {
    const shown = view(t`Added`, [textBlock(t`${'https://evil.example.org/_x_'}`)])
    expect(markupOf(shown)).not.toContain('<https')
    expect(webViewText(shown)).toContain('https://evil.example.org/_x_')
    expect(String(html`${renderText(t`${'https://evil.example.org'}`)}`)).not.toContain('href')
  })
})

describe('what commands give out', () => {
  const open = opener('sqlite')

  test.each(['auth web', 'me calendar', 'me calendar renew:yes', 'me export'])('%s', async (line) => {
    const { view: shown } = await (await world(await open())).person('ann').says(line)
    const [address] = shown.blocks.flatMap((block) =>
      block.kind === 'text' ? block.text.flatMap((span) => (span.kind === 'link' ? [span.text] : [])) : [],
    )
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:3000\//)
    for (const text of Object.values(drawn(shown))) expect(text).toContain(address)
    expect(markupOf(shown)).toContain(`<${address}>`)
  })
})
