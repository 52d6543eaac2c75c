import { studio } from "../portal/accounts";
import type { Member } from "../portal/member";
import { type MailServer, linkIn } from "../portal/mail-server";
import { expect, test } from "../portal/mail-test";
import { NEW_PASSWORD, PasswordForm } from "../portal/password";

async function resetLink(member: Member, mail: MailServer): Promise<string> {
  expect(await member.sends("request_password_reset", { email: studio.email })).toBeLessThan(400);
  return linkIn(await mail.mailTo(studio, "password_reset"));
}

test("a link works once", async ({ member, mail }) => {
  const form = new PasswordForm(member);
  const link = await resetLink(member, mail);
  await form.follows(link);
  await form.sets(NEW_PASSWORD);
  await form.isSet();

  await form.follows(link);
  await expect(member.heading).toHaveText(member.words.password.used_title);
  await expect(form.password).toHaveCount(0);
});

test("a link that is too old says so, and where to get another", async ({ member, server, mail }) => {
  const link = await resetLink(member, mail);
  await server.changes("UPDATE links SET expires_at = created_at");
  const form = new PasswordForm(member);
  await form.follows(link);
  await expect(member.heading).toHaveText(member.words.password.expired_title);
  await expect(form.password).toHaveCount(0);
  await member.link(member.words.password.new_link).click();
  await expect(member.heading).toHaveText(member.words.password.reset_title);
});

test("two tabs with the same link: the second one's is used up", async ({ member, complaints, mail }) => {
  complaints.expectRefusal(422);
  const other = await member.opensTab();
  const link = await resetLink(member, mail);
  await new PasswordForm(other).follows(link);
  await member.turnsHere();
  await new PasswordForm(member).follows(link);
  await new PasswordForm(member).sets(NEW_PASSWORD);
  await new PasswordForm(member).isSet();

  await other.turnsHere();
  await new PasswordForm(other).sets("otra-noche-sin-flash");
  const said = other.hasScript ? other.words.problems.link_unusable : other.words.password.unknown_title;
  await expect(other.page.getByRole("main")).toContainText(said);
});

test("mail scanners follow links: that uses none up", async ({ member, elsewhere, mail }) => {
  const link = await resetLink(member, mail);
  await new PasswordForm(elsewhere).follows(link);
  await member.page.request.get(link);
  await member.page.request.head(link);
  await new PasswordForm(member).follows(link);
  await new PasswordForm(member).sets(NEW_PASSWORD);
  await new PasswordForm(member).isSet();
});

test("a link that lost a part on its way says so, and where to get another", async ({ member, mail }) => {
  const link = await resetLink(member, mail);
  for (const broken of [link.slice(0, -4), `${link}x`, `${member.url}/links/nothing`]) {
    await member.opens(broken);
    await member.isAt("/password");
    await expect(member.heading).toHaveText(member.words.password.unknown_title);
  }
  await member.page.getByRole("main").getByRole("link").first().click();
  await expect(member.heading).toHaveText(member.words.password.reset_title);
});

test("without a link the page says where to get one", async ({ member }) => {
  await member.opens("/password");
  await expect(member.heading).toHaveText(member.words.password.unknown_title);
});

test("a later link makes the earlier one useless once it was used", async ({ member, mail }) => {
  const first = await resetLink(member, mail);
  const second = await resetLink(member, mail);
  const form = new PasswordForm(member);
  await form.follows(second);
  await form.sets(NEW_PASSWORD);
  await form.isSet();
  await form.follows(first);
  await expect(member.heading).toHaveText(member.words.password.used_title);
});

test("the token is in no address that the browser keeps", async ({ member, mail }) => {
  const link = await resetLink(member, mail);
  const token = link.split("/").pop() ?? "";
  expect(token.length).toBeGreaterThan(20);
  const asked: string[] = [];
  await new PasswordForm(member).follows(link);
  member.page.on("request", (request) => asked.push(request.url(), request.headers()["referer"] ?? ""));
  await member.reloads();
  await expect(new PasswordForm(member).password).toBeVisible();
  expect(asked.filter((address) => address.includes(token))).toEqual([]);
  expect(await member.page.content()).not.toContain(token);
  const cookies = await member.page.context().cookies();
  expect(cookies.find(({ name }) => name === "cps_link")).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});
