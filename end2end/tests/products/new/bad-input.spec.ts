import { type Account, estudio, studio } from "../../portal/accounts";
import { daysFromToday, expectProblemAt, letters, overfill } from "../../portal/fields";
import { ProductForm } from "../../portal/product-form";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";
import { filled } from "../../portal/words";

interface Held {
  readonly model: string;
  readonly serialNumber: string;
}

const ESTUDIOS: Held = { model: "EOS R", serialNumber: "0130 2100 7745" };
const STUDIOS: Held = { model: "EOS R5", serialNumber: "0230 2100 9013" };

const MEMBERS: readonly [Account, own: Held, others: Held][] = [
  [estudio, ESTUDIOS, STUDIOS],
  [studio, STUDIOS, ESTUDIOS],
];

for (const [account, own, others] of MEMBERS) {
  test.describe(`in the language of ${account.company}`, () => {
    test.beforeEach(async ({ member, complaints }) => {
      complaints.expectRefusal(422);
      await member.isSignedInAs(account);
      await member.opens("/products/new");
    });

    test("an empty form says what is needed", async ({ member }) => {
      const form = new ProductForm(member);
      await form.registers();
      await expectProblemAt(form.model, member.words.problems.required);
      await expect(member.alert).toContainText(member.words.problems.one_field);
    });

    test("every problem is said at its field, and everything typed is still there", async ({ member }) => {
      const { problems } = member.words;
      const form = new ProductForm(member);
      const typed = {
        serialNumber: letters(21),
        purchaseDate: daysFromToday(2),
        purchaseCountry: "PT",
      };
      await form.model.fill("EOS R5 Mk2");
      await form.fills(typed);
      await overfill(form.dealer, letters(121));
      await form.estimates.first().check();
      await form.registers();

      await expectProblemAt(form.model, problems.unknown_model);
      await expectProblemAt(form.serialNumber, filled(problems.too_long, { max: 20 }));
      await expectProblemAt(form.purchaseDate, problems.in_the_future);
      await expectProblemAt(form.dealer, filled(problems.too_long, { max: 120 }));
      await expect(member.alert).toContainText(filled(problems.some_fields, { count: 4 }));
      await expect(member.page.getByText(/EOS R5 Mark II/)).toBeVisible();

      await expect(form.model).toHaveValue("EOS R5 Mk2");
      await expect(form.serialNumber).toHaveValue(typed.serialNumber);
      await expect(form.purchaseDate).toHaveValue(typed.purchaseDate);
      await expect(form.purchaseCountry).toHaveValue("PT");
      await expect(form.dealer).toHaveValue(letters(121));
      await expect(form.estimates.first()).toBeChecked();
      await expect(form.estimates.last()).not.toBeChecked();
    });

    test("a corrected form is accepted", async ({ member }) => {
      const form = new ProductForm(member);
      await form.model.fill("EOS R7");
      await form.fills({ serialNumber: "AB-12", purchaseDate: "2023-02-03", dealer: "Foto Norte" });
      await form.registers();
      await expectProblemAt(form.serialNumber, member.words.problems.malformed);
      await expect(form.dealer).toHaveValue("Foto Norte");

      await form.serialNumber.fill("AB12");
      await form.registers();
      await new ProductList(member).counts("EOS R7");
    });

    test("a date before the model came out is refused", async ({ member }) => {
      const form = new ProductForm(member);
      await form.model.fill("EOS R5");
      await form.fills({ serialNumber: "0230 2100 0001", purchaseDate: "2019-12-31" });
      await form.registers();
      const message = filled(member.words.problems.before_launch, { year: 2020 });
      await expectProblemAt(form.purchaseDate, message);
      await expect(form.purchaseDate).toHaveValue("2019-12-31");
    });

    test("a serial number that another account holds: not said whose, but whom to ask", async ({ member }) => {
      const form = new ProductForm(member);
      await form.model.fill(others.model);
      await form.fills({ serialNumber: others.serialNumber });
      await form.registers();
      await expectProblemAt(form.serialNumber, member.words.problems.serial_taken);
      await expect(form.serialNumber).toHaveValue(others.serialNumber);
      const main = member.page.getByRole("main");
      await expect(main).not.toContainText(/Estudio Luz|Hart & Vale/);

      await main.getByRole("link", { name: member.words.products.form_serial_dispute }).click();
      await member.isAt("/support?topic=serial_number");
    });

    test("a serial number that is theirs already is refused", async ({ member }) => {
      const form = new ProductForm(member);
      await form.model.fill(own.model);
      await form.fills({ serialNumber: own.serialNumber.toLowerCase().replaceAll(" ", "") });
      await form.registers();
      await expectProblemAt(form.serialNumber, member.words.problems.serial_already_yours);
    });
  });
}

test("a serial number may stand on two models", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/products/new");
  const form = new ProductForm(member);
  await form.model.fill("EOS R7");
  await form.fills({ serialNumber: ESTUDIOS.serialNumber });
  await form.registers();
  await new ProductList(member).lacks("EOS R7");
});
