import AxeBuilder from "@axe-core/playwright";
import { EVERY_PAGE } from "../portal/every-page";
import type { Member } from "../portal/member";
import { expect, test } from "../portal/test";

/** What axe finds, a line for each place. */
async function violations(member: Member): Promise<string[]> {
  const found = await new AxeBuilder({ page: member.page }).analyze();
  return found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

for (const state of EVERY_PAGE) {
  test(`axe finds nothing on the page: ${state.name}`, async ({ member, complaints }) => {
    if (state.refusal !== undefined) {
      complaints.expectRefusal(state.refusal);
    }
    if (state.account !== undefined) {
      await member.isSignedInAs(state.account);
    }
    // Transitions of colour would be measured half-way.
    await member.page.emulateMedia({ reducedMotion: "reduce" });
    await state.opens(member);
    await expect(member.heading).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await member.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const width of [375, 1280]) {
        await member.page.setViewportSize({ width, height: 900 });
        expect.soft(await violations(member), `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  });
}
