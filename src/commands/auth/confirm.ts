// Yes or no to a link: first of whoever typed the code, then of the side it leads to.
import { choice, need } from '../../chat/options.ts'
import type { View } from '../../chat/view.ts'
import * as linking from '../../domain/people/linking/index.ts'
import { answeredBefore, linkedHere, oneMoreYes, saidNo, tooLate } from '../../views/link.ts'
import { moment, type Reader } from '../../views/reader.ts'
import { command, readerOf } from '../command.ts'
import { link } from '../lib/options/link.ts'
import { seekerOf } from '../lib/seeker.ts'

export default command({
  name: 'auth confirm',
  about: 'Say yes or no to a link',
  options: { link: need(link('Which link')), answer: need(choice('Is that you', ['yes', 'no'])) },
  examples: ['auth confirm link:discord answer:no'],
  async run(me, { link: { code }, answer }, { request }) {
    const done = await linking.answer(seekerOf(me, request), code, answer === 'yes')
    return confirmed(readerOf(me), me.platform, done)
  },
})

/** @param platform where it is read */
export function confirmed(reader: Reader, platform: string, done: linking.Answered): View {
  switch (done.kind) {
    case 'waiting':
      return oneMoreYes(moment(reader, done.sides.until, 'time'), done.sides.lead)
    case 'linked':
      return linkedHere(done.sides.redeemer.accountId, platform)
    case 'refused':
      return saidNo()
    case 'already':
      return answeredBefore(moment(reader, done.at, 'time'))
    case 'over':
      return tooLate()
  }
}
