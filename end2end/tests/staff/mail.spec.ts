import { applies, harbour } from "../portal/application";
import { Desk } from "../portal/desk";
import { FULL, FullMailbox } from "../portal/full-mailbox";
import { sendingTo } from "../portal/mail-test";
import { test as base, expect } from "../portal/test";

const test = base.extend<{ mailbox: FullMailbox }>({
  mailbox: async ({}, use) => {
    const mailbox = await FullMailbox.start(harbour);
    await use(mailbox);
    await mailbox.stop();
  },

  settings: async ({ mailbox }, use) => use(await sendingTo(mailbox)),
});

test("a mail that was refused for good is listed, and sent again", async ({ member, elsewhere, server, mailbox }) => {
  server.expectLog(/a mail was refused/);
  await applies(member, harbour);
  const desk = new Desk(elsewhere);
  const { staff } = elsewhere.words;
  await expect(async () => {
    await desk.opens("/staff/mail");
    await expect(desk.entry(harbour.email)).toBeVisible({ timeout: 100 });
  }).toPass();
  await expect(desk.entry(harbour.email)).toContainText(staff.mail_application_received);
  await expect(desk.entry(harbour.email)).toContainText(FULL);
  expect(mailbox.taken).toBe(0);

  mailbox.clears();
  await desk.presses(desk.entry(harbour.email), staff.send_again);
  await expect(elsewhere.notice).toContainText(staff.done_sent);
  await expect(desk.entries).toHaveCount(0);
  await expect.poll(() => mailbox.taken).toBe(1);
});

test("where none was refused the page says so", async ({ member }) => {
  await new Desk(member).opens("/staff/mail");
  await expect(member.page.getByText(member.words.staff.no_mails_title)).toBeVisible();
});
