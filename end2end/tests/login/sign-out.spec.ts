import { AccountPage } from "../portal/account-page";
import { estudio, studio } from "../portal/accounts";
import { expect, test } from "../portal/test";

test("a member signs out, and the pages are closed to them", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/products");
  await member.staysOnThePage(async () => {
    await member.button("Sign out").click();
    await member.isAt("/login");
    await expect(member.link(studio.company)).toHaveCount(0);
    await expect(member.tabs).toHaveCount(0);
  });

  await member.opens("/products");
  await member.isAt("/login?next=/products");
});

test("signing out is also possible on the account's page", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/account");
  await new AccountPage(member).thisSession.getByRole("button").click();
  await member.isAt("/login");
});

test("what was seen is not shown again by the Back button", async ({ member, complaints }) => {
  complaints.expectRefusal(401);
  await member.isSignedInAs(studio);
  await member.opens("/invoices");
  await member.opens("/products");
  await member.button("Sign out").click();
  await member.isAt("/login");

  await member.page.goBack();
  const { problems, signIn } = member.words;
  await expect(member.heading).toHaveText(new RegExp(`^(${problems.signed_out_title}|${signIn.title})$`));
  await expect(member.page.getByRole("table")).toHaveCount(0);
  await expect(member.page.getByText("EOS R5")).toHaveCount(0);
});

test("a session that has ended elsewhere leads back to signing in", async ({ member, complaints }) => {
  complaints.expectRefusal(401);
  await member.isSignedInAs(studio);
  await member.opens("/products");
  await member.sends("sign_out", {});

  await member.tabs.getByRole("link", { name: "Membership" }).click();
  await expect(member.page.getByRole("heading", { level: 1 })).toHaveText(
    /Sign in|You have been signed out/,
  );
  await expect(member.page.getByText("1,340")).toHaveCount(0);
});
