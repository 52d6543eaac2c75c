import { expect } from "@playwright/test";
import { applies, archivo, harbour } from "./application";
import type { PageState } from "./every-page";
import { type MailServer, type Reader, linkIn } from "./mail-server";
import type { Member } from "./member";
import { PasswordForm } from "./password";

/** A page that a link in a mail leads to; the portal approves by itself. */
export interface LinkedPageState extends Omit<PageState, "opens"> {
  readonly opens: (member: Member, mail: MailServer) => Promise<unknown>;
}

/** Every page that only a mail leads to, in every state that looks different. */
export const LINKED_PAGES: readonly LinkedPageState[] = [
  { name: "set-password", opens: setPassword },
  { name: "set-password-refused", opens: setPasswordRefused, refusal: 422 },
  { name: "link-used", opens: linkUsed },
  { name: "confirm-old-email", opens: confirmOldEmail },
  { name: "old-email-confirmed", opens: oldEmailConfirmed },
];

async function setPassword(member: Member, mail: MailServer): Promise<void> {
  await applies(member, harbour);
  await new PasswordForm(member).follows(linkIn(await mail.mailTo(harbour, "application_approved")));
}

async function setPasswordRefused(member: Member, mail: MailServer): Promise<void> {
  await setPassword(member, mail);
  await new PasswordForm(member).sets("harbour-pictures-1");
  await expect(member.alert).toBeVisible();
}

async function linkUsed(member: Member, mail: MailServer): Promise<void> {
  await applies(member, harbour);
  const link = linkIn(await mail.mailTo(harbour, "application_approved"));
  await new PasswordForm(member).follows(link);
  await new PasswordForm(member).sets("seven apertures by the sea");
  await new PasswordForm(member).isSet();
  await new PasswordForm(member).follows(link);
}

async function confirmOldEmail(member: Member, mail: MailServer): Promise<void> {
  const owner: Reader = { email: "archivo@old.cps.example", language: archivo.language };
  await applies(member, archivo);
  await member.opens(linkIn(await mail.mailTo(owner, "confirm_old_email")));
}

async function oldEmailConfirmed(member: Member, mail: MailServer): Promise<void> {
  await confirmOldEmail(member, mail);
  await member.button(member.words.apply.confirm).click();
  await expect(member.heading).toHaveText(member.words.apply.confirmed_title);
}
