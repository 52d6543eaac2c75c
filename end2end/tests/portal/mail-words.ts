import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, containing } from "./words";

const TEMPLATES = join(__dirname, "../../../app/backend/src/mail/templates");

/** What the portal writes: the names of its files with the words. */
export type MailKind =
  | "account_closed"
  | "already_applied"
  | "already_member"
  | "application_approved"
  | "application_received"
  | "application_rejected"
  | "cancellation_confirmed"
  | "card_charged"
  | "card_replaced"
  | "charge_failed"
  | "confirm_old_email"
  | "credit_note_issued"
  | "invitation"
  | "invoice_issued"
  | "migration_done"
  | "password_changed"
  | "password_reset"
  | "payment_received"
  | "renewal_notice"
  | "subscription_ended"
  | "subscription_renewed"
  | "subscription_suspended"
  | "subscription_upgraded"
  | "support_request"
  | "transfer_reminder"
  | "upgrade_undone"
  | "welcome"
  | "withdrawal_confirmed";

/** How the subject of such a mail reads, whatever is filled in. */
export function subjectOf(kind: MailKind, language: Language): RegExp {
  const words = readFileSync(join(TEMPLATES, language, `${kind}.txt`), "utf8");
  const subject = /^Subject:\s*(.*)/.exec(words)?.[1];
  if (subject === undefined) {
    throw new Error(`A mail of kind ${kind} has no subject in ${language}.`);
  }
  const fixed = subject.split(/\{%.*%\}|\{\{.*?\}\}/).map((text) => containing(text).source);
  return new RegExp(`^${fixed.join(".*")}$`);
}
