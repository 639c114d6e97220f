import { expect } from 'chai';
import { render, type TemplateResult } from 'lit';

import { Playground as login } from '../../stories/login.stories.js';
import { Playground as provider } from '../../stories/provider.stories.js';
import { read, see } from '../../stories/play.js';
import { afterThisTest } from '../support/page.js';

type Draw = (args: object, context: { canvasElement: HTMLElement }) => TemplateResult;

/** Draws a story as Storybook does each time that a control changes. */
function canvas({ render: draw }: { render?: unknown }): (args: object) => HTMLElement {
  const place = document.createElement('div');
  document.querySelector('main')!.append(place);
  afterThisTest(() => place.remove());
  return (args) => {
    render((draw as Draw)(args, { canvasElement: place }), place);
    return place;
  };
}

describe('a playground', () => {
  it('changes what a control changes, and keeps the widget with what is typed into it', async () => {
    const draw = canvas(login);
    const place = draw({ 'heading-level': 2 });
    const name = await see(place, 'textbox', /User name/);
    (name as HTMLInputElement).value = 'flower';
    draw({ 'heading-level': 4 });
    await place.querySelector('utility-login')!.updateComplete;
    const heading = await see(place, 'heading', 'Sign in');
    expect(heading.ariaLevel ?? heading.getAttribute('aria-level')).to.equal('4');
    expect(((await see(place, 'textbox', /User name/)) as HTMLInputElement).value).to.equal('flower');
  });

  it('follows a provider’s language and portal', async () => {
    const draw = canvas(provider);
    const place = draw({ portal: true, locale: 'en', routes: {} });
    await read(place, 'Sign in to see your bills');
    draw({ portal: true, locale: 'es', routes: {} });
    await read(place, 'Inicie sesión');
    draw({ portal: false, locale: 'en', routes: {} });
    await read(place, 'not set up yet');
  });
});
