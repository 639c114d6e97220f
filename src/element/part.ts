import type { LitElement } from 'lit';
import type { NavigateDetail } from './events.js';
import type { LiveController } from './live-controller.js';
import type { Ready, RuntimeController } from './runtime-controller.js';

/** What a part of a widget, whose code is loaded later, may do with its widget. */
export interface PartHost {
  readonly element: LitElement;
  readonly runtime: RuntimeController;
  readonly live: LiveController;
  headingLevel(): number;
  /** What is needed to render; null when something stands in the way. */
  ready(): Ready | null;
  /** What is needed to ask for private data; null when nobody is signed in. */
  signedIn(): Ready | null;
  /** After the next rendering the focus goes to the heading. */
  toHeading(): void;
  focusFirst(selector: string): Promise<void>;
  navigate(detail: NavigateDetail): void;
}
