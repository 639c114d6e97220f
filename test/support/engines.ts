import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export type Engine = 'chromium' | 'firefox' | 'webkit';
export const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

export interface WebKit {
  driver: string;
  browser: string;
  display: string;
}

const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((name) => process.env[name])
  .filter((folder) => folder !== undefined);

function first(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find((file) => file !== undefined && existsSync(file));
}

function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return first(folders.flatMap((folder) => names.map((name) => path.join(folder, name))));
}

/** Chromium or Chrome; `CHROME_PATH` wins. */
export function chromiumPath(): string | undefined {
  return (
    first([process.env['CHROME_PATH']]) ??
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    first([
      '/usr/bin/chromium',
      '/usr/bin/google-chrome',
      '/opt/google/chrome/chrome',
      '/snap/bin/chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...windowsFolders.map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe')),
      ...windowsFolders.map((folder) => path.join(folder, 'Chromium/Application/chrome.exe')),
    ])
  );
}

/** Firefox; `FIREFOX_PATH` wins. */
export function firefoxPath(): string | undefined {
  return (
    first([process.env['FIREFOX_PATH']]) ??
    onPath('firefox-esr', 'firefox') ??
    first([
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...windowsFolders.map((folder) => path.join(folder, 'Mozilla Firefox/firefox.exe')),
    ])
  );
}

/** WebKitGTK's driver, its browser and a virtual display: all three are needed. */
export function webkitPaths(): WebKit | undefined {
  const driver = onPath('WebKitWebDriver');
  const display = onPath('Xvfb');
  const libraries = '/usr/lib';
  const browser = existsSync(libraries)
    ? first(
        readdirSync(libraries).flatMap((folder) =>
          ['4.1', '4.0', '6.0'].map((api) => `${libraries}/${folder}/webkit2gtk-${api}/MiniBrowser`),
        ),
      )
    : undefined;
  return driver && display && browser ? { driver, browser, display } : undefined;
}

export function isPresent(engine: Engine): boolean {
  if (engine === 'chromium') return chromiumPath() !== undefined;
  return engine === 'firefox' ? firefoxPath() !== undefined : webkitPaths() !== undefined;
}

/** Debian's Chromium, where it can be had without asking: root or sudo without a password. */
export function installChromium(): void {
  if (!existsSync('/etc/debian_version') || !onPath('apt-get')) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && !onPath('sudo')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: readonly string[]): void => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    if (command) execFileSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], env });
  };
  try {
    run('update');
    run('install', '-y', '--no-install-recommends', 'chromium');
  } catch (error) {
    console.error(`Chromium could not be installed: ${String(error)}`);
  }
}

export const HOW_TO_GET_CHROMIUM = [
  'No Chromium or Chrome was found, and the tests need one. Any of these will do:',
  '  Debian, Ubuntu   sudo apt-get install chromium',
  '  macOS            brew install --cask google-chrome',
  '  Windows          winget install Google.Chrome',
  'or set CHROME_PATH to the executable, and run npm test again.',
].join('\n');
