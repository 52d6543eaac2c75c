import englishAccount from "../../../app/web/locales/en/account.json";
import englishApply from "../../../app/web/locales/en/apply.json";
import englishBulk from "../../../app/web/locales/en/bulk.json";
import englishCheckout from "../../../app/web/locales/en/checkout.json";
import englishCountries from "../../../app/web/locales/en/countries.json";
import englishFaq from "../../../app/web/locales/en/faq.json";
import englishInvoices from "../../../app/web/locales/en/invoices.json";
import englishMembership from "../../../app/web/locales/en/membership.json";
import englishPassword from "../../../app/web/locales/en/password.json";
import englishPortal from "../../../app/web/locales/en/portal.json";
import englishProblems from "../../../app/web/locales/en/problems.json";
import englishProducts from "../../../app/web/locales/en/products.json";
import englishSignIn from "../../../app/web/locales/en/sign_in.json";
import englishStaff from "../../../app/web/locales/en/staff.json";
import englishSupport from "../../../app/web/locales/en/support.json";
import spanishAccount from "../../../app/web/locales/es/account.json";
import spanishApply from "../../../app/web/locales/es/apply.json";
import spanishBulk from "../../../app/web/locales/es/bulk.json";
import spanishCheckout from "../../../app/web/locales/es/checkout.json";
import spanishCountries from "../../../app/web/locales/es/countries.json";
import spanishFaq from "../../../app/web/locales/es/faq.json";
import spanishInvoices from "../../../app/web/locales/es/invoices.json";
import spanishMembership from "../../../app/web/locales/es/membership.json";
import spanishPassword from "../../../app/web/locales/es/password.json";
import spanishPortal from "../../../app/web/locales/es/portal.json";
import spanishProblems from "../../../app/web/locales/es/problems.json";
import spanishProducts from "../../../app/web/locales/es/products.json";
import spanishSignIn from "../../../app/web/locales/es/sign_in.json";
import spanishStaff from "../../../app/web/locales/es/staff.json";
import spanishSupport from "../../../app/web/locales/es/support.json";

/** A language that the portal speaks. */
export type Language = "en" | "es";

const english = {
  account: englishAccount,
  apply: englishApply,
  bulk: englishBulk,
  checkout: englishCheckout,
  countries: englishCountries,
  faq: englishFaq,
  invoices: englishInvoices,
  membership: englishMembership,
  password: englishPassword,
  portal: englishPortal,
  problems: englishProblems,
  products: englishProducts,
  signIn: englishSignIn,
  staff: englishStaff,
  support: englishSupport,
};

/** The portal's own words, from its locale files: a test says where a text must stand, they say how it reads. */
export type Words = typeof english;

const spanish: Words = {
  account: spanishAccount,
  apply: spanishApply,
  bulk: spanishBulk,
  checkout: spanishCheckout,
  countries: spanishCountries,
  faq: spanishFaq,
  invoices: spanishInvoices,
  membership: spanishMembership,
  password: spanishPassword,
  portal: spanishPortal,
  problems: spanishProblems,
  products: spanishProducts,
  signIn: spanishSignIn,
  staff: spanishStaff,
  support: spanishSupport,
};

/** The words of `language`. */
export function wordsOf(language: Language): Words {
  return language === "es" ? spanish : english;
}

/** `text` with the values of its placeholders. */
export function filled(text: string, values: Record<string, number | string>): string {
  return text.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`"${text}" wants a value for ${name}.`);
    }
    return String(value);
  });
}

/** A pattern that finds `text` inside a longer one, however its white space is made. */
export function containing(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(escaped.replace(/\s+/g, "\\s+"));
}
