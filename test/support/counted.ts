import type { Locator, Page } from 'playwright-core';

/** What a person does: a press of a button or a tick, a field filled, a key pressed, an address opened. Each is one. */
export class Hands {
  private made = 0;

  constructor(private readonly page: Page) {}

  /** How much was done so far. */
  get count(): number {
    return this.made;
  }

  /** Follows a link of a mail, or a bookmark. */
  async open(address: string): Promise<void> {
    this.made++;
    await this.page.goto(address);
  }

  async press(key: string): Promise<void> {
    this.made++;
    await this.page.keyboard.press(key);
  }

  async click(what: Locator): Promise<void> {
    this.made++;
    await what.click();
  }

  async fill(what: Locator, text: string): Promise<void> {
    this.made++;
    await what.fill(text);
  }
}
