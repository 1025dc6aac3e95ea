// Why the domain refuses something: a code, the facts of it, and what could be asked for instead. Services throw these;
// `src/views/refusals` puts each into words, and a program reads the code.
import type { CommandMap } from './command-map.ts'

/** A command that could be asked for instead, with what fills its options. */
export type Intent<N extends keyof CommandMap = keyof CommandMap> = {
  readonly [C in N]: { readonly command: C; readonly values?: CommandMap[C] }
}[N]

/** One code: its facts, and the commands its intents may name. */
interface RefusalOf<Facts = unknown, Commands extends keyof CommandMap = never> {
  readonly facts: Facts
  readonly commands: Commands
}

export interface RequestRefusals {
  'undo.too-late': RefusalOf
  'undo.changed-since': RefusalOf
  /** It is another person's by now. */
  'undo.not-yours': RefusalOf
  'undo.steps-changed': RefusalOf
}

/** Told to an operator, at start. */
export interface RewardRefusals {
  'achievements.no-json': RefusalOf
  'achievements.invalid': RefusalOf<{ readonly path: string; readonly problem: string | null }>
  'achievements.no-criteria': RefusalOf<{ readonly name: string; readonly metrics: readonly string[] }>
  'achievements.unknown-metric': RefusalOf<{
    readonly name: string
    readonly metric: string
    readonly metrics: readonly string[]
  }>
}

export interface AccessRefusals {
  /** `spaceName`: of the space whose application this is; null if it has no name. */
  'visitor.not-here': RefusalOf<{ readonly spaceName: string | null }>
  'admin.not-allowed': RefusalOf
  'account.gone': RefusalOf
  'password.too-short': RefusalOf<{ readonly least: number }>
  'password.too-long': RefusalOf<{ readonly most: number }>
  'password.common': RefusalOf
  'password.wrong': RefusalOf
  'password.none': RefusalOf
  'password.too-many-tries': RefusalOf<{ readonly minutes: number }>
  'password.session-too-old': RefusalOf<{ readonly minutes: number }>
  'password.changed-elsewhere': RefusalOf
}

/** What a program may not do with its token. */
export interface TokenRefusals {
  'token.by-program': RefusalOf
  'token.too-many': RefusalOf<{ readonly most: number }, 'token show'>
  'token.read-only': RefusalOf
  'token.other-zone': RefusalOf
}

export interface WebhookRefusals {
  'webhook.no-address': RefusalOf
  'webhook.unencrypted': RefusalOf
  'webhook.private': RefusalOf
  'webhook.too-many': RefusalOf<{ readonly most: number }, 'webhook show'>
  'webhook.zone-is-for-tasks': RefusalOf
  'webhook.paused': RefusalOf<unknown, 'webhook resume'>
}

export interface CalendarRefusals {
  'calendar.no-address': RefusalOf
  'calendar.unencrypted': RefusalOf
  'calendar.too-many': RefusalOf<{ readonly most: number }, 'calendar show'>
}

export interface IfThenRefusals {
  'if-then.too-many': RefusalOf<{ readonly most: number }, 'if-then show'>
  'if-then.unknown-trigger': RefusalOf<{ readonly words: string }, 'habit show' | 'calendar show'>
}

export interface RunwayRefusals {
  'runway.none': RefusalOf<{ readonly title: string }, 'task runway'>
  'runway.not-now': RefusalOf<{ readonly title: string }, 'task show'>
}

export interface PlaceRefusals {
  'project.gone': RefusalOf
  'project.archived': RefusalOf<unknown, 'project archive'>
  'project.not-owner': RefusalOf<unknown, 'project show'>
  'project.owner-stays': RefusalOf<unknown, 'project archive'>
  'project.name-taken': RefusalOf<{ readonly name: string }, 'project show'>
  'project.ends-before-start': RefusalOf
  'inbox.not-shared': RefusalOf<unknown, 'project add'>
  'inbox.not-renamed': RefusalOf
  'inbox.not-archived': RefusalOf
  'zone.hidden-there': RefusalOf<unknown, 'zone edit'>
  'zone.too-many': RefusalOf<{ readonly most: number }, 'zone show'>
  'zone.name-taken': RefusalOf<{ readonly name: string }, 'zone show'>
  'room.none-here': RefusalOf
  'room.no-channel': RefusalOf
  'room.may-not-post': RefusalOf
  'room.wrong-code': RefusalOf
  'room.no-emoji': RefusalOf
  'share.switched-off': RefusalOf
}

export interface TaskRefusals {
  'task.gone': RefusalOf<unknown, 'task suggest'>
  'task.no-words': RefusalOf
  /** `rhythm` in words: all its dates are past or excluded. */
  'task.never-repeats': RefusalOf<{ readonly rhythm: string }>
  /** `wish`: what it can't be, being done. */
  'task.done': RefusalOf<{ readonly wish?: 'start' | 'block' }, 'task reopen'>
  'task.dropped': RefusalOf<unknown, 'task reopen'>
  /** `holder`: its person's name; null where it is not known. */
  'task.held-by-other': RefusalOf<{ readonly holder: string | null }, 'task give' | 'comment add'>
  /** The projects both are in, for an intent each. */
  'task.not-shared': RefusalOf<{ readonly person: string; readonly projects: readonly string[] }, 'task file'>
  'task.part-of-itself': RefusalOf
  'task.part-already': RefusalOf<unknown, 'task file'>
  'task.other-project': RefusalOf<unknown, 'task file'>
  'task.too-deep': RefusalOf<{ readonly levels: number }>
  'task.parts-not-yours': RefusalOf
  'comment.gone': RefusalOf
  'comment.no-words': RefusalOf
  'comment.not-yours-to-edit': RefusalOf
  'comment.not-yours-to-remove': RefusalOf
  'dump.no-words': RefusalOf
  'dump.all-ticked': RefusalOf
  'dump.too-many-lines': RefusalOf<{ readonly lines: number; readonly most: number }, 'task add'>
  'dump.line-too-long': RefusalOf<{ readonly line: number; readonly mostCharacters: number }, 'task add'>
  'split.too-old': RefusalOf<unknown, 'task suggest'>
  'split.has-parts': RefusalOf<{ readonly parts: number }, 'task split'>
}

