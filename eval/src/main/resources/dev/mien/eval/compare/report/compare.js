(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const form = byId('filters');
  if (!form) return;
  const fields = form.elements;
  const pairs = [...byId('list').children].map(element => ({
    element, ...element.dataset, name: element.querySelector('.name').textContent.toLowerCase() }));

  function filter() {
    const value = name => fields[name] ? fields[name].value : '';
    const is = (pair, name) => value(name) === '' || pair[name] === value(name);
    const part = value('search').trim().toLowerCase();
    const least = Number(value('least')) / 100;
    form.querySelector('output').textContent = least.toFixed(2);
    let shown = 0;
    for (const pair of pairs) {
      const sure = pair.a !== 'unsure' && pair.b !== 'unsure' ? 'both' : 'one';
      const show = ['a', 'b', 'truth', 'right'].every(name => is(pair, name)) && Number(pair.d) >= least
        && (value('sure') === '' || value('sure') === sure) && pair.name.includes(part);
      pair.element.hidden = !show;
      shown += show;
    }
    byId('status').textContent = 'Showing ' + shown + ' of ' + pairs.length + ' faces';
    byId('nothing').hidden = shown > 0;
  }

  document.addEventListener('click', event => {
    const cell = event.target.closest('.cross button');
    if (!cell) return;
    form.reset();
    fields.a.value = cell.dataset.a;
    fields.b.value = cell.dataset.b;
    filter();
    byId('pictures').scrollIntoView();
  });
  form.addEventListener('input', filter);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  form.hidden = false;
  filter();
})();
