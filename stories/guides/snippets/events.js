document.addEventListener('utility-payment-changed', ({ detail }) => {
  ourStatistics.count('payment', detail.status);
});

document.addEventListener('utility-navigate', (event) => {
  if (event.detail.to !== 'utility-login') return;
  event.preventDefault();
  location.href = '/our-own-sign-in';
});
