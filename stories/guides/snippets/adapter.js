export default ({ UtilityError }) => ({
  id: 'https://desk.city.example',
  getPortal: async (signal) => {
    const answer = await fetch('/our-portal.json', { signal }).catch((cause) => {
      signal.throwIfAborted();
      throw new UtilityError('network', { code: 'unreachable', cause });
    });
    if (!answer.ok) throw new UtilityError('service', { code: 'unavailable', status: answer.status });
    return answer.json();
  },
});
