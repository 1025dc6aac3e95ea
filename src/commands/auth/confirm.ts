// Answers a link's question: first the person who typed the code, then the account it leads to.
import { choiceOption, required } from '../../chat/options.ts'
import type { View } from '../../chat/view.ts'
import * as linking from '../../domain/people/linking/index.ts'
import {
  leadPendingView,
  linkAlreadyAnsweredView,
  linkExpiredView,
  linkedView,
  linkRefusedView,
} from '../../views/link.ts'
import { momentText, type Reader } from '../../views/reader.ts'
import { defineCommand, readerOf } from '../command.ts'
import { requestLinkActor } from '../lib/link-actor.ts'
import { pendingLinkOption } from '../lib/options/link.ts'

export default defineCommand({
  name: 'auth confirm',
  about: 'Say yes or no to a link',
  isForPersonAlone: true,
  options: {
    link: required(pendingLinkOption('Which link')),
    answer: required(choiceOption('Is that you', ['yes', 'no'])),
  },
  examples: ['auth confirm link:discord answer:no'],
  async run(me, { link: { code }, answer }, { request }) {
    const done = await linking.answerLink(requestLinkActor(me, request), code, answer === 'yes')
    return linkAnswerView(readerOf(me), me.platform, done)
  },
})

/** @param platform of the reader */
export function linkAnswerView(reader: Reader, platform: string, done: linking.LinkAnswerResult): View {
  switch (done.kind) {
    case 'waiting':
      return leadPendingView(momentText(reader, done.sides.until, 'time'), done.sides.lead)
    case 'linked':
      return linkedView(done.sides.redeemer.accountId, platform)
    case 'refused':
      return linkRefusedView()
    case 'already':
      return linkAlreadyAnsweredView(momentText(reader, done.at, 'time'))
    case 'over':
      return linkExpiredView()
  }
}
