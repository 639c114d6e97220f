import { byId } from './dom.js';
import type { FrameText } from './messages.js';
import type { ChallengeAnswer, Sent } from './send.js';

export type ChallengeResult = 'finished' | 'cancelled';

/** A bank's question, simulated: shown in the place of the fields until the payer has answered. */
export interface ChallengePanel {
  configure(text: FrameText): void;
  /** Asks; an older question that is still open ends as cancelled. */
  ask(send: (answer: ChallengeAnswer) => Promise<Sent>): Promise<ChallengeResult>;
  /** Moves focus to the question; false where none is open. */
  focus(): boolean;
  /** Ends an open question as cancelled and shows the fields again. */
  close(): void;
}

/** `forms` are the fields of each way to pay, and `current` those of the one that was chosen. */
export function createChallengePanel(
  forms: readonly HTMLElement[],
  current: () => HTMLElement,
): ChallengePanel {
  const panel = byId('challenge', HTMLElement);
  const answered = byId('answered', HTMLElement);
  const heading = byId('challenge-heading', HTMLElement);
  const simulation = byId('challenge-simulation', HTMLElement);
  const status = byId('challenge-status', HTMLElement);
  const error = byId('challenge-error', HTMLElement);
  const closer = byId('challenge-close', HTMLButtonElement);
  const buttons = [...panel.querySelectorAll<HTMLButtonElement>('[data-answer]')];

  let text: FrameText | undefined;
  /** Whether the fields are in sight, and not what took their place. */
  let atFields = true;
  let end: ((result: ChallengeResult) => void) | undefined;
  let answer: ((given: ChallengeAnswer) => void) | undefined;

  const view = (shown: HTMLElement): void => {
    atFields = forms.includes(shown);
    for (const part of [panel, ...forms, answered]) part.hidden = part !== shown;
  };

  for (const button of buttons) {
    button.addEventListener('click', () =>
      answer?.(button.dataset['answer'] === 'approved' ? 'approved' : 'refused'),
    );
  }
  closer.addEventListener('click', () => end?.('cancelled'));

  return {
    configure(newText) {
      text = newText;
      const words = text.challenge;
      heading.textContent = words.heading;
      simulation.textContent = words.simulation;
      closer.textContent = words.close;
      answered.textContent = words.answered;
      if (atFields) view(current());
      for (const button of buttons) {
        button.textContent = button.dataset['answer'] === 'approved' ? words.approve : words.refuse;
      }
    },
    ask(send) {
      end?.('cancelled');
      error.textContent = '';
      view(panel);
      heading.focus();
      return new Promise((resolve) => {
        let sending = false;
        const busy = (now: boolean): void => {
          sending = now;
          status.textContent = now ? (text?.challenge.sending ?? '') : '';
          if (now) error.textContent = '';
          for (const button of buttons) button.setAttribute('aria-disabled', String(now));
        };
        const finish = (result: ChallengeResult): void => {
          if (end !== finish) return;
          end = undefined;
          answer = undefined;
          busy(false);
          view(result === 'finished' ? answered : current());
          resolve(result);
        };
        end = finish;
        answer = (given) => {
          if (sending) return;
          busy(true);
          void send(given).then((sent) => {
            if (end !== finish) return;
            if (sent === 'sent') {
              finish('finished');
              return;
            }
            // The question stays open: an answer that did not get through has decided nothing.
            busy(false);
            error.textContent = text?.challenge.unreachable ?? '';
          });
        };
      });
    },
    focus() {
      if (!panel.hidden) heading.focus();
      return !panel.hidden;
    },
    close() {
      end?.('cancelled');
      view(current());
    },
  };
}
