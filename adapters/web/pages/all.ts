// All pages, by their addresses.
import { HOME } from '../links.ts'
import { account } from './account.ts'
import { energy } from './energy.ts'
import { goal, goals } from './goals.ts'
import { habit, habits } from './habits.ts'
import { ask, help } from './help.ts'
import type { Page } from './page.ts'
import { settings } from './settings.ts'
import { steps, task, tasks } from './tasks.ts'

const home: Page = { path: HOME, main: () => ['me home', {}], leads: true }

export const PAGES: readonly Page[] = [
  home,
  tasks,
  task,
  steps,
  habits,
  habit,
  goals,
  goal,
  energy,
  settings,
  account,
  help,
  ask,
]
