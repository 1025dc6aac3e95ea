// All pages, by their addresses.
import { HOME_PATH } from '../links.ts'
import { accountPage } from './account.ts'
import { energyPage } from './energy.ts'
import { goalListPage, goalPage } from './goals.ts'
import { habitListPage, habitPage } from './habits.ts'
import { commandFormPage, helpPage } from './help.ts'
import type { PageDefinition } from './page.ts'
import { settingsPage } from './settings.ts'
import { stepsPage, taskListPage, taskPage } from './tasks.ts'

const home: PageDefinition = { path: HOME_PATH, mainCommand: () => ['me home', {}], hasLead: true }

export const PAGES: readonly PageDefinition[] = [
  home,
  taskListPage,
  taskPage,
  stepsPage,
  habitListPage,
  habitPage,
  goalListPage,
  goalPage,
  energyPage,
  settingsPage,
  accountPage,
  helpPage,
  commandFormPage,
]
