/** What the build of the chunks tells that of the loader. */
export interface ChunkTable {
  /** Relative to `dist`; its name changes with whatever is in it. */
  readonly folder: string;
  /** Chunks that define a widget. */
  readonly entries: readonly string[];
  /** A line a file that the loader knows: its name, its SHA-256 as base64 without the padding, the files that it imports. */
  readonly lines: string;
}
