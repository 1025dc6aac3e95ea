// Views of tokens: the new one, shown once; the list; what is told in the chat.
import { ask } from '../chat/ask.ts'
import { itemBlock, joinTexts, linkSpan, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { TokenSummary } from '../contracts/programs.ts'
import { cutText } from '../text.ts'
import { momentText, type Reader } from './reader.ts'

/** @param publicUrl of the API; null where none is served */
export const tokenMadeView = (reader: Reader, token: string, summary: TokenSummary, publicUrl: string | null): View =>
  view(
    t`Token for ${summary.name}`,
    [
      // Behind a word: the beginning of a line is drawn with a capital.
      textBlock(t`Token: ${trustedText(token)}`),
      textBlock(t`Copy it now: I can't show it again. ${limitsText(reader, summary)}`),
      ...(publicUrl === null ? [] : [textBlock([...t`How to use it: `, linkSpan(`${publicUrl}/api/openapi.json`)])]),
    ],
    { buttons: [{ label: 'Revoke it', line: ask('token remove', { token: summary.tokenId }) }] },
  )

export const tokenListView = (reader: Reader, tokens: readonly TokenSummary[]): View =>
  view(
    tokens.length === 0 ? t`No program has a token` : t`Tokens: ${tokens.length}`,
    tokens.map((summary) =>
      itemBlock(t`${summary.name}`, {
        detail: joinTexts([limitsText(reader, summary), usedText(reader, summary)], ' '),
        button: {
          label: `Revoke: ${cutText(summary.name, 60).kept}`,
          line: ask('token remove', { token: summary.tokenId }),
          returnTo: ask('token show'),
        },
      }),
    ),
    { buttons: [{ label: 'New token', line: ask('token add') }] },
  )

export const tokenRevokedView = ({ name }: TokenSummary): View =>
  view(t`Revoked: ${name}`, [textBlock(t`That program can't read or change anything of yours now.`)])

/** To the person concerned, in their chat: a program was given a token. */
export const tokenNoticeView = (reader: Reader, summary: TokenSummary): View =>
  view(
    t`A program has a new token: ${summary.name}`,
    [
      textBlock(limitsText(reader, summary)),
      textBlock(t`Did you make it? Then all is well. If not, one tap revokes it.`),
    ],
    { buttons: [{ label: 'Not me', line: ask('token remove', { token: summary.tokenId }) }] },
  )

function limitsText(reader: Reader, { scope, zone, expiresAt }: TokenSummary): Text {
  const does = scope === 'read' ? t`It can only read` : t`It can read and write`
  const what = zone === null ? t`${does}` : t`${does}, and only in ${zone}`
  return expiresAt ? t`${what}. It ends ${momentText(reader, expiresAt, 'day')}.` : t`${what}.`
}

const usedText = (reader: Reader, { usedAt }: TokenSummary): Text =>
  usedAt ? t`Last used ${momentText(reader, usedAt)}.` : t`Not used yet.`
