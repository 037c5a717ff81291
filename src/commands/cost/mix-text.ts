import type { Service, Share } from '../../cost/pricing/plan.ts';
import { scenarioOf } from '../../cost/pricing/plan.ts';
import { shareOf } from '../../cost/pricing/token-items.ts';
import { stated } from '../../layout/amounts.ts';
import { roleText } from '../../report/model-sentences.ts';
import type { DetailedMoney } from '../../report/money.ts';
import { announcedTexts } from '../../report/price-sentences.ts';
import { servicesBoundText } from '../../report/region-sentences.ts';
import { listed } from '../../yaml/phrases.ts';

/** Which model of a mix answers what. */
export function mixText(money: DetailedMoney): string | null {
  const { choices, plans, project } = money.quote;
  const whole = plans.get('hybrid');
  if (whole === undefined) return null;
  const [main, ...further] = whole;
  const scenario = scenarioOf(main);
  const parts = main.services.map(
    (service) => `${serviceText(service)} ${sharesText(service.share, shareOf(service.share, scenario))}`,
  );
  const beside = further.map(
    ({ services }, place) =>
      `for ${roleText(choices[place + 1]?.project.role ?? [])}, ${listed(services.map(serviceText))}`,
  );
  const services = whole.flatMap((plan) => plan.services);
  const bound = servicesBoundText(services, project.needs.residency);
  return `${[listed(parts), ...beside, ...(bound === null ? [] : [bound])].join('; ')}.`;
}

function serviceText(service: Service): string {
  const { model } = service;
  if (service.kind === 'tokens') {
    const announced = announcedTexts(service.price).map((text) => ` (${text})`);
    return `${model.name} at ${service.price.providerName}${announced.join('')}`;
  }
  return `${model.name} ${service.isEndpoint ? 'on machines of a provider' : 'hosted by yourselves'}`;
}

function sharesText(share: Share, part: number): string {
  const percent = `${stated(part * 100)} % of the requests`;
  switch (share) {
    case 'all':
      return 'sees every request';
    case 'open-part':
      return `answers ${percent}`;
    case 'closed-part':
      return `answers ${percent}`;
  }
}
