// Lists open tasks, five a page; the rest is one press away.

import { choiceOption, flagOption, hidden, type Option, textOption, withDefault } from '../../chat/options.ts'
import { excerpt } from '../../chat/phrases.ts'
import { saveButtons } from '../../chat/run/resolve-line.ts'
import type { View } from '../../chat/view.ts'
import type { BusySpan } from '../../contracts/calendars.ts'
import { listBusyTimes } from '../../domain/calendars/busy.ts'
import { type Me, todayOf, zoneOf } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { addDays, type Day, formatDay, startOfLocalDay } from '../../time/index.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { busyDayBlocks } from '../../views/calendar-next.ts'
import { taskItem } from '../../views/task.ts'
import { taskListView, whetherDoneView } from '../../views/task-list.ts'
import { defineCommand, readerOf } from '../command.ts'
import { listSentences } from '../lib/list-sentences.ts'
import { mentionedButtons } from '../lib/mentioned-tasks.ts'
import { loadMissed } from '../lib/missed.ts'
import { pageOption, zoneOption } from '../lib/options/index.ts'
import { dayOption } from '../lib/options/moments.ts'
import { anyProjectOption } from '../lib/options/project.ts'
import { weekSpan } from '../lib/week-span.ts'

const INNER_ARTICLE = / (?:the|my|our|a|an|that|some) /gi
/** “Look up bus times”, “look for my passport” are done elsewhere than in this list. */
const LOOKS_UP = /^\s*look (?:up|for)\b/i
const SEARCHES = /^\s*(?:find|search|look|grep)\b/i
/** Many words, or one thing of a kind: “find a plumber”. */
const isTitle = (words = '', line = ''): boolean =>
  LOOKS_UP.test(line) || words.split(/\s+/).length > 2 || /^(?:me )?(?:an?|some|new)\b/i.test(words)

/** As named in forms and menus; a line accepts the first word. */
const LABELS: Partial<Record<tasks.TaskView, string>> = {
  today: 'today: due by tonight',
  waiting: 'waiting: its day has passed, or others have it',
  blocked: 'blocked: held up by something',
  ideas: 'ideas: for some day',
  added: 'added: newest first, done or not',
  dropped: 'dropped: let go, can be put back',
}

