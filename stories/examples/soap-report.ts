/** What the conformance suite says of the example. The guide prints it, and a test holds it to be so. */
export const soapReport = {
  counts: { passed: 75, failed: 0, 'not-judged': 21, 'not-offered': 39 },
  safe: ['utility-login', 'utility-bill-list', 'utility-pay-now'],
  notOfferedPorts: ['usage', 'linking', 'registration', 'guest'],
};
