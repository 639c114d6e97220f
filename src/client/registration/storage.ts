/**
 * What a registration under way leaves in the tab: never a password, a hint, a number or a name. Its ticket and the id of what is pending are
 * permissions to go on with this one registration, run out soon and work once; they stay because a phone drops the page while its
 * owner looks into the mail, and because the widget that goes on may stand on another page. The tab's storage ends with the tab, and no
 * other origin and no other tab reads it. Where storage is refused everything is in memory alone.
 */
export class TabStorage<T> {
  readonly #name: string;
  readonly #read: (value: unknown) => T | null;
  #value: T | null = null;
  #asked = false;

  constructor(scope: string, name: string, read: (value: unknown) => T | null) {
    this.#name = `utility-widgets:${scope}:${name}`;
    this.#read = read;
  }

  get value(): T | null {
    if (this.#asked) return this.#value;
    this.#asked = true;
    try {
      this.#value = this.#read(JSON.parse(sessionStorage.getItem(this.#name) ?? 'null'));
    } catch {
      this.#value = null;
    }
    return this.#value;
  }

  set(value: T | null): void {
    this.#asked = true;
    this.#value = value;
    try {
      if (value === null) sessionStorage.removeItem(this.#name);
      else sessionStorage.setItem(this.#name, JSON.stringify(value));
    } catch {
      // Memory has it.
    }
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
