import { applies, harbour } from "../portal/application";
import { Desk } from "../portal/desk";
import { FULL } from "../portal/mail-server";
import { expect, test } from "../portal/mail-test";

test("a mail that was refused for good is listed, and sent again", async ({ member, elsewhere, server, mail }) => {
  server.expectLog(/a mail was refused/);
  mail.fills(harbour);
  await applies(member, harbour);
  const desk = new Desk(elsewhere);
  const { staff } = elsewhere.words;
  await expect(async () => {
    await desk.opens("/staff/mail");
    await expect(desk.entry(harbour.email)).toBeVisible({ timeout: 100 });
  }).toPass();
  await expect(desk.entry(harbour.email)).toContainText(staff.mail_application_received);
  await expect(desk.entry(harbour.email)).toContainText(FULL);

  mail.clears(harbour);
  await desk.presses(desk.entry(harbour.email), staff.send_again);
  await expect(elsewhere.notice).toContainText(staff.done_sent);
  await expect(desk.entries).toHaveCount(0);
  await mail.mailTo(harbour, "application_received");
});

test("where none was refused the page says so", async ({ member }) => {
  await new Desk(member).opens("/staff/mail");
  await expect(member.page.getByText(member.words.staff.no_mails_title)).toBeVisible();
});
