/** Every public event: bubbling, composed, dispatched from the widget itself, with no personal data in its detail. */
export class UtilityEvent<D> extends CustomEvent<D> {
  constructor(type: string, detail: D, cancelable = false) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}

export interface NavigateDetail {
  /** The tag that can do what the resident wants next. */
  readonly to: string;
  readonly accountId?: string | undefined;
  readonly billIds?: readonly string[] | undefined;
}

/** A resident wants to go on in another widget. Cancel it to lead there yourself. */
export class NavigateEvent extends UtilityEvent<NavigateDetail> {
  static readonly type = 'utility-navigate';
  constructor(detail: NavigateDetail) {
    super(NavigateEvent.type, detail, true);
  }
}

export interface FailedDetail {
  readonly kind: string;
  readonly code: string;
  readonly correlationId?: string | undefined;
}

/** Something failed. Carries codes only. */
export class FailedEvent extends UtilityEvent<FailedDetail> {
  static readonly type = 'utility-error';
  constructor({ kind, code, correlationId }: FailedDetail) {
    super(FailedEvent.type, { kind, code, correlationId });
  }
}

/** The session is gone, although the resident did not sign out. */
export class SessionExpiredEvent extends UtilityEvent<null> {
  static readonly type = 'utility-session-expired';
  constructor() {
    super(SessionExpiredEvent.type, null);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'utility-navigate': NavigateEvent;
    'utility-error': FailedEvent;
    'utility-session-expired': SessionExpiredEvent;
  }
}
