/** One step of a flow: the next state, and what has to be done because of it. */
export type Step<State, Effect> = readonly [State, readonly Effect[]];

/** A flow is a pure function: everything that takes time or chance is an effect, and comes back as an event. */
export type Reducer<State, Event, Effect> = (state: State, event: Event) => Step<State, Effect>;
