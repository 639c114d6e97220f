/**
 * Where a simulated backend keeps what it knows. Records are JSON: what is read is a copy, what is put is copied.
 * A store knows nothing of utilities; `C` maps a collection's name to its record.
 */
export interface Store<C> {
  /**
   * Runs `work` alone: transactions of one store follow one another. What it put is kept when it resolves and forgotten when it
   * rejects, whose reason is passed on. Transactions do not nest.
   */
  transaction<T>(work: (tx: Transaction<C>) => Promise<T>): Promise<T>;
}

export interface Transaction<C> {
  get<K extends keyof C & string>(collection: K, id: string): Promise<C[K] | undefined>;
  /** All records of a collection in the order of their ids, by code unit. */
  list<K extends keyof C & string>(collection: K): Promise<C[K][]>;
  put<K extends keyof C & string>(collection: K, id: string, record: C[K]): Promise<void>;
  remove(collection: keyof C & string, id: string): Promise<void>;
}
