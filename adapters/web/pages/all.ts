// All pages, by their addresses.
import { accountPage } from './account.ts'
import { energyPage } from './energy.ts'
import { goalListPage, goalPage } from './goals.ts'
import { habitListPage, habitPage } from './habits.ts'
import { commandFormPage, helpPage } from './help.ts'
import { homePage } from './home.ts'
import { importPage } from './import.ts'
import { linkedRolesPage } from './linked-roles.ts'
import { morePage } from './more.ts'
import type { PageDefinition } from './page.ts'
import { settingsPage } from './settings.ts'
import { stepsPage, taskListPage, taskPage } from './tasks.ts'
import { tokensPage } from './tokens.ts'
import { webhooksPage } from './webhooks.ts'
import { weekPage } from './week.ts'

export const PAGES: readonly PageDefinition[] = [
  homePage,
  morePage,
  taskListPage,
  taskPage,
  stepsPage,
  weekPage,
  habitListPage,
  habitPage,
  goalListPage,
  goalPage,
  energyPage,
  settingsPage,
  accountPage,
  importPage,
  tokensPage,
  linkedRolesPage,
  webhooksPage,
  helpPage,
  commandFormPage,
]
