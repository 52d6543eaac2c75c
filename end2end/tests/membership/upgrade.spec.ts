import { corporate, studio } from "../portal/accounts";
import { InvoiceList } from "../portal/invoices";
import { Dashboard, subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("a higher level holds at once, and its difference is invoiced", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await expect(dashboard.folded("Upgrade to Platinum")).toHaveCount(0);
  await member.staysOnThePage(async () => {
    await dashboard.wantsUpgrade("Gold");
    await expect(member.page.getByText(/It costs £170 excl. VAT per year/)).toBeVisible();
    await dashboard.upgrades("Gold", "£85.00");
    await dashboard.isActive("Gold");
    await expect(member.notice).toContainText(member.words.membership.upgraded);
    await expect(dashboard.fact("Price")).toContainText("£170");
    await expect(dashboard.folded("Upgrade to Gold")).toHaveCount(0);
  });

  await expect(async () => {
    await member.opens("/invoices");
    await expect(invoices.numbers).toHaveCount(2, { timeout: 100 });
  }).toPass({ timeout: 20_000 });
  await expect(member.page.getByRole("row").filter({ hasText: "CPS Gold" })).toHaveCount(1);
  await invoices.opensNewest();
  await expect(member.page.getByRole("article")).toContainText("£85.00");
});

test("each level within reach says what it costs, VAT included", async ({ member }) => {
  await member.isSignedInAs(corporate);
  await subscribes(member, "gold");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await dashboard.wantsUpgrade("Platinum");
  await expect(member.button("Pasar a Platinum por 181,50 €")).toBeVisible();
  for (const text of ["150,00 €", "31,50 €", "181,50 €"]) {
    await expect(member.page.getByRole("definition").getByText(text, { exact: true })).toBeVisible();
  }
  await expect(dashboard.folded("Pasar a Corporate A")).toBeVisible();
  await expect(dashboard.folded("Pasar a Silver")).toHaveCount(0);
});

test("an upgrade in a second tab is no second upgrade", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const other = await member.opensTab();
  for (const tab of [member, other]) {
    await new Dashboard(tab).opens();
    await new Dashboard(tab).wantsUpgrade("Gold");
  }
  for (const tab of [member, other]) {
    await tab.turnsHere();
    await new Dashboard(tab).upgrades("Gold", "£85.00");
    await new Dashboard(tab).isActive("Gold");
  }
  await expect(async () => {
    await member.opens("/invoices");
    await expect(new InvoiceList(member).numbers).toHaveCount(2, { timeout: 100 });
  }).toPass({ timeout: 20_000 });
});
