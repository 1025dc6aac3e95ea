// Pull requests, bugs, features, reviews.
import { family } from '../recipe.ts'

export const code = family('code', {
  sure: 'bug, bugfix, ^fix build, ^fix test',
  strong:
    '^debug, ^refactor, unit test, ^write tests, ^merge, ^implement, ^set up ci, ci, ^upgrade dependency, api, migration',
  words: 'feature, code, repo, repository, test suite, script, endpoint, database, release, issue, build, server, docs',
  steps: `
    💻 1 Open the editor at the likeliest file for {thing} / Open the editor at the likeliest file for {title}
      > Open the project
      > Type the first letters of the file's name
    🔁 5 Run the smallest command that shows {thing} / Run the smallest command that shows where it stands
      > Open a terminal in the project
      > Copy the command from the notes and run it
    🛠️ 8 Change one line towards {thing} and run it again / Change one line and run it again
      > Put the cursor on the line
      > Print or break there
      > Change it and run
    + 🧪 6 Write one failing test that names {thing} / Write one failing test that names what you want
      > Copy the nearest test
      > Rename it and change one value
    + 💾 2 Commit what works, with one sentence on why
      > Look at the diff
      > Type the sentence
    + 📤 3 Push your change for {thing} and ask one person to look / Push it and ask one person to look
      > Push the branch
      > Paste the link to one colleague
  `,
  parts: `
    15 Show {thing} on your own machine / Show {title} on your own machine
      🌿 1 Make a branch named after it
        > Open a terminal in the project
        > Type the branch's name
      🔁 6 Run the project and click to the place it concerns
        > Start the project
        > Open the page or call
      📝 4 Write down what happens and what you want instead
        > Write what happens
        > Write what you want
      📍 4 Search the code for one word you saw there
        > Copy the word
        > Search and open the first hit
    30 Write a failing test for {thing} / Write a failing test for {title}
    90 Make that test pass, ugly is fine, for {thing} / Make that test pass, ugly is fine, for {title}
    40 Clean up names and leftovers of {thing} / Clean up names and leftovers of {title}
    30 Describe {thing} and ask for a review / Describe {title} and ask for a review
  `,
})
