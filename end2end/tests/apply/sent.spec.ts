import { studio } from "../portal/accounts";
import { type Application, ApplicationForm, archivo, harbour } from "../portal/application";
import { Desk } from "../portal/desk";
import { expect, test } from "../portal/mail-test";
import { containing } from "../portal/words";

/** Somebody who writes a member's address into an application of another business. */
const impostor: Application = { ...harbour, company: "Impostor GmbH", email: studio.email };

test("whoever applies is answered alike: a stranger, who has applied before, and a member", async ({ member, mail }) => {
  const form = new ApplicationForm(member);
  const answers = [];
  for (const application of [harbour, { ...harbour, company: "Harbour Sounds GmbH" }, impostor]) {
    await form.applies(application);
    await member.page.waitForLoadState();
    answers.push(await member.page.getByRole("main").innerHTML());
  }
  expect(answers[1]).toBe(answers[0]);
  expect(answers[2]).toBe(answers[0]);

  const received = await mail.mailTo(harbour, "application_received");
  expect(received.text).toMatch(containing(harbour.company));
  const again = await mail.mailTo(harbour, "already_applied");
  expect(again.text).toMatch(containing(harbour.company));
  expect(again.text).not.toContain("Sounds");
  const told = await mail.mailTo(studio, "already_member");
  expect(told.text).toContain(`${member.url}/login`);
  expect(told.text).toContain(`${member.url}/password/reset`);
  expect(told.text).not.toContain("Impostor");
  expect(await mail.allTo(harbour.email)).toHaveLength(2);
});

test("capitals in the address make no second application", async ({ member, mail }) => {
  const form = new ApplicationForm(member);
  await form.applies(harbour);
  await form.applies({ ...harbour, email: ` ${harbour.email.toUpperCase()}` });
  await mail.mailTo(harbour, "application_received");
  await mail.mailTo(harbour, "already_applied");
});

test("the mail is in the applicant's language, whatever the page's was", async ({ member, mail }) => {
  const form = new ApplicationForm(member);
  await form.opens();
  await form.fills(archivo);
  await form.accepts();
  await form.sends();
  await form.isSent();
  await mail.mailTo(archivo, "application_received");
});

test("a double click makes one application", async ({ member, elsewhere, mail }) => {
  const form = new ApplicationForm(member);
  await form.opens();
  await form.fills(harbour);
  await form.accepts();
  await member.button(member.words.apply.submit).dblclick();
  await form.isSent();
  await mail.mailTo(harbour, "application_received");
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/applications");
  await expect(desk.entries).toHaveCount(1);
});

test("the page for signing in leads to the application", async ({ member }) => {
  await member.opens("/login");
  await member.staysOnThePage(async () => {
    await member.link(member.words.signIn.apply).click();
    await expect(member.heading).toHaveText(member.words.apply.title);
  });
});
