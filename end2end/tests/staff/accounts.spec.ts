import { newcomer, staff, studio } from "../portal/accounts";
import { expect, test } from "../portal/test";

test("staff see all accounts, and find one by a part of its name", async ({ member }) => {
  await member.isSignedInAs(staff);
  await member.page.goto("/staff/accounts");
  const table = member.page.getByRole("table");
  await expect(table).toContainText(studio.company);
  await expect(table).toContainText(newcomer.company);

  await member.page.getByRole("searchbox").fill("blau");
  await member.page.keyboard.press("Enter");
  await expect(table).toContainText(newcomer.company);
  await expect(table).not.toContainText(studio.company);
});

test("to a member there are no staff pages", async ({ member, complaints }) => {
  complaints.expectRefusal(404);
  await member.isSignedInAs(studio);
  const response = await member.page.goto("/staff/accounts");
  expect(response?.status()).toBe(404);
  await expect(member.page.getByText(newcomer.company)).toHaveCount(0);
});

test("staff have no products: members' pages lead them to their own", async ({ member }) => {
  await member.isSignedInAs(staff);
  for (const path of ["/products", "/membership", "/checkout?level=silver"]) {
    await member.page.goto(path);
    await member.isAt("/staff/accounts");
  }
});

test("staff sign out", async ({ member }) => {
  await member.isSignedInAs(staff);
  await member.page.goto("/staff/accounts");
  await member.button("Sign out").click();
  await member.isAt("/login");
  await member.page.goto("/staff/accounts");
  await expect(member.page).toHaveURL(/\/login/);
});
