// Edits the person: name, username, bio, time zone, start of day.
import { clearable, hidden, textOption } from '../../chat/options.ts'
import { type Text, t, view } from '../../chat/view.ts'
import * as people from '../../domain/people/index.ts'
import * as zone from '../../domain/people/zone.ts'
import type { Me } from '../../domain/request/me.ts'
import { UserError } from '../../user-error.ts'
import { profileTexts, timeZoneSetView, wallTimesKeptView } from '../../views/person.ts'
import { defineCommand, readerOf } from '../command.ts'
import { timeOption, timeZoneOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'me edit',
  about: 'Change your name, time zone or day',
  byModel: 'offer',
  question: 'What would you like to change?',
  formWhenUnchanged: true,
  spoken: ['I moved to Paris', 'call me Ann', 'change my time zone'],
  says: [
    {
      say: '<iwill>? (change|set|update|edit|fix) (the|my) (time zone|timezone|zone|tz) (please)?',
      with: { asked: 'timezone' },
    },
    { say: '<iwill>? (change|set|update|edit) (the|my) (name|nickname) (please)?', with: { asked: 'name' } },
    { say: '<iwill>? (change|set|update|edit) (the|my) username (please)?', with: { asked: 'username' } },
    '(i|ive|i have|we|weve) (just)? (moved|relocated|flew|travelled|traveled|arrived|landed|am now|am) (to|in) {timezone}',
    '(im|i am|were|we are) (now|currently|living|staying|travelling|traveling)? (in|living in|staying in|based in) {timezone} (now)?',
    '(my|the|change my|set my|set|update my|switch my|change)? (time zone|timezone|zone|tz|clock) (is|to|should be|as)? (now)? {timezone}',
    '(call me|please call me|you can call me|just call me|you may call me|people call me|everyone calls me|they call me|my friends call me|refer to me as|address me as|speak to me as|i go by|i am called|im called|start calling me|always call me|only call me|you can address me as|you shall address me as|you should address me as|you shall call me|you must call me|you should call me|you will call me|like to call me|use|greet me as|think of me as|talk to me as|know me as|i prefer to be|i prefer the name|i would prefer to be) (called)? (by)? (the name|by the name|the name of|by the name of)? (of)? !(by|something|what|when|if|my|a|an|this|that|another|me|later|back|tomorrow|today|at|on|in|the|more|less|plain|emoji|emojis|simple) {name} (from now on|from here on|instead|from now|now|going forward|from this point on|henceforth|if you dont mind|and not {_}|not {_}|instead of {_}|rather than {_}|when {_}|whenever {_})?',
    '(when you talk to me|when talking to me|when you speak to me|when addressing me|when you address me) (please)? (use|call me|say) {name}',
    '(please)? stop calling me {_} (and)? (call me|my names|my name is|its|i am|im|my name|names) {name}',
    '(from now on)? <my> (<name>|names) (is|should be|s|to|was) (actually|now)? {name} (by the way|btw|actually|instead|now|from now on)?',
    '<my> (names) {name} (by the way|btw|actually|now)?',
    '(usually|normally)? (people|everyone|they|my friends|friends|my family|folks) (usually|normally|all)? (call me|refer to me as|know me as) {name}',
    '(feel free to|from now on|you may|you should|you can|i want you to start|i want you to|id rather have you|id rather you|would you like to|could you) (start)? (just)? (call me|call be|referring to me as|refer to me as|calling me|address me as|address me by the name|say) {name}',
    '(address me by|refer to me by|use) (the|my)? name {name}',
    '(change|set|update|switch|edit|make|save) (my|the)? (user)? <name> (to|as|into|from {_} to) {name}',
    '(i|we|id) (want|would like|d like|need|prefer|wish|like|would prefer) (you)? (to)? (be called|call me|be known as|be addressed as|be referred to as|refer to me as|go by|address me as) (as)? {name}',
    '!(what|whats|who|which|how|whose|why|where|this|that|it|so what) {name} is my (new)? <name>',
    '(my)? <name> {name} not {_}',
    '(the)? (new)? name (that)? (i|you) (go by|want you to call me|should call me|prefer|use for me) (is|should be) {name}',
    'stop calling me {_} and (from now on)? (always)? call me {name}',
    '<iwill>? (change|set|update|edit) (the|my) (time zone|timezone|zone|name|username|nickname|profile|day|name i go by|name you {_}|name that you {_}) (please)?',
    '(call me|address me|refer to me|talk to me|speak to me) (by|with|using|by calling me)* (this|another|a different|my new|a new|something|a|the) (new|different|other|else)? (name|nickname|thing|else)? {_}?',
    '(how|where|can|could) (do|can|would|could)? (i|you|we) (change|edit|update|set|modify) (the|my) (name|nickname|username) {_}?',
    '(can|could) (i|you) (change|have you call me|call me) (what you call me|something else|my name|my nickname|a different name|another name) {_}?',
    '(change|set) my (time zone|timezone|zone|name|username|nickname|profile|day)',
    '(i|we) (live|am living|work|am working|reside) in {timezone} (now)?',
    // As the commands are called: “me zone Europe/London”.
    'me (time zone|timezone|zone|tz) (is|to)? {timezone}',
    { say: '(im|i am) {name}', proper: 'name' },
    '(set|change|move|make|put) (my|the)? (day start|start of (my|the) day|day starts) (to|at|be at) {day-starts}',
    '(my|the) day (starts|begins|should start|should begin) (at|from) {day-starts}',
    '(start|begin) my day (at|from) {day-starts}',
  ],
  options: {
    name: clearable(textOption('Your name', { max: 255 })),
    timezone: timeZoneOption('Your nearest big city'),
    'clock-of': hidden(timeZoneOption('The zone whose clock your reminders keep')),
    'day-starts': timeOption('When does your day start? (Earlier counts as yesterday.)'),
    username: textOption('Username (must be unique)', { max: 50 }),
    bio: clearable(textOption('A line about you', { max: 500 })),
    // The button that follows a change of zone.
    keep: hidden(textOption('Times to keep', { max: 36 })),
  },
  examples: ['me edit timezone:Paris', 'me edit name:"Ann Lee" day-starts:05:00'],
  prefill: async (me) => ({
    ...(me.user.full_name ? { name: me.user.full_name } : {}),
    ...(people.isZoneKnown(me.user) ? { timezone: me.user.timezone } : {}),
    'day-starts': me.preferences.day_starts_at,
    username: me.user.username,
    ...(me.user.bio ? { bio: me.user.bio } : {}),
  }),
  async run(me, values) {
    if (values.keep !== undefined) return keptView(me, values.keep)
    const dayStartsAt = values['day-starts']
    const zoneBefore = people.isZoneKnown(me.user) ? me.user.timezone : null
    const moved = await people.editProfile(me, {
      ...(values.name === undefined ? {} : { fullName: values.name }),
      ...(values.timezone === undefined ? {} : { zone: values.timezone }),
      ...(values['clock-of'] === undefined ? {} : { clockOf: values['clock-of'] }),
      ...(dayStartsAt === undefined ? {} : { dayStartsAt }),
      ...(values.username === undefined ? {} : { username: values.username }),
      ...(values.bio === undefined ? {} : { bio: values.bio }),
    })
    if (values.timezone !== undefined)
      return timeZoneSetView(
        { ...readerOf(me), zone: me.user.timezone, isZoneKnown: true },
        moved,
        zoneBefore === null || zoneBefore === me.user.timezone
          ? {}
          : { stays: await keptMoments(me, zoneBefore), isRepeating: await zone.hasRepeatingTimes(me) },
      )
    const lines: Text[] = profileTexts({ ...me.user, dayStartsAt: dayStartsAt ?? me.preferences.day_starts_at })
    return view(
      t`Saved`,
      lines.map((line) => ({ kind: 'text', text: line })),
    )
  },
})

/** Timed tasks whose moment stays, and the draft that moves them to their old time of day. */
async function keptMoments(me: Me, before: string) {
  const kept = await zone.listKeptMoments(me, before)
  return kept.length === 0 ? null : { kept, draftId: await zone.draftWallTimes(me, before, kept) }
}

async function keptView(me: Me, draftId: string) {
  const moved = await zone.keepWallTimes(me, draftId)
  if (moved === null) throw new UserError('That was more than a day ago. You can still move each task.')
  return wallTimesKeptView(readerOf(me), moved)
}
