import { estudio, studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { Dashboard, subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("the subscription type is changed under Manage Subscription", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await member.staysOnThePage(async () => {
    await expect(dashboard.renewalSwitch).toBeChecked();
    await expect(member.page.getByText(/it is renewed for a year/)).toBeVisible();
    await dashboard.renewalSwitch.click();
    await expect(dashboard.renewalSwitch).not.toBeChecked();
    await expect(member.page.getByText(/is not renewed/)).toBeVisible();
    await expect(member.notice).toContainText("Your subscription type is changed.");
  });

  await dashboard.opens();
  await expect(dashboard.renewalSwitch).not.toBeChecked();
  await dashboard.renewalSwitch.focus();
  await member.page.keyboard.press("Space");
  await expect(dashboard.renewalSwitch).toBeChecked();
});

test("whoever chose one year only finds it so", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/membership");
  const checkout = new Checkout(member);
  await checkout.chooses("Gold");
  await checkout.renewal("One year only").check();
  await checkout.purchases();
  await checkout.paysByTransfer();
  const dashboard = new Dashboard(member);
  await dashboard.isActive("Gold");
  await expect(dashboard.renewalSwitch).not.toBeChecked();
});

test("a term lasts a year, and a subscriber is offered no level", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.sends("migrate_products", {});
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await dashboard.isActive("Silver");
  const [starts, ends] = (await dashboard.fact("Vigencia").innerText()).split(" – ");
  expect(starts).toMatch(/^\d{1,2} \p{L}+ \d{4}$/u);
  expect(Number(ends?.slice(-4)) - Number(starts?.slice(-4))).toBeLessThanOrEqual(1);
  await expect(member.page.getByRole("link", { name: /^Elegir/ })).toHaveCount(0);
});
