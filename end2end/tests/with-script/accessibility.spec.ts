import AxeBuilder from "@axe-core/playwright";
import { EVERY_PAGE } from "../portal/every-page";
import { LINKED_PAGES } from "../portal/linked-pages";
import { test as mailTest } from "../portal/mail-test";
import type { Member } from "../portal/member";
import { expect, test } from "../portal/test";

/** What axe finds, a line for each place. */
async function violations(member: Member): Promise<string[]> {
  // No page has frames, for which axe would open another page each time.
  const found = await new AxeBuilder({ page: member.page }).setLegacyMode().analyze();
  return found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

/** Looks at the page that this brings up, in light and dark, on a phone and on a screen. */
async function isAccessible(member: Member, bringUp: () => Promise<unknown>): Promise<void> {
  // Transitions of colour would be measured half-way.
  await member.page.emulateMedia({ reducedMotion: "reduce" });
  await bringUp();
  await expect(member.heading).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await member.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of [375, 1280]) {
      await member.page.setViewportSize({ width, height: 900 });
      expect.soft(await violations(member), `${colorScheme}, ${width} px`).toEqual([]);
    }
  }
}

for (const state of EVERY_PAGE) {
  test(`axe finds nothing on the page: ${state.name}`, async ({ member, complaints }) => {
    complaints.expectRefusalOf(state);
    if (state.account !== undefined) {
      await member.isSignedInAs(state.account);
    }
    await isAccessible(member, () => state.opens(member));
  });
}

mailTest.describe(() => {
  mailTest.use({ serveOptions: ["--automatic-approval"] });

  for (const state of LINKED_PAGES) {
    mailTest(`axe finds nothing on the page: ${state.name}`, async ({ member, complaints, mail }) => {
      complaints.expectRefusalOf(state);
      await isAccessible(member, () => state.opens(member, mail));
    });
  }
});
