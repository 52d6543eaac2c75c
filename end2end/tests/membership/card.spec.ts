import { studio } from "../portal/accounts";
import { CARDS, ProviderPage } from "../portal/provider";
import { Dashboard, subscribes, subscribesByCard } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("another card is put on file from the dashboard", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribesByCard(member, "silver");
  const dashboard = new Dashboard(member);
  await expect(dashboard.fact("Payment")).toContainText("Visa ···· 4242");
  await dashboard.anotherCardButton.click();
  const provider = await ProviderPage.reached(member.page);
  await provider.enters(CARDS.needsAuthentication);
  await provider.approves();
  await expect(member.notice).toContainText(member.words.invoices.card_replaced);
  await expect(dashboard.fact("Payment")).toContainText("3155");
});

test("a card that is declined leaves the one on file", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribesByCard(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.anotherCardButton.click();
  const provider = await ProviderPage.reached(member.page);
  await provider.enters(CARDS.declined);
  await expect(member.alert).toContainText(member.words.invoices.new_card_declined);
  await expect(dashboard.fact("Payment")).toContainText("Visa ···· 4242");
});

test("whoever pays by transfer is offered no card to replace", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await expect(dashboard.fact("Payment")).toContainText("Bank transfer");
  await expect(dashboard.anotherCardButton).toHaveCount(0);
});