/** A file of another program that is not brought in. */
export interface ImportRefusals {
  /** `most` in megabytes. */
  'import.too-large': RefusalOf<{ readonly most: number }>
  'import.too-many': RefusalOf<{ readonly tasks: number; readonly most: number }>
  /** `entries`: lines, or objects of JSON. */
  'import.too-many-entries': RefusalOf<{ readonly entries: number; readonly most: number }>
  'import.archive': RefusalOf
  'import.no-text': RefusalOf
  'import.empty': RefusalOf
  'import.unknown': RefusalOf<unknown, 'task import'>
  'import.broken-json': RefusalOf
  'import.broken-calendar': RefusalOf
  /** `line` from 1; null where it is not known. */
  'import.broken-quotes': RefusalOf<{ readonly line: number | null }>
  /** `row` from 1, the header counted; `cell` its beginning. */
  'import.formula': RefusalOf<{ readonly row: number; readonly cell: string }>
  /** `done`: how many are done in it. */
  'import.nothing-open': RefusalOf<{ readonly done: number }>
  'import.file-gone': RefusalOf
  'import.too-old': RefusalOf
}

export interface StepRefusals {
  'step.task-done': RefusalOf<unknown, 'task reopen'>
  'step.task-dropped': RefusalOf<unknown, 'task reopen'>
  'step.done': RefusalOf<unknown, 'step done'>
  'step.last': RefusalOf<unknown, 'step done' | 'step stuck'>
  'step.too-many': RefusalOf<{ readonly most: number }, 'step done' | 'step stuck'>
  'step.too-long-together': RefusalOf<
    { readonly minutes: number; readonly mostMinutes: number },
    'step done' | 'step stuck'
  >
  'step.too-wordy-together': RefusalOf<unknown, 'step done' | 'step stuck'>
  'step.no-emoji': RefusalOf
}

export interface DayRefusals {
  'focus.running': RefusalOf<unknown, 'focus show' | 'focus stop'>
  'focus.running-before-break': RefusalOf<unknown, 'focus show' | 'focus stop'>
  'focus.running-before-undo': RefusalOf<unknown, 'focus stop'>
  'focus.not-running': RefusalOf<unknown, 'focus start'>
  'focus.too-long': RefusalOf<{ readonly minutes: number; readonly most: number }, 'focus break' | 'focus show'>
  /** No platform the person writes from can show it; `platforms` that could. */
  'focus.not-shown-here': RefusalOf<{ readonly platforms: readonly string[] }>
  /** The installation has no public address, to which the platform could return. */
  'focus.no-public-address': RefusalOf
  'focus.fewer-minutes-passed': RefusalOf<{ readonly minutes: number }, 'focus stop'>
  'goal.gone': RefusalOf
  'goal.no-words': RefusalOf
  'habit.no-name': RefusalOf
  'habit.archived': RefusalOf<unknown, 'habit archive'>
  'habit.several-times': RefusalOf
  'habit.unreadable-count': RefusalOf<{ readonly words: string }>
  'habit.unreadable-days': RefusalOf<{ readonly words: string }>
  'plan.no-tasks': RefusalOf<unknown, 'ritual morning'>
  'plan.task-twice': RefusalOf<unknown, 'ritual morning'>
  'plan.task-not-yours': RefusalOf<{ readonly title: string }, 'ritual morning'>
  'plan.task-closed': RefusalOf<{ readonly title: string }, 'ritual morning'>
  'plan.outdated': RefusalOf<unknown, 'ritual morning'>
  'reminder.unreadable-days': RefusalOf
}

export interface PeopleRefusals {
  'account.only-one': RefusalOf<unknown, 'auth link'>
  'link.answer-in-chat': RefusalOf
  'link.code-in-chat': RefusalOf
  'username.unavailable': RefusalOf<{ readonly wanted: string; readonly free: string }>
  'member.unknown': RefusalOf<unknown, 'admin people'>
  'member.not-in': RefusalOf<unknown, 'auth invite'>
  'member.yourself': RefusalOf<unknown, 'admin people'>
  'member.operator': RefusalOf<unknown, 'admin people'>
  'member.off-by-operator': RefusalOf<unknown, 'admin people'>
  /** Told to an operator. */
  'person.unknown': RefusalOf
}

/** Every code there is. */
export interface Refusals
  extends RequestRefusals,
    RewardRefusals,
    AccessRefusals,
    TokenRefusals,
    WebhookRefusals,
    PlaceRefusals,
    CalendarRefusals,
    RunwayRefusals,
    IfThenRefusals,
    TaskRefusals,
    ImportRefusals,
    StepRefusals,
    DayRefusals,
    PeopleRefusals {}

export type RefusalCode = keyof Refusals

/** A refusal as data: what a service throws, what a view puts into words. */
export type RefusalData = {
  readonly [C in RefusalCode]: {
    readonly code: C
    readonly facts: Refusals[C]['facts']
    readonly intents: readonly Intent<Refusals[C]['commands']>[]
  }
}[RefusalCode]
