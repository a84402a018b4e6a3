// Before the first paint: the remembered theme, density and language, so that nothing flashes. The rest is theme.service.ts.
(function () {
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem('ocs.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (localStorage.getItem('ocs.density') === 'comfortable') root.dataset.density = 'comfortable';
    var language = localStorage.getItem('ocs.language');
    if (language === 'en' || language === 'fr') root.lang = language;
  } catch (storageRefused) {
    // Private windows may refuse storage: the system's theme applies.
  }
})();
