import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { UtilityClient } from '../client/client.js';
import { isBlocked, noteViolation, pageSlot } from '../client/page-slot.js';
import { onPageClient, pageClient, type PageClient } from '../client/page.js';
import type { PortalConfig } from '../contract/index.js';
import { UtilityError } from '../core/errors.js';
import { chooseLocale, commonWords, createLanguage, loadMessages, type Language } from '../i18n/locale.js';
import type { Area, Messages } from '../i18n/messages.js';
import { providerContext, type Provided } from './context.js';
import { FailedEvent, SessionExpiredEvent } from './events.js';
import { tell } from './tell.js';

/** Everything a widget needs to begin. */
export interface Ready {
  readonly client: UtilityClient;
  readonly portal: PortalConfig;
  readonly language: Language;
  readonly routes: Readonly<Record<string, string>>;
}

export type Boot =
  /** A provider is not defined yet, or words and configuration are on their way. */
  | { readonly is: 'loading' }
  /** The widget cannot start here, and nothing a resident does can change it. */
  | { readonly is: 'refused'; readonly why: 'not-configured' | 'insecure' | 'editing' }
  | { readonly is: 'failed'; readonly error: UtilityError }
  | ({ readonly is: 'ready' } & Ready);

/** Brings a widget from "connected" to "ready": portal, session, words. One for every widget. */
export class RuntimeController implements ReactiveController {
  readonly #host: LitElement & { readonly lang: string };
  readonly #needsSecureContext: boolean;
  readonly #areas: Area[];
  /** Only inside a provider: elsewhere nothing is asked of the page, whose libraries may have replaced `Event`. */
  #consumer: ContextConsumer<typeof providerContext, LitElement> | null = null;
  #inProvider = false;
  #messages: { readonly locale: string; readonly words: Messages } | null = null;
  #wordsFailed: UtilityError | null = null;
  #wanted: string | null = null;
  #language: Language | null = null;
  #languageOf: readonly unknown[] = [];
  #leave: (() => void)[] = [];
  #used: UtilityClient | null = null;
  #release: (() => void) | null = null;
  #reported: string | null = null;
  /** How many things a policy blocks have been put into words. */
  #told = 0;

  constructor(
    host: LitElement & { readonly lang: string },
    needsSecureContext: boolean,
    areas: readonly Area[],
  ) {
    this.#host = host;
    this.#areas = [...areas];
    this.#needsSecureContext = needsSecureContext;
    host.addController(this);
  }

  /** The client, as soon as it is known which. */
  get client(): UtilityClient | null {
    const source = this.#source();
    return source.is === 'ready' ? source.client : null;
  }

