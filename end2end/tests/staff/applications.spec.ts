import { staff, studio } from "../portal/accounts";
import { ARCHIVOS_NUMBER, applies, archivo, harbour } from "../portal/application";
import { Desk } from "../portal/desk";
import { expectProblemAt } from "../portal/fields";
import { expect, test } from "../portal/test";

test("an application shows what staff compare", async ({ member, elsewhere }) => {
  await applies(member, archivo);
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  const entry = desk.entry(archivo.company);
  for (const fact of [archivo.vatNumber, archivo.contact, archivo.email, "archivo@old.cps.example", ARCHIVOS_NUMBER]) {
    await expect(entry).toContainText(fact);
  }
  await expect(entry.getByRole("checkbox")).not.toBeChecked();
});

test("a decision takes it off the list, and is kept", async ({ member, elsewhere }) => {
  await applies(member, archivo);
  await applies(member, harbour);
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  await expect(desk.entries).toHaveCount(2);
  await desk.approves(archivo.company);
  await expect(desk.entry(archivo.company)).toHaveCount(0);
  await desk.rejects(harbour.company, "The VAT number belongs to somebody else.");
  await expect(desk.entry(harbour.company)).toHaveCount(0);

  await elsewhere.link(elsewhere.words.staff.decided).click();
  await expect(desk.entry(archivo.company)).toContainText(staff.email);
  await expect(desk.entry(harbour.company)).toContainText("The VAT number belongs to somebody else.");
});

test("a rejection needs a reason", async ({ member, elsewhere, complaints }) => {
  complaints.expectRefusal(422);
  await applies(member, harbour);
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  await desk.rejects(harbour.company, "  ");
  await expectProblemAt(desk.reason(harbour.company), elsewhere.words.problems.required);
});

test("two at the same desk decide once", async ({ member, elsewhere }) => {
  await applies(member, harbour);
  const mine = new Desk(member);
  const theirs = new Desk(elsewhere);
  await mine.opens("/staff/applications");
  await theirs.opens("/staff/applications");
  await mine.approves(harbour.company);
  await theirs.rejects(harbour.company, "Too late.");
  await expect(elsewhere.notice).toContainText(elsewhere.words.staff.gone_decided);
  await expect(theirs.entry(harbour.company)).toHaveCount(0);
  await elsewhere.link(elsewhere.words.staff.decided).click();
  await expect(theirs.entry(harbour.company)).not.toContainText("Too late.");
});

test("without applications the page says so", async ({ member }) => {
  await new Desk(member).opens("/staff/applications");
  await expect(member.page.getByText(member.words.staff.no_applications_title)).toBeVisible();
});

test("to a member there is no such page, and no such deed", async ({ member, elsewhere, complaints }) => {
  complaints.expectRefusal(404);
  await applies(member, harbour);
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  const deed = await desk.entry(harbour.company).locator("form").first().getAttribute("action");

  await member.isSignedInAs(studio);
  for (const path of ["/staff/applications", "/staff/payments", "/staff/support", "/staff/mail"]) {
    const response = await member.page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
  expect(deed).toMatch(/approve$/);
  const headers = { origin: member.url };
  const answer = await member.page.request.post(deed ?? "", { headers, maxRedirects: 0 });
  expect(answer.status()).toBe(404);
  await elsewhere.page.reload();
  await expect(desk.entry(harbour.company)).toBeVisible();
});
