import { type Application, ApplicationForm, archivo, harbour } from "../portal/application";
import { expectProblemAt, letters, overfill } from "../portal/fields";
import type { Member } from "../portal/member";
import { expect, test } from "../portal/test";
import { filled } from "../portal/words";

/** What a VAT number of the applicant's country looks like. */
function vatNumberForm(member: Member, { country }: Application): string {
  const code = country.toLowerCase() as "de" | "es";
  const example = { de: "DE123456788", es: "ESB12345674" }[code];
  return filled(member.words.problems.vat_number_form, { country: member.words.countries[code], example });
}

for (const [application, locale] of [[harbour, "en-GB"], [archivo, "es-ES"]] as const) {
  test.describe(`in a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test.beforeEach(async ({ member, complaints }) => {
      complaints.expectRefusal(422);
      member.reads(application);
      await new ApplicationForm(member).opens();
    });

    test("an empty form says what is needed", async ({ member }) => {
      const { problems } = member.words;
      const form = new ApplicationForm(member);
      await form.sends();
      for (const control of [form.company, form.vatNumber, form.country, form.contact, form.email]) {
        await expectProblemAt(control, problems.required);
      }
      await expectProblemAt(form.terms, problems.terms_not_accepted);
      await expectProblemAt(form.privacy, problems.privacy_not_accepted);
      await expect(form.oldEmail).not.toHaveAttribute("aria-invalid", "true");
      await expect(form.language).toHaveValue(application.language);
      await expect(member.alert).toContainText(filled(problems.some_fields, { count: 7 }));
    });

    test("every problem is said at its field, and everything typed is still there", async ({ member }) => {
      const { problems } = member.words;
      const form = new ApplicationForm(member);
      const typed = { vatNumber: "12", country: application.country, email: "cps.example", oldEmail: "old@" };
      await overfill(form.company, letters(121));
      await overfill(form.contact, letters(122));
      await form.fills(typed);
      await form.terms.check();
      await form.sends();

      await expectProblemAt(form.company, filled(problems.too_long, { max: 120 }));
      await expectProblemAt(form.contact, filled(problems.too_long, { max: 120 }));
      await expectProblemAt(form.vatNumber, vatNumberForm(member, application));
      await expectProblemAt(form.email, problems.malformed);
      await expectProblemAt(form.oldEmail, problems.malformed);
      await expectProblemAt(form.privacy, problems.privacy_not_accepted);
      await expect(member.alert).toContainText(filled(problems.some_fields, { count: 6 }));

      await expect(form.company).toHaveValue(letters(121));
      await expect(form.contact).toHaveValue(letters(122));
      await expect(form.vatNumber).toHaveValue(typed.vatNumber);
      await expect(form.country).toHaveValue(typed.country);
      await expect(form.email).toHaveValue(typed.email);
      await expect(form.oldEmail).toHaveValue(typed.oldEmail);
      await expect(form.terms).toBeChecked();
      await expect(form.privacy).not.toBeChecked();
    });

    test("a mistyped digit of the VAT number is found, and the corrected form is accepted", async ({ member }) => {
      const form = new ApplicationForm(member);
      await form.fills({ ...application, vatNumber: application.vatNumber.replace(/.$/, "5") });
      await form.accepts();
      await form.sends();
      await expectProblemAt(form.vatNumber, member.words.problems.vat_number_check_digits);
      await expect(member.alert).toContainText(member.words.problems.one_field);
      await expect(form.company).toHaveValue(application.company);
      await expect(form.terms).toBeChecked();

      await form.fills({ vatNumber: application.vatNumber });
      await form.sends();
      await form.isSent();
    });

    test("a VAT number has the form of the country, and its letters may be left out", async ({ member }) => {
      const form = new ApplicationForm(member);
      await form.fills({ ...application, vatNumber: "FR00000000" });
      await form.accepts();
      await form.sends();
      await expectProblemAt(form.vatNumber, vatNumberForm(member, application));
      await expect(form.vatNumber).toHaveValue("FR00000000");

      await form.fills({ vatNumber: ` ${application.vatNumber.slice(2).toLowerCase()} ` });
      await form.sends();
      await form.isSent();
    });
  });
}

test("what somebody types is text and nothing else", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  const form = new ApplicationForm(member);
  const company = `</title><script>document.title="x"</script> & "Söhne"`;
  await form.opens();
  await form.fills({ company });
  await form.sends();
  await expectProblemAt(form.email, member.words.problems.required);
  await expect(form.company).toHaveValue(company);
  await member.reloads();
  await expect(member.page).toHaveTitle(/· CPS$/);
});
