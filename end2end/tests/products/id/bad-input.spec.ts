import { type Account, estudio, studio } from "../../portal/accounts";
import { daysFromToday, expectProblemAt, letters } from "../../portal/fields";
import { ProductForm } from "../../portal/product-form";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";
import { filled } from "../../portal/words";

const MEMBERS: readonly [Account, complete: string][] = [
  [estudio, "EOS R"],
  [studio, "EOS R5"],
];

for (const [account, complete] of MEMBERS) {
  test.describe(`in the language of ${account.company}`, () => {
    test.beforeEach(async ({ member, complaints }) => {
      complaints.expectRefusal(422);
      await member.isSignedInAs(account);
      await new ProductList(member).opens();
    });

    test("what is wrong with a missing detail is said there, and what was typed stays", async ({ member }) => {
      const { problems } = member.words;
      const form = new ProductForm(member);
      await new ProductList(member).views("EOS R6");
      await form.fills({
        serialNumber: letters(21),
        purchaseDate: daysFromToday(2),
        dealer: "Foto Norte Bilbao",
      });
      await form.saves();
      await expectProblemAt(form.serialNumber, filled(problems.too_long, { max: 20 }));
      await expectProblemAt(form.purchaseDate, problems.in_the_future);
      await expect(form.serialNumber).toHaveValue(letters(21));
      await expect(form.purchaseDate).toHaveValue(daysFromToday(2));
      await expect(form.dealer).toHaveValue("Foto Norte Bilbao");

      await form.fills({ serialNumber: "1234", purchaseDate: "2020-01-01" });
      await form.saves();
      await expect(new ProductList(member).row("EOS R6")).toContainText("Foto Norte Bilbao");
    });

    test("a product that counts must keep all its details", async ({ member }) => {
      const form = new ProductForm(member);
      await member.link(complete).click();
      await expect(member.heading).toHaveText(complete);
      await member.page.getByText(member.words.products.detail_edit).click();
      await form.fills({ serialNumber: "", dealer: "" });
      await form.saves();
      await expectProblemAt(form.serialNumber, member.words.problems.required);
      await expectProblemAt(form.dealer, member.words.problems.required);
      await expect(form.dealer).toBeVisible();
      await new ProductList(member).opens();
      await new ProductList(member).counts(complete);
    });
  });
}

test("a serial number that another account holds is refused", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(estudio);
  const form = new ProductForm(member);
  await new ProductList(member).opens();
  await new ProductList(member).views("RF 70-200mm F2.8L IS USM");
  await form.fills({ serialNumber: "8120 0042 55", purchaseDate: "2021-01-01" });
  await form.saves();
  await expectProblemAt(form.serialNumber, member.words.problems.serial_taken);
  await expect(form.serialNumber).toHaveValue("8120 0042 55");
  await expect(form.purchaseDate).toHaveValue("2021-01-01");
});
