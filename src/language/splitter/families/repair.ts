// Repairs, assembly, painting, small jobs with tools.
import { family } from '../recipe.ts'

export const repair = family('repair', {
  strong:
    '^fix, ^repair, ^mend, ^assemble, ^paint, ^install, ^mount, ^drill, ^replace, ^build, ^unblock, ^put up, lightbulb, light bulb, ^change bulb, ^change tyre, ^renovate, renovation, ^glue, ^change lightbulb, leaking tap, flat tyre',
  words: 'repair, diy, broken, shelf, curtain, tap, wall, furniture, wardrobe, bike, puncture, leak, screw',
  steps: `
    🔦 1 Stand in front of {thing} and take one photo / Stand in front of it and take one photo
      > Walk there
      > Hold the phone up
    🧰 4 Put the tools for {thing} on the floor beside it / Put the tools on the floor beside it
      > Fetch the screwdriver or the drill
      > Fetch what the photo shows you need
    + 📺 5 Watch one short film about {thing} / Watch one short film about the same thing
      > Type {bare} into the video search / Type {title} into the video search
      > Press play on the shortest
    + 📏 2 Measure {thing} once and write the numbers on your hand or phone / Measure once and write the numbers down
      > Fetch the tape
      > Write the first number
    🔩 8 Undo or join the first part of {thing} / Undo or join the first part
      > Choose the part nearest to you
      > Loosen or fit one screw
      > Take the next
    + 🧹 3 Put the tools for {thing} back and sweep the spot / Put the tools back and sweep the spot
      > Gather the screws in a cup
      > Close the tool box
  `,
  parts: `
    15 Look closely at the place for {thing} / Look closely at the place for {title}
      🔦 1 Stand where {thing} will be and take three photos / Stand in front of it and take three photos
        > Walk there
        > Take the first photo
      📏 4 Measure it and write the numbers beside the photo
        > Fetch the tape
        > Write width, then height
      📺 6 Watch one short film of somebody doing the same
        > Type it into the video search
        > Press play on the shortest
      📝 4 List tools and parts you lack
        > Write what the film used
        > Cross out what you own
    40 Buy or borrow tools and parts for {thing} / Buy or borrow tools and parts for {title}
    20 Clear and cover the place for {thing} / Clear and cover the place for {title}
    90 Build the main part of {thing} / Build the main part of {title}
    30 Test {thing}, tidy up and return the tools / Test {title}, tidy up and return the tools
  `,
})
