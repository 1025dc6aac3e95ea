// An if-then in one sentence. Where its first half is as well a time of day, the line is kept as a task and this is one tap away.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import type { Request } from '../../chat/request.ts'
import { t, textBlock } from '../../chat/view.ts'
import { addIfThen, hasUpcomingEvents } from '../../domain/days/if-then/index.ts'
import { ifThenSavedView } from '../../views/if-then.ts'
import { defineCommand, readerOf } from '../command.ts'
import { shownIfThen } from '../lib/if-then.ts'
import { saidIfThenOption } from '../lib/options/if-then.ts'

export default defineCommand({
  name: 'if-then say',
  about: 'An if-then in one sentence: “after meds, stretch”',
  byModel: 'offer',
  spoken: ['when I finish focus, tell me to stretch', 'after focus, stretch'],
  says: [
    {
      say: '((right|straight|just)? (when|after|once|if|as soon as|whenever|every time|each time)) {line}',
      moment: 'none',
    },
  ],
  options: { line: required(saidIfThenOption('The whole sentence, with a comma')) },
  examples: ['if-then say after focus, stretch'],
  async run(me, { line: { trigger, event, action, isRepeating, text } }, { request, runLine, raw }) {
    const typed = typedSentence(request)
    if (!trigger) {
      const shown = await runLine(ask('task add', { title: typed ?? `when ${text}` }))
      const any = ask('if-then add', { when: 'any event ends', do: action })
      const hasAny = await hasUpcomingEvents(me)
      return {
        ...shown,
        blocks: [...shown.blocks, textBlock(t`I don't see “${event ?? ''}” in a calendar that keeps titles.`)],
        ...(hasAny ? { undoButton: { label: 'After any event', returnTo: any } } : {}),
      }
    }
    if (typed !== null && !trigger.isCertain) {
      const shown = await runLine(ask('task add', { title: typed }))
      const line = ask('if-then say', { line: raw['line'] ?? text })
      return { ...shown, undoButton: { label: 'I meant: if-then', returnTo: line } }
    }
    const isEvery = isRepeating || (typed !== null && EVERY_TIME.test(typed))
    const { listed, isNew } = await addIfThen(me, trigger, action, isEvery)
    return ifThenSavedView(readerOf(me), shownIfThen(listed), isNew ? 'added' : 'same')
  },
})

const EVERY_TIME = /^\s*(?:whenever|every time|each time)\b/i

/** The line as it was typed, where the command was not named. */
const typedSentence = ({ input }: Request): string | null =>
  input.kind === 'typed' && !/^\s*\/?(?:proxy )?if-then\b/i.test(input.line) ? input.line.trim() : null
