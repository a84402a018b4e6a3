// @ts-check
/**
 * Where the made-up machines stand. A fleet that only speaks ASCII hides encoding faults, so some sites write their names with
 * accents and some in other scripts.
 */

/**
 * @typedef {object} Site
 * @property {string} tag       the TAG its agents are installed with
 * @property {string} code      beginning of its computer names
 * @property {number} network   second byte of its 10.x.y.z addresses
 * @property {string} domain    Windows domain
 * @property {string} dns       name server and DNS suffix
 * @property {string} language  language of the Windows installation
 * @property {number} share     weight when a machine is given a site
 * @property {readonly string[]} departments  where a computer stands: its description and the beginning of its user's login
 */

/** @type {readonly Site[]} */
export const SITES = [
  {
    tag: 'PARIS',
    code: 'PAR',
    network: 10,
    domain: 'SIEGE',
    dns: 'siege.example',
    language: 'fr',
    share: 30,
    departments: [
      'Accueil',
      'Comptabilité',
      'Études',
      'Trésorerie',
      'Ressources humaines',
      'Salle de réunion',
    ],
  },
  {
    tag: 'LYON',
    code: 'LYO',
    network: 20,
    domain: 'LYON',
    dns: 'lyon.example',
    language: 'fr',
    share: 20,
    departments: ['Atelier', 'Expédition', 'Qualité', 'Bureau d’études', 'Réception'],
  },
  {
    tag: 'GENÈVE',
    code: 'GVA',
    network: 30,
    domain: 'GENEVE',
    dns: 'geneve.example',
    language: 'fr',
    share: 10,
    departments: ['Réception', 'Crédit', 'Contrôle', 'Forêt & Écologie'],
  },
  {
    tag: 'LONDON',
    code: 'LON',
    network: 40,
    domain: 'UKOFFICE',
    dns: 'london.example',
    language: 'en',
    share: 15,
    departments: ['Front desk', 'Sales', 'R&D', 'Warehouse', 'Board room'],
  },
  {
    tag: 'MÜNCHEN',
    code: 'MUC',
    network: 50,
    domain: 'MUENCHEN',
    dns: 'muenchen.example',
    language: 'de',
    share: 10,
    departments: ['Empfang', 'Einkauf', 'Prüfstand', 'Lager Süd'],
  },
  {
    tag: 'Київ',
    code: 'KBP',
    network: 60,
    domain: 'KYIV',
    dns: 'kyiv.example',
    language: 'uk',
    share: 5,
    departments: ['Бухгалтерія', 'Склад', 'Відділ продажу'],
  },
  {
    tag: '東京',
    code: 'TYO',
    network: 70,
    domain: 'TOKYO',
    dns: 'tokyo.example',
    language: 'ja',
    share: 5,
    departments: ['営業部', '経理部', '会議室'],
  },
  {
    tag: 'القاهرة',
    code: 'CAI',
    network: 80,
    domain: 'CAIRO',
    dns: 'cairo.example',
    language: 'ar',
    share: 3,
    departments: ['المبيعات', 'المحاسبة'],
  },
  {
    tag: 'ΑΘΗΝΑ',
    code: 'ATH',
    network: 90,
    domain: 'ATHINA',
    dns: 'athina.example',
    language: 'el',
    share: 2,
    departments: ['Λογιστήριο', 'Αποθήκη'],
  },
];

/** One site, drawn by the sites' shares. */
export function pickSite(/** @type {import('./random.mjs').Random} */ random) {
  let left = random.next() * SITES.reduce((sum, site) => sum + site.share, 0);
  const found = SITES.find((site) => (left -= site.share) < 0);
  return found ?? /** @type {Site} */ (SITES[0]);
}
