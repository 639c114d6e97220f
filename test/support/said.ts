/** What is said in the console, and nowhere else, while `work` goes on. */
export async function saidWhile(level: 'info' | 'warn', work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const usual = console[level];
  console[level] = (...words: unknown[]) => void said.push(words.join(' '));
  try {
    await work();
  } finally {
    console[level] = usual;
  }
  return said;
}