  get boot(): Boot {
    if (this.#editing()) return { is: 'refused', why: 'editing' };
    if (this.#needsSecureContext && !isSecureContext) return { is: 'refused', why: 'insecure' };
    const source = this.#source();
    if (source.is === 'loading') return { is: 'loading' };
    if (source.is !== 'ready') return { is: 'refused', why: 'not-configured' };
    const view = source.client.portal.value;
    if (view.is === 'failed') {
      // The resident's connection has no part in it.
      const blocked = isBlocked('connect-src', source.client.adapter.id);
      const error = blocked ? new UtilityError('configuration', { code: 'policy-blocked' }) : view.error;
      return { is: 'failed', error };
    }
    if (this.#wordsFailed && !this.#messages) return { is: 'failed', error: this.#wordsFailed };
    if (view.is === 'asking') return { is: 'loading' };
    const config = view.portal;
    const language = this.#languageFor(config);
    if (language === null) return { is: 'loading' };
    return {
      is: 'ready',
      client: source.client,
      portal: config,
      language,
      routes: this.#provided?.routes ?? {},
    };
  }

  /** The language that the widget speaks; null where it has no words yet. */
  get locale(): string | null {
    return this.#messages?.locale ?? null;
  }

  /** Words without a portal, for a widget that cannot start. */
  get bareLanguage(): Language {
    const { locale, words } = this.#messages ?? { locale: 'en', words: commonWords };
    return createLanguage({ locale, messages: words, overrides: {} });
  }

  retry(): void {
    this.#wordsFailed = null;
    this.#wanted = null;
    void this.client?.loadPortal();
    this.#host.requestUpdate();
  }

  /** Words that the widget comes to need later. Rejects when they cannot be had now. */
  async addWords(area: Area): Promise<void> {
    if (this.#areas.includes(area)) return;
    let locale: string;
    let areas: Area[];
    let words: Messages;
    do {
      locale = this.#wanted ?? 'en';
      areas = [...this.#areas, area];
      words = await loadMessages(locale, areas);
      // The language changed meanwhile, or other words came to be needed: these would be too few.
    } while (locale !== (this.#wanted ?? 'en') || areas.length <= this.#areas.length);
    this.#areas.push(area);
    this.#messages = { locale, words };
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#inProvider = isInProvider(this.#host);
    if (this.#inProvider) {
      const host = this.#host;
      this.#consumer ??= new ContextConsumer(host, { context: providerContext, subscribe: true });
      // Asked too early, nobody heard it: ask again once there is a provider to answer.
      void customElements.whenDefined('utility-provider').then(() => {
        if (host.isConnected && !this.#provided) this.#consumer?.hostConnected();
      });
    }
    const update = (): void => {
      this.#host.requestUpdate();
    };
    const page = new MutationObserver(update);
    const lang = { attributes: true, attributeFilter: ['lang'] };
    page.observe(document.documentElement, lang);
    // The widget's own, and that of whatever contains it.
    page.observe(this.#host.getRootNode(), { ...lang, subtree: true });
    // Where there is a loader, it listens already.
    const note = (event: SecurityPolicyViolationEvent): void => {
      noteViolation(event);
    };
    if (pageSlot().loader === null) document.addEventListener('securitypolicyviolation', note);
    this.#leave = [
      onPageClient(update),
      () => {
        document.removeEventListener('securitypolicyviolation', note);
      },
      () => {
        page.disconnect();
      },
    ];
    // Now and not with the next rendering: a client that nobody uses for a moment forgets what was chosen.
    this.#useClient();
    update();
  }

  hostDisconnected(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
    this.#release?.();
    this.#release = null;
    this.#used = null;
  }

  hostUpdate(): void {
    this.#useClient();
    const view = this.client?.portal.value;
    const portal = view?.is === 'known' ? view.portal : null;
    if (portal?.payments) pageSlot().ours.add(portal.payments.capture.src);
    this.#loadWords(this.#localeFor(portal?.locales ?? null));
    this.#report();
  }

  #source(): PageClient {
    // A provider that is not defined yet is waited for: the page's own portal may be another one.
    if (this.#inProvider) return this.#provided?.source ?? { is: 'loading' };
    return pageClient();
  }

  #useClient(): void {
    // A rendering that was due comes also after the widget was taken away.
    const client = this.#host.isConnected && !this.#editing() ? this.client : null;
    if (client === this.#used) return;
    this.#release?.();
    this.#used = client;
    if (client === null) {
      this.#release = null;
      return;
    }
    const release = client.use();
    const expired = (): void => {
      this.#host.dispatchEvent(new SessionExpiredEvent());
    };
    client.addEventListener('session-expired', expired);
    const update = (): void => {
      this.#host.requestUpdate();
    };
    const unwatch = [client.portal.subscribe(update), client.session?.view.subscribe(update)];
    this.#release = () => {
      for (const leave of unwatch) leave?.();
      client.removeEventListener('session-expired', expired);
      release();
    };
  }

  /** Nearest first: the widget, what contains it, the provider, the page. */
  #localeFor(offered: readonly string[] | null): string {
    const near = this.#host.closest<HTMLElement>('[lang]');
    const provided = this.#provided?.locale;
    const page = document.documentElement;
    const wanted = [near && near !== page ? near.lang : '', provided ?? '', page.lang].filter(
      (tag) => tag !== '',
    );
    return chooseLocale(wanted, offered ?? wanted);
  }

  #loadWords(locale: string): void {
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    loadMessages(locale, this.#areas).then(
      (words) => {
        if (this.#wanted !== locale) return;
        this.#messages = { locale, words };
        this.#wordsFailed = null;
        this.#host.requestUpdate();
      },
      (cause: unknown) => {
        if (this.#wanted !== locale) return;
        this.#wordsFailed = new UtilityError('network', { code: 'code-not-loaded', cause });
        this.#host.requestUpdate();
      },
    );
  }

  #languageFor(portal: PortalConfig): Language | null {
    const messages = this.#messages;
    if (messages === null) return null;
    const parts = [messages, portal];
    if (parts.some((part, index) => part !== this.#languageOf[index])) {
      this.#languageOf = parts;
      this.#language = createLanguage({
        locale: messages.locale,
        messages: messages.words,
        overrides: portal.messages ?? {},
      });
    }
    return this.#language;
  }

  /** What the provider around the widget gives; it comes later where the provider does. */
  get #provided(): Provided | undefined {
    return this.#inProvider ? this.#consumer?.value : undefined;
  }

  #editing(): boolean {
    return this.#host.isContentEditable || document.designMode === 'on';
  }

  #report(): void {
    const boot = this.boot;
    const source = this.#source();
    const { localName } = this.#host;
    const { blocked } = pageSlot();
    if (blocked.length !== this.#told) {
      this.#told = blocked.length;
      tell((words) => {
        words.explainBlocked(blocked);
      });
    }
    const key = boot.is === 'failed' ? boot.error.code : boot.is === 'refused' ? boot.why : null;
    if (key === this.#reported) return;
    this.#reported = key;
    if (boot.is === 'failed') {
      const { error } = boot;
      this.#host.dispatchEvent(new FailedEvent(error));
      if (error.code === 'policy-blocked') return;
      tell((words) => {
        words.explainFailure(localName, error, source);
      });
    } else if (boot.is === 'refused' && boot.why !== 'editing') {
      this.#host.dispatchEvent(new FailedEvent({ kind: 'configuration', code: boot.why }));
      tell((words) => {
        words.explainRefusal(localName, boot.why, source);
      });
    }
  }
}

/** Through shadow trees too: a widget in a provider must never speak to another portal. */
function isInProvider(element: Element): boolean {
  for (let node: Element | null = element; node;) {
    if (node.closest('utility-provider')) return true;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}
