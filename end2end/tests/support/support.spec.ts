import { type Account, estudio, studio } from "../portal/accounts";
import { expectProblemAt, letters, overfill } from "../portal/fields";
import { expect, test } from "../portal/mail-test";
import { SupportForm, support } from "../portal/support";
import { filled } from "../portal/words";

test("a member writes to priority support, which can answer", async ({ member, mail }) => {
  await member.isSignedInAs(studio);
  const form = new SupportForm(member);
  await form.opens();
  await expect(form.email).toHaveValue(studio.email);
  await member.staysOnThePage(async () => {
    await form.topic.selectOption("payment");
    await form.message.fill("Where is our invoice?\n\nRegards & thanks");
    await form.sends();
    await form.isSent();
  });
  const letter = await mail.mailTo(support("en"), "support_request");
  expect(letter.replyTo).toEqual([expect.objectContaining({ address: studio.email })]);
  expect(letter.text).toContain("Where is our invoice?");
  expect(letter.text).toContain("Regards & thanks");
  expect(letter.subject).toContain(studio.company);
});

test("so does somebody who is no member", async ({ member, mail }) => {
  const form = new SupportForm(member);
  await form.opens();
  await expect(form.email).toHaveValue("");
  await form.email.fill("stranger@demo.cps.example");
  await form.topic.selectOption("account");
  await form.message.fill("May I join?");
  await form.sends();
  await form.isSent();
  const letter = await mail.mailTo(support("en"), "support_request");
  expect(letter.replyTo).toEqual([expect.objectContaining({ address: "stranger@demo.cps.example" })]);
});

test("a topic is chosen by the address that leads here", async ({ member }) => {
  const form = new SupportForm(member);
  await form.opens("?topic=serial_number");
  await expect(form.topic).toHaveValue("serial_number");
  await form.opens("?topic=nonsense");
  await expect(form.topic).not.toHaveValue("nonsense");
});

for (const account of [studio, estudio] as Account[]) {
  test(`bad input is refused at its field, and stays: ${account.company}`, async ({ member, complaints }) => {
    complaints.expectRefusal(422);
    await member.isSignedInAs(account);
    const { problems } = member.words;
    const form = new SupportForm(member);
    await form.opens();
    await form.email.fill("studio.demo");
    await form.sends();
    await expectProblemAt(form.email, problems.malformed);
    await expectProblemAt(form.topic, problems.required);
    await expectProblemAt(form.message, problems.required);
    await expect(form.email).toHaveValue("studio.demo");

    await form.email.fill(account.email);
    await form.topic.selectOption("other");
    await overfill(form.message, letters(4001));
    await form.sends();
    await expectProblemAt(form.message, filled(problems.too_long, { max: 4000 }));
    await expect(form.message).toHaveValue(letters(4001));
    await expect(form.topic).toHaveValue("other");
  });
}
