(() => {
  'use strict';
  const viewer = document.getElementById('viewer');
  document.addEventListener('click', event => {
    const mark = event.target.closest('[data-event]');
    if (!mark) return;
    const row = document.getElementById('e' + mark.dataset.event);
    const picture = row && row.querySelector('img');
    if (!picture) return;
    event.preventDefault();
    viewer.querySelector('img').src = picture.src;
    viewer.querySelector('img').alt = picture.alt;
    viewer.querySelector('p').textContent = [...row.querySelectorAll('td[data-th]')]
      .map(cell => cell.dataset.th + ' ' + cell.textContent).join(' · ');
    viewer.showModal();
  });
})();
