(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const [form, search, least, sort, view] = ['filters', 'search', 'least', 'sort', 'view'].map(byId);
  const [list, gallery, status, nothing, viewer] = ['list', 'gallery', 'status', 'nothing', 'viewer'].map(byId);

  const pictures = [...list.children].map((element, order) => {
    const picture = { element, order, name: element.querySelector('.name').textContent, home: element.querySelector('.faces') };
    picture.search = picture.name.toLowerCase();
    picture.faces = [...picture.home.children].map(face => ({
      element: face, picture, label: face.dataset.label, p: Number(face.dataset.p),
      mark: element.querySelector('.mark[data-face="' + face.dataset.face + '"]') }));
    picture.shown = element.querySelector('.shown');
    picture.best = Math.max(0, ...picture.faces.map(face => face.p));
    picture.worst = Math.min(2, ...picture.faces.map(face => face.p));
    return picture;
  });
  const faces = pictures.flatMap(picture => picture.faces);

  const names = new Intl.Collator(undefined, { numeric: true });
  const orders = {
    order: () => 0,
    name: (a, b) => names.compare(a.name, b.name),
    sure: (a, b) => b.best - a.best,
    unsure: (a, b) => a.worst - b.worst,
    many: (a, b) => b.faces.length - a.faces.length
  };

  function arrange() {
    const compare = orders[sort.value];
    const sorted = [...pictures].sort((a, b) => compare(a, b) || a.order - b.order);
    list.append(...sorted.map(picture => picture.element));
    const onlyFaces = view.value === 'faces';
    if (onlyFaces) {
      const inOrder = sorted.flatMap(picture => picture.faces);
      if (sort.value === 'sure') inOrder.sort((a, b) => b.p - a.p);
      if (sort.value === 'unsure') inOrder.sort((a, b) => a.p - b.p);
      gallery.append(...inOrder.map(face => face.element));
    } else {
      pictures.forEach(picture => picture.home.append(...picture.faces.map(face => face.element)));
    }
    list.hidden = onlyFaces;
    gallery.hidden = !onlyFaces;
  }

  function filter() {
    const wanted = new Set([...form.querySelectorAll('[name=label]:checked')].map(box => box.value));
    const part = search.value.trim().toLowerCase();
    const minimum = Number(least.value) / 100;
    byId('least-shown').textContent = least.value + ' %';
    let facesShown = 0;
    let picturesShown = 0;
    for (const picture of pictures) {
      const named = picture.search.includes(part);
      let visible = picture.faces.length === 0 && named && (wanted.has('none') || (wanted.size === 0 && minimum === 0));
      for (const face of picture.faces) {
        const show = named && face.p >= minimum && (wanted.size === 0 || wanted.has(face.label));
        face.element.hidden = !show;
        face.mark.hidden = !show;
        facesShown += show;
        visible = visible || show;
      }
      picture.element.hidden = !visible;
      picturesShown += visible;
    }
    status.textContent = 'Showing ' + facesShown + ' of ' + faces.length + ' faces, '
      + picturesShown + ' of ' + pictures.length + ' pictures';
    nothing.hidden = view.value === 'faces' ? facesShown > 0 : picturesShown > 0;
  }

  const faceOf = new Map(faces.flatMap(face => [[face.element, face], [face.mark, face]]));

  function light(face) {
    document.querySelectorAll('.lit').forEach(element => element.classList.remove('lit'));
    face.element.classList.add('lit');
    face.mark.classList.add('lit');
  }

  function showCard(face) {
    light(face);
    face.element.scrollIntoView({ block: 'nearest' });
    face.element.querySelector('.thumb').focus({ preventScroll: true });
  }

  function showMark(face) {
    if (list.hidden) {
      enlarge(face.picture, face);
    } else {
      light(face);
      face.picture.shown.scrollIntoView({ block: 'nearest' });
      face.mark.focus({ preventScroll: true });
    }
  }

  // The copy has the whole answer where the page has the number, and leads back to the cards.
  function enlarge(picture, face) {
    const shown = picture.shown.cloneNode(true);
    shown.querySelectorAll('.lit').forEach(mark => mark.classList.remove('lit'));
    shown.querySelector('.enlarge').replaceWith(shown.querySelector('img'));
    for (const each of picture.faces) {
      const mark = shown.querySelector('.mark[data-face="' + each.element.dataset.face + '"]');
      mark.firstElementChild.textContent = mark.title;
      mark.addEventListener('click', () => { viewer.close(); showCard(each); });
      if (each === face) mark.classList.add('lit');
    }
    viewer.querySelector('.shown').replaceWith(shown);
    viewer.querySelector('p').textContent = picture.name;
    viewer.showModal();
  }

  document.addEventListener('click', event => {
    const mark = event.target.closest('figure .mark');
    const thumb = event.target.closest('.thumb');
    const picture = event.target.closest('.enlarge');
    if (mark) showCard(faceOf.get(mark));
    if (thumb) showMark(faceOf.get(thumb.closest('.face')));
    if (picture) enlarge(pictures.find(each => each.shown.contains(picture)));
    if (event.target === viewer) viewer.close();
  });
  form.addEventListener('input', filter);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => { arrange(); filter(); }));
  sort.addEventListener('change', arrange);
  view.addEventListener('change', () => { arrange(); filter(); });
  form.hidden = false;
  arrange();
  filter();
})();
