import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { webkitPaths } from '../engines.js';
import { freePort } from '../free-port.js';

/** Milliseconds after which a session that does not begin or end is left to the end of its process. */
const LONGEST_END = 5000;
const LONGEST_BEGINNING = 15_000;

export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The browser's tool bar would not let its window be narrower than 447 px; with this it can be 290. */
const SMALL_TOOL_BAR =
  'window *:not(webview) { padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0; font-size: 1px; }';

function settingsFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'webkit-settings-'));
  mkdirSync(path.join(folder, 'gtk-3.0'));
  writeFileSync(path.join(folder, 'gtk-3.0', 'gtk.css'), SMALL_TOOL_BAR);
  return folder;
}

/** In a process group of its own, so that what it starts ends with it. */
function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  third: 'ignore' | 'pipe',
): ChildProcess {
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'ignore', 'ignore', third], env });
  const end = (): void => stop(child);
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has gone by itself.
  }
}

/** A virtual screen on a number that the server picks. */
async function startDisplay(command: string): Promise<{ child: ChildProcess; name: string }> {
  const child = start(
    command,
    ['-displayfd', '3', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'],
    process.env,
    'pipe',
  );
  const pipe = child.stdio[3];
  if (!pipe || !('read' in pipe)) throw new Error('Xvfb gives no display number');
  const [chunk] = (await once(pipe, 'data')) as [Buffer];
  return { child, name: `:${chunk.toString().trim()}` };
}

/** A WebKitWebDriver of our own with its screen, and one session in it: the driver serves one at a time. */
export class WebDriverClient {
  readonly #base: string;
  readonly #children: readonly ChildProcess[];
  readonly #browser: string;
  readonly #settings: string;
  #session = '';
  version = '';

  private constructor(base: string, children: readonly ChildProcess[], browser: string, settings: string) {
    this.#base = base;
    this.#children = children;
    this.#browser = browser;
    this.#settings = settings;
  }

  static async launch(): Promise<WebDriverClient> {
    const paths = webkitPaths();
    if (!paths) throw new Error('webkit is not installed');
    const display = await startDisplay(paths.display);
    const port = await freePort();
    const settings = settingsFolder();
    const env = {
      ...process.env,
      DISPLAY: display.name,
      NO_AT_BRIDGE: '1',
      GDK_BACKEND: 'x11',
      XDG_CONFIG_HOME: settings,
    };
    const driver = start(paths.driver, [`--port=${port}`, '--host=127.0.0.1'], env, 'ignore');
    const client = new WebDriverClient(
      `http://127.0.0.1:${port}`,
      [driver, display.child],
      paths.browser,
      settings,
    );
    for (let tries = 0; ; tries++) {
      try {
        await fetch(`${client.#base}/status`);
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await pause(50);
      }
    }
    await client.open();
    return client;
  }

  /** Begins a session with an empty profile. */
  async open(): Promise<void> {
    const options = { binary: this.#browser, args: ['--automation'] };
    const answer = (await this.#request(
      'POST',
      '/session',
      {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, acceptInsecureCerts: true } },
      },
      AbortSignal.timeout(LONGEST_BEGINNING),
    )) as { sessionId: string; capabilities: { browserVersion?: string } };
    this.#session = `/session/${answer.sessionId}`;
    this.version = answer.capabilities.browserVersion ?? '';
    await this.post('/timeouts', { script: 60_000, pageLoad: 60_000, implicit: 0 });
  }

  async end(): Promise<void> {
    const session = this.#session;
    this.#session = '';
    if (session) await this.#request('DELETE', session, undefined, AbortSignal.timeout(LONGEST_END));
  }

  async close(): Promise<void> {
    await this.end().catch(() => undefined);
    this.#children.forEach(stop);
    rmSync(this.#settings, { recursive: true, force: true });
  }

  get(path: string): Promise<unknown> {
    return this.#request('GET', this.#session + path);
  }

  post(path: string, body: unknown = {}): Promise<unknown> {
    return this.#request('POST', this.#session + path, body);
  }

  delete(path: string): Promise<unknown> {
    return this.#request('DELETE', this.#session + path);
  }

  async #request(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
    const response = await fetch(this.#base + path, {
      method,
      ...(signal ? { signal } : {}),
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) {
      const { error, message } = value as { error: string; message: string };
      throw new Error(`${error}: ${message}`);
    }
    return value;
  }
}
