import { studio } from "../portal/accounts";
import { Dashboard, subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("the level for the next term is chosen, and the current one stays", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "gold");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await member.staysOnThePage(async () => {
    await expect(member.page.getByText(/renewed for a year at Gold, for £170/)).toBeVisible();
    await expect(dashboard.nextLevel).toHaveValue("gold");
    await dashboard.choosesNextLevel("Silver");
    await expect(member.notice).toContainText(member.words.membership.next_level_chosen);
    await expect(member.page.getByText(/renewed for a year at Silver, for £85/)).toBeVisible();
    await dashboard.isActive("Gold");
  });

  await dashboard.opens();
  await expect(dashboard.nextLevel).toHaveValue("silver");
  await dashboard.choosesNextLevel("Gold");
  await expect(member.page.getByText(/renewed for a year at Gold, for £170/)).toBeVisible();
});

test("what does not renew has no next level", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await expect(dashboard.nextLevel).toBeVisible();
  await dashboard.renewalSwitch.click();
  await expect(dashboard.renewalSwitch).not.toBeChecked();
  await expect(dashboard.nextLevel).toHaveCount(0);
});
