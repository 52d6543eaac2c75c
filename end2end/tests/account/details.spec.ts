import { AccountPage } from "../portal/account-page";
import { type Account, estudio, studio } from "../portal/accounts";
import { expectProblemAt, letters, overfill } from "../portal/fields";
import { InvoiceList } from "../portal/invoices";
import { subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";
import { filled } from "../portal/words";

test("contact and address are changed, and the next invoice has them", async ({ member }) => {
  await member.isSignedInAs(studio);
  const account = new AccountPage(member);
  await account.opens();
  await member.staysOnThePage(async () => {
    await account.wantsToChange();
    await account.contact.fill("  Front   desk ");
    await account.address.fill("9 Shutter Lane\n\n\nLondon E2 8AB\nUnited Kingdom");
    await account.saves();
    await expect(member.notice).toContainText(member.words.account.saved);
  });
  await member.reloads();
  await expect(account.contact).toHaveValue("Front desk");
  await expect(account.address).toHaveValue("9 Shutter Lane\n\nLondon E2 8AB\nUnited Kingdom");

  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  await expect(member.page.getByRole("article")).toContainText("9 Shutter Lane");
});

for (const owner of [studio, estudio] as Account[]) {
  test(`what can't be kept is refused at its field, and stays: ${owner.company}`, async ({ member, complaints }) => {
    complaints.expectRefusal(422);
    await member.isSignedInAs(owner);
    const { problems } = member.words;
    const account = new AccountPage(member);
    await account.opens();
    await account.wantsToChange();
    await account.contact.fill("");
    await overfill(account.address, letters(301));
    await account.saves();
    await expectProblemAt(account.contact, problems.required);
    await expectProblemAt(account.address, filled(problems.too_long, { max: 300 }));
    await expect(account.address).toHaveValue(letters(301));
    await expect(member.alert).toContainText(filled(problems.some_fields, { count: 2 }));
  });
}

test("what a member types is text and nothing else", async ({ member }) => {
  await member.isSignedInAs(studio);
  const account = new AccountPage(member);
  const address = `</textarea><script>document.title="x"</script>\n</title> & "Söhne"`;
  await account.opens();
  await account.wantsToChange();
  await account.address.fill(address);
  await account.saves();
  await expect(member.notice).toContainText(member.words.account.saved);
  await member.reloads();
  await expect(account.address).toHaveValue(address);
  await expect(member.page).toHaveTitle(/· CPS$/);
});
