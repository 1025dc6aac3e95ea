// Opening a pull request and getting it through.
import { family } from '../recipe.ts'

export const pullrequest = family('pull request', {
  sure: 'pull request, merge request, =pr, ^open pr',
  steps: `
    🌿 1 Push the branch for {for} and open an empty draft / Push the branch and open it as a draft
      > Open a terminal in the project
      > Run the push
    👀 6 Read the diff of {for} top to bottom, as a stranger would / Read the diff top to bottom, as a stranger would
      > Read the first file
      > Note the first line that puzzles you
    🧹 6 Take out of {for} what belongs elsewhere: prints, renames, noise / Take out what belongs elsewhere: prints, renames, noise
      > Delete the first leftover line
      > Commit that alone
    + 🧪 8 Write one test that fails without {for} / Write one test that fails without the change
      > Copy the nearest test
      > Change name and one value
    ✍️ 4 Write three lines on {for}: what, why, how to try it / Write three lines: what, why, how to try it
      > Write why, in one line
      > Write what to click or run
    + 🙋 2 Ask one person to review {for}, by name / Ask one person to review it, by name
      > Choose who knows that file
      > Paste the link
  `,
  parts: `
    15 Cut {for} down to a first small change / Cut {title} down to a first small change
      🌿 1 Make a branch for {for}
        > Open a terminal in the project
        > Type the branch's name
      📝 4 Write what a person sees once it is merged
        > Write “You can now”
        > Finish the sentence
      ✂️ 5 List its pieces and circle one that can be merged alone
        > Write three pieces
        > Circle the smallest
      📍 5 Open the file the circled piece begins in
        > Search one word of it
        > Put the cursor on the line
    90 Build the first small change of {for} / Build the first small change of {title}
    60 Build what else belongs to {for} / Build what else belongs to {title}
    40 Write tests for {for} / Write tests for {title}
    30 Describe {for} and answer the review / Describe {title} and answer the review
  `,
})
