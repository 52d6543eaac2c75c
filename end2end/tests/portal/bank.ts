import { expect } from "@playwright/test";
import { Desk } from "./desk";
import type { Member } from "./member";

/** Money that arrives: how much, in euro, and what came with it. */
export type Transfer = readonly [amount: string, text: string];

/** `/staff/payments`, and the bank whose statements are taken in there. */
export class Payments {
  readonly desk: Desk;

  constructor(private readonly member: Member) {
    this.desk = new Desk(member);
  }

  async opens(): Promise<void> {
    await this.desk.opens("/staff/payments");
  }

  /** Takes in a statement with these transfers. */
  async imports(...transfers: readonly Transfer[]): Promise<void> {
    const { staff } = this.member.words;
    const lines = transfers.map(([amount, text]) => `2026-06-30;${amount};EUR;${text};Estudio Luz S.L.`);
    const file = ["date;amount;currency;text;payer", ...lines].join("\n");
    await this.chooses("statement.csv", file);
    await this.member.button(staff.import).click();
  }

  /** Chooses a file with this content. */
  async chooses(name: string, content: string): Promise<void> {
    const field = this.member.page.getByLabel(this.member.words.staff.statement);
    await field.setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  }

  /** Gives the money of an entry to an invoice. */
  async assigns(entry: string, number: string): Promise<void> {
    const { staff } = this.member.words;
    const found = this.desk.entry(entry);
    await found.getByLabel(staff.invoice_number).fill(number);
    await this.desk.presses(found, staff.assign);
  }

  /** Chooses one of the three lists. */
  async turnsTo(list: string): Promise<void> {
    await this.member.link(list).click();
    await expect(this.member.link(list)).toHaveAttribute("aria-current", "true");
  }
}