export default defineCommand({
  name: 'task list',
  about: 'Your tasks, five to a page',
  byModel: 'show',
  isDefault: true,
  aliases: ['tasks', 'list'],
  phrases: {
    'my tasks': {},
    'list tasks': {},
    'show tasks': {},
    list: {},
    todo: {},
    todos: {},
    'to do': {},
    'to-do': {},
    'my list': {},
    'my todos': {},
    'my todo list': {},
    'todo list': {},
    'all tasks': {},
    'show all': {},
    'show everything': {},
    'show my tasks': {},
    'show list': {},
    "what's on my list": {},
    'what do i have to do': {},
    'what have i got to do': {},
    'what did i do': { view: 'done' },
    'what did i do today': { view: 'done', on: 'today' },
    'what have i done': { view: 'done' },
    'what have i done today': { view: 'done', on: 'today' },
    'what did i get done': { view: 'done' },
  },
  spoken: ["show today's tasks", "what's due on friday?", 'what did I miss?'],
  says: listSentences,
  options: {
    find: textOption('Words to look for', { max: 100, takes: 'rest', acceptsLonger: true }),
    view: withDefault(choiceOption('Which ones', tasks.TASK_VIEWS, LABELS), 'open'),
    zone: zoneOption('Only this area of life'),
    project: anyProjectOption('Only this project, everyone’s tasks'),
    tag: textOption('Only with this tag', { max: 50 }),
    on: dayOption('Only what is due on this day'),
    hash: hidden(hashOption('A tag with its sign, #home')),
    named: hidden(listNameOption('A list by its name: what was put on it has that tag')),
    asks: hidden(textOption('“done”: whether it is done, and else whether it is open', { max: 4 })),
    missed: hidden(flagOption('What was due since the person was last here')),
    page: pageOption(),
  },
  examples: ['tasks', 'task list view:done', 'task list find:milk', 'task list tag:home'],
  async run(me, values, { raw, request, catalogue }) {
    if (values.missed) return loadMissed(me)
    if (values.asks === 'done' && values.find) return whetherDone(me, values.find, values.on?.day ?? null)
    const span = values.on ? weekSpan(raw['on'] ?? '', todayOf(me), values.view) : null
    const { found, count } = await tasks.listTasks(me, {
      view: values.view,
      words: values.find ?? '',
      zoneId: values.zone?.zone_id ?? null,
      projectId: values.project?.project_id ?? null,
      tag: (values.tag ?? values.hash ?? values.named)?.replace(/^#/, '') ?? null,
      day: span?.from ?? values.on?.day ?? null,
      until: span?.until ?? null,
      page: values.page,
    })
    // “find healthy baking recipes” without a match is a title.
    if (
      count === 0 &&
      request.input.kind === 'typed' &&
      SEARCHES.test(request.input.line) &&
      isTitle(values.find, request.input.line)
    )
      throw new NotMeantError(`Nothing open has “${excerpt(values.find ?? '')}”.`)
    const isPlain =
      values.view === 'open' &&
      !values.find &&
      !values.zone &&
      !values.project &&
      !values.tag &&
      !values.hash &&
      !values.named &&
      !values.on
    const hidden = isPlain ? await tasks.countHiddenTasks(me) : 0
    const places = await loadTaskPlaces(me, found)
    const reader = readerOf(me)
    const day = values.on?.day ?? null
    const busy = day && !span && values.view === 'open' ? await busyOnDay(me, day) : []
    const about = {
      view: values.view,
      day: span ? null : day && formatDay(day),
      ...(span ? { span: span.name } : {}),
      words: values.find ?? '',
      page: values.page,
      count,
      hidden,
      raw,
    }
    const listed = taskListView(about, (returnTo) =>
      found.map((task) => taskItem(reader, task, places(task), returnTo)),
    )
    const shown = { ...listed, blocks: [...listed.blocks, ...busyDayBlocks(reader, busy)] }
    // “tasks for Mia” without a match is perhaps a title.
    return values.find && count === 0
      ? {
          ...shown,
          buttons: [...shown.buttons, ...(await mentionedButtons(me, values.find)), ...saveButtons(catalogue, request)],
        }
      : shown
  },
})

/** When that day is busy, from now on. */
function busyOnDay(me: Me, day: Day): Promise<readonly BusySpan[]> {
  const [from, to] = [day, addDays(day, 1)].map((each) => startOfLocalDay(each, zoneOf(me), '00:00'))
  return listBusyTimes(me, from && from > me.now ? from : me.now, to ?? me.now)
}

/** "Did I call mum?": what was done of that name, on that day if one is said; else what is open of it. */
async function whetherDone(me: Me, words: string, day: Day | null): Promise<View> {
  const done = await tasks.listTasks(me, { view: 'done', words, day })
  if (done.found.length > 0) return whetherDoneView(readerOf(me), words, 'done', done.found)
  const named = await tasks.listTasks(me, { view: 'open', words })
  // “Order the plasterboard” is “order plasterboard”.
  const open =
    named.found.length > 0
      ? named
      : await tasks.listTasks(me, { view: 'open', words: words.replaceAll(INNER_ARTICLE, ' ') })
  if (open.found.length > 0) return whetherDoneView(readerOf(me), words, 'open', open.found)
  // “feed the cat” may have been logged as “fed the cat”.
  const [, ...thing] = words
    .replace(/\b(?:the|a|an|my|our|some)\b/gi, ' ')
    .trim()
    .split(/\s+/)
  const near = thing.length > 0 ? await tasks.listTasks(me, { view: 'done', words: thing.join(' '), day }) : open
  return whetherDoneView(readerOf(me), words, near.found.length > 0 ? 'near' : null, near.found)
}

/** "#home", and nothing without its sign. */
function hashOption(about: string): Option<string, unknown, false> {
  return {
    ...textOption(about, { max: 50 }),
    read(raw) {
      const tag = raw.trim()
      if (!/^#[\p{L}\p{N}_-]+$/u.test(tag)) throw new UserError('A tag begins with #.')
      return tag
    },
  }
}

/** “My shopping list”: the tag of a list that has open tasks. */
function listNameOption(about: string): Option<string, Me, false> {
  return {
    ...textOption(about, { max: 50 }),
    async read(raw, { me }) {
      const name = raw.trim().toLowerCase().replace(/\s+/g, '-')
      const tag = /^(?:shop|shopping|grocer(?:y|ies)|to-buy)$/.test(name) ? 'shopping' : name
      const { count } = await tasks.listTasks(me, { view: 'open', words: '', tag })
      if (count > 0) return tag
      throw new UserError(`Nothing open is on a list called “${excerpt(raw)}”.`)
    },
  }
}
