/**
 * In the page of a contact sheet: each story in a frame of its own, since a story may use the page's address and storage. What comes of
 * it stands on the root element: which tags there are; which stories, where none is to be told; which could not be told.
 */
import { render, type TemplateResult } from 'lit';

import { every } from '../../../stories/every.js';
import { dress } from '../../../stories/themes.js';

const wanted = new URLSearchParams(location.search);
const get = (name: string): string => wanted.get(name) ?? '';
const { documentElement: root } = document;
const main = document.querySelector('main') ?? document.body;
const picked = get('pick')
  .split(',')
  .flatMap((pick) => {
    const [tag = '', name] = pick.split('/');
    return (every.get(`utility-${tag}`) ?? [])
      .filter(([each]) => each === name)
      .map(([, story]) => [pick, story] as const);
  });
const stories =
  get('pick') === '' ? (every.get(get('tag')) ?? []).filter(([name]) => name.includes(get('story'))) : picked;
const told = (answer: readonly string[]): void => {
  root.dataset['told'] = JSON.stringify(answer);
};
/** Words of the other language and frames of other sizes come by themselves; pictures want them there. */
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 350));

async function tellOne(name: string): Promise<void> {
  const [, story] = stories.find(([each]) => each === name) ?? [];
  if (!story) {
    told([`${name}: there is no such story`]);
    return;
  }
  render((story.render as () => TemplateResult)(), main);
  try {
    await (story.play as (on: { canvasElement: HTMLElement }) => Promise<void>)({ canvasElement: main });
  } catch (error) {
    told([`${name}: ${String(error)}`]);
    return;
  }
  main.lang = get('locale');
  await settled();
  told([]);
}

async function frame(name: string): Promise<readonly string[]> {
  const cell = document.createElement('section');
  const title = document.createElement('h2');
  const inner = document.createElement('iframe');
  title.textContent = name;
  inner.src = `?${new URLSearchParams([...wanted, ['one', name]]).toString()}`;
  cell.append(title, inner);
  main.append(cell);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const content = inner.contentDocument?.documentElement;
    const answer = content?.dataset['told'];
    if (content === undefined || answer === undefined) continue;
    inner.style.blockSize = `${content.scrollHeight.toString()}px`;
    return JSON.parse(answer) as string[];
  }
}

dress(root, get('theme'));
root.style.colorScheme = get('scheme');
if (get('one') !== '') await tellOne(get('one'));
else if (get('tag') === '' && get('pick') === '') told([...every.keys()]);
else if (get('count') === '0') told(stories.map(([name]) => name));
else {
  const from = Number(get('from'));
  const failures: string[] = [];
  for (const [name] of stories.slice(from, from + Number(get('count'))))
    failures.push(...(await frame(name)));
  told(failures);
}
