/** An element of the frame's own page; a missing one is a defect of the page, said by its id. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`card.html has no ${kind.name} #${id}`);
  return found;
}

/** Content of a `<meta>` that the server fills in; empty where it is missing. */
export function metaContent(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
