import type { Locator } from "@playwright/test";
import { estudio } from "../portal/accounts";
import type { Member } from "../portal/member";
import { expect, test } from "../portal/test";

function questions(member: Member): Locator {
  return member.page.getByRole("main").locator("details");
}

test("there are at least twenty questions", async ({ member }) => {
  await member.opens("/faq");
  expect(await questions(member).count()).toBeGreaterThanOrEqual(20);
});

test("a search leaves the questions that answer it", async ({ member }) => {
  await member.opens("/faq");
  const all = await questions(member).count();
  await member.page.getByRole("searchbox").fill("serial number");
  await member.page.keyboard.press("Enter");
  await expect.poll(() => questions(member).count()).toBeLessThan(all);
  await expect(questions(member).first()).toContainText(/serial number/i);
  await member.isAt(/\/faq\?q=serial(\+|%20)number$/);

  await member.reloads();
  await expect(member.page.getByRole("searchbox")).toHaveValue("serial number");
  await expect(questions(member).first()).toContainText(/serial number/i);
});

test("accents and capitals make no difference", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/faq?q=CONTRASENA");
  await expect(questions(member).first()).toContainText(/contraseña/i);
});

test("a search that finds nothing leads to priority support", async ({ member }) => {
  await member.opens("/faq?q=xyzzy");
  await expect(questions(member)).toHaveCount(0);
  await expect(member.page.getByText(member.words.faq.none_title)).toBeVisible();
  await member.page.getByRole("main").getByRole("link", { name: member.words.faq.write }).click();
  await member.isAt(/\/support/);
});
