import type { Fault } from '../../mock-api/faults/fault.js';

export interface Gate {
  /** Holds back what the backend does until `open` is called. */
  readonly fault: Fault;
  readonly open: () => void;
}

/** For looking at what is shown while a request is under way, however slow the machine is. */
export function gate(): Gate {
  let open = (): void => undefined;
  const until = new Promise<void>((resolve) => (open = resolve));
  return { fault: { kind: 'held', until }, open: () => open() };
}
