import { readFile } from "node:fs/promises";
import { type Locator, expect } from "@playwright/test";
import type { Member } from "./member";
import { containing } from "./words";

/** Three lines: one that counts, one that lacks details, one of an unknown model. */
export const LIST = [
  "modelo;numero de serie;fecha de compra;pais;distribuidor",
  "EOS R5;LISTA001;20/11/2025;ES;Niobo Digital",
  "EOS R7;LISTA002;;;",
  "EOS R9000;LISTA003;20/11/2025;ES;Niobo Digital",
].join("\n");

/** `/products/load` and what it leads to: pages without script. */
export class ProductFile {
  constructor(private readonly member: Member) {}

  async opens(): Promise<void> {
    await this.member.page.goto("/products/load");
    await expect(this.member.heading).toHaveText(this.member.words.bulk.title);
  }

  get text(): Locator {
    return this.member.page.getByLabel(this.member.words.bulk.text);
  }

  /** Pastes lines and has them checked. */
  async pastes(lines: string): Promise<void> {
    await this.text.fill(lines);
    await this.checks();
  }

  /** Chooses a file with this content and has it checked. */
  async uploads(content: string): Promise<void> {
    const field = this.member.page.getByLabel(this.member.words.bulk.file, { exact: true });
    await field.setInputFiles({ name: "products.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await this.checks();
  }

  private async checks(): Promise<void> {
    await this.member.button(this.member.words.bulk.check).click();
  }

  /** The line of this number. */
  line(number: number): Locator {
    const { page, words } = this.member;
    const name = page.getByRole("cell", { name: new RegExp(`^(${containing(words.bulk.line).source}\\s+)?${number}$`) });
    return page.getByRole("row").filter({ has: name });
  }

  /** Follows a link that yields a file, and reads it. */
  async downloads(name: string): Promise<string> {
    const download = this.member.page.waitForEvent("download");
    await this.member.link(name).click();
    return await readFile(await (await download).path(), "utf8");
  }
}
