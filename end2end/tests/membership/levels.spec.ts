import { estudio, newcomer, studio } from "../portal/accounts";
import type { Member } from "../portal/member";
import { ProductForm } from "../portal/product-form";
import { ProductList } from "../portal/product-list";
import { expect, test } from "../portal/test";

function card(member: Member, level: string) {
  const { page } = member;
  const name = page.getByRole("heading", { name: level, exact: true });
  return page.getByRole("main").getByRole("listitem").filter({ has: name });
}

test("below 500 points the page says what an invitation takes", async ({ member }) => {
  await member.isSignedInAs(newcomer);
  await member.opens("/membership");
  await expect(member.heading).toHaveText("Membership levels");
  await expect(member.page.getByText("As soon as there are at least 500 points")).toBeVisible();
  await expect(member.page.getByText("You are invited to join CPS")).toHaveCount(0);
  for (const [level, missing] of [["Silver", "260"], ["Gold", "760"], ["Platinum", "1,360"]] as const) {
    await expect(card(member, level)).toContainText(`You need ${missing} more points`);
    await expect(card(member, level).getByRole("link", { name: /^Choose/ })).toHaveCount(0);
  }
});

test("from 500 points on the member is invited, and chooses among the levels within reach", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/membership");
  const invitation = member.page.getByRole("region", { name: "You are invited to join CPS" });
  await expect(invitation).toContainText("Your products bring 1,340 points: you can choose Silver or Gold.");
  await expect(member.link("Choose Silver")).toHaveAttribute("href", /\/checkout\?level=silver/);
  await expect(member.link("Choose Gold")).toBeVisible();
  await expect(card(member, "Platinum")).toContainText("You need 260 more points");
  await expect(member.link("Choose Platinum")).toHaveCount(0);
});

test("a level out of reach names the products that would bring it", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/membership");
  await expect(card(member, "Platinum")).toContainText("Complete one product and you reach it");
  await card(member, "Platinum").getByRole("link", { name: "see which" }).click();
  await expect(new ProductList(member).models).toHaveCount(2);
});

test("every level shows its benefits, and its price in the account's currency", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/membership");
  await expect(card(member, "Silver")).toContainText("£85");
  await expect(card(member, "Gold")).toContainText("£170");
  await expect(card(member, "Platinum")).toContainText("£297.50");
  await expect(card(member, "Silver")).toContainText("Repair within 5 working days");
  await expect(card(member, "Platinum")).toContainText("20% off repairs");

  await member.isSignedInAs(estudio);
  await member.opens("/membership");
  await expect(card(member, "Silver")).toContainText("100 €");
  await expect(card(member, "Platinum")).toContainText("350 €");
});

test("passing 500 points brings the invitation", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/membership");
  await expect(member.page.getByText("Te invitamos a unirte a CPS")).toHaveCount(0);
  await expect(card(member, "Silver")).toContainText("Te faltan 80 puntos");

  await new ProductList(member).opens();
  await new ProductList(member).views("EOS R8");
  await new ProductForm(member).fills({ dealer: "Casa del Objetivo" });
  await new ProductForm(member).saves();
  await new ProductList(member).hasTotal("570");
  await member.tabs.getByRole("link", { name: "Suscripción" }).click();
  await expect(member.page.getByText("Te invitamos a unirte a CPS")).toBeVisible();
  await expect(member.link("Elegir Silver")).toBeVisible();
});
