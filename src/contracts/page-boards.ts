// What the pages of the web show of a person's things, as data: rows with words that are ready to be read.
import type { Day } from '../time/index.ts'
import type { HabitDayStatus } from './habits.ts'

/** A task as a row of a list. */
export interface TaskRow {
  readonly taskId: string
  readonly title: string
  readonly isDone: boolean
  /** "today", "tomorrow", "Sat", "Thu 12 March"; null without a date. */
  readonly day: string | null
  /** "09:00", or "9:00 am" where the person writes it so; null without a time. */
  readonly time: string | null
  readonly minutes: number | null
  readonly zone: string | null
  readonly rhythm: string | null
  /** Why it can't go on; empty where no reason was given; null: it can. */
  readonly blockedReason: string | null
  readonly steps: { readonly done: number; readonly of: number } | null
}

export type TaskGroupName = 'Waiting' | 'Today' | 'Tomorrow' | 'Later' | 'No date'

/** A page of the task list. */
export interface TaskBoard {
  /** In order, without empty ones. One without a name where the list has no days. */
  readonly groups: readonly { readonly name: TaskGroupName | null; readonly rows: readonly TaskRow[] }[]
  readonly count: number
  readonly pageCount: number
  readonly zones: readonly { readonly zoneId: string; readonly name: string }[]
}

/** The filters of the list as an address has them; what makes no sense is left out. */
export interface TaskBoardQuery {
  readonly view: string | null
  readonly find: string | null
  readonly zone: string | null
  readonly tag: string | null
  readonly project: string | null
  readonly on: string | null
  readonly page: string | null
}

/** A habit as a row of taps. */
export interface HabitRow {
  readonly habitId: string
  readonly name: string
  readonly isDoneToday: boolean
  /** What a dot stands for. */
  readonly span: 'day' | 'week' | 'month'
  /** How far a counted habit is today; null: it is checked. */
  readonly count: { readonly done: number; readonly of: number; readonly unit: string | null } | null
  readonly isPaused: boolean
  /** The last seven days, weeks or months, the newest last; null: before its first check. */
  readonly days: readonly { readonly day: Day; readonly label: string; readonly status: HabitDayStatus | null }[]
}

/** What is under way, or what would be next. */
export interface NowCard {
  readonly taskId: string | null
  readonly title: string
  readonly step: {
    readonly stepId: string
    readonly words: string
    readonly number: number
    readonly count: number
  } | null
  /** The end of the running focus session, UTC. */
  readonly endsAt: Date | null
  /** That end on the person's clock. */
  readonly endTime: string | null
  readonly minutesLeft: number | null
}

/** Home. */
export interface HomeBoard {
  /** "Thursday 5 March" */
  readonly date: string
  readonly now: NowCard | null
  /** The picks of the day; null where none were made. */
  readonly picks: readonly TaskRow[] | null
  /** Open tasks due today or waiting since earlier, without the picks. */
  readonly today: readonly TaskRow[]
  /** How many more there are than shown. */
  readonly moreToday: number
  readonly habits: readonly HabitRow[]
  /** The next dated things after today. */
  readonly coming: readonly TaskRow[]
  readonly hiddenCount: number
}

/** What stands on a day: a task, or a time that is taken. */
export type WeekEntry =
  | { readonly kind: 'task'; readonly row: TaskRow }
  | {
      readonly kind: 'busy'
      /** On the person's clock; null: since midnight. */
      readonly from: string | null
      /** Null: until midnight. */
      readonly to: string | null
      /** Null where a calendar keeps none, or it is hidden here. */
      readonly title: string | null
      /** The way to an appointment, which the title names. */
      readonly isWay: boolean
    }

/** A day of a week. */
export interface WeekDay {
  readonly day: Day
  /** "Today", "Tomorrow", "Thursday" */
  readonly name: string
  /** "5 March" */
  readonly date: string
  readonly isToday: boolean
  readonly isPast: boolean
  /** Whole days first, then by their time, then what has none. */
  readonly entries: readonly WeekEntry[]
  readonly taskCount: number
  /** How many tasks more there are than shown. */
  readonly more: number
}

/** A week from the person's first day of it. */
export interface WeekBoard {
  /** "This week", "Week of 16 March" */
  readonly name: string
  /** "2 March to 8 March" */
  readonly span: string
  readonly days: readonly WeekDay[]
  /** The first days of the weeks beside it. */
  readonly previous: Day
  readonly next: Day
  readonly isThisWeek: boolean
  /** Open tasks of days before this week; none where another week is shown. */
  readonly earlier: readonly TaskRow[]
  readonly undated: readonly TaskRow[]
  readonly undatedCount: number
}

/** One task with what belongs to it. */
export interface TaskPage {
  readonly row: TaskRow
  readonly notes: string
  readonly priority: string
  readonly zoneId: string | null
  /** For native fields: `2026-03-05`, `09:00`. */
  readonly dateValue: string | null
  readonly timeValue: string | null
  readonly mayChange: boolean
  readonly parent: TaskRow | null
  readonly parts: readonly TaskRow[]
  readonly steps: readonly {
    readonly stepId: string
    readonly words: string
    readonly minutes: number | null
    readonly isDone: boolean
  }[]
  readonly comments: readonly { readonly author: string; readonly text: string; readonly when: string }[]
  readonly zones: TaskBoard['zones']
}

/** An hour of a weekday. */
export interface EnergyCell {
  /** The mean of what was noted, 1 to 3; null: nothing. */
  readonly energy: number | null
  readonly readings: number
  readonly focusMinutes: number
}

/** Energy and focus by hour and weekday. */
export interface EnergyBoard {
  /** How many days back. */
  readonly days: number
  /** Full names, from the first day of the person's week. */
  readonly weekdays: readonly string[]
  readonly rows: readonly { readonly hour: string; readonly cells: readonly EnergyCell[] }[]
  /** "When am I good?" Null for what is not known yet. */
  readonly answer: {
    readonly energy: { readonly hour: string; readonly mean: number } | null
    readonly focus: { readonly day: string; readonly hour: string; readonly minutes: number } | null
  }
}

/** Reads the boards of a person on the page. What isn't theirs is null, like what isn't there. */
export interface PageBoards {
  home(userId: string): Promise<HomeBoard | null>
  tasks(userId: string, query: TaskBoardQuery): Promise<TaskBoard | null>
  task(userId: string, taskId: string): Promise<TaskPage | null>
  /** @param of a day of the week, as an address has it */
  week(userId: string, of: string | null): Promise<WeekBoard | null>
  habits(userId: string): Promise<readonly HabitRow[] | null>
  /** @param days as an address has it */
  energy(userId: string, days: string | null): Promise<EnergyBoard | null>
}
