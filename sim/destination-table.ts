// Where the simulated carrier's calls can go: a rate table of its own making. Only three points
// are anchored to published tariffs (9, 250 and 700 yen a minute); the order follows what a
// minute to a place costs relative to others. Columns: prefixes, ISO 3166 code, yen a minute,
// weight of the lawful traffic from Japan (share of habits), name.

/** A place the carrier can reach, with its price and how much of the lawful traffic goes there. */
export interface SimDestination {
  /** International prefixes in digits, without +; the first one is the main one. */
  readonly prefixes: readonly string[];
  /** ISO 3166 alpha-2; empty for world codes. */
  readonly country: string;
  readonly yenPerMinute: number;
  /** Share of lawful habits, in thousandths (sums to about 1,000). */
  readonly weight: number;
  readonly name: string;
}

const canada =
  '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 ' +
  '428 431 437 438 450 468 474 506 514 519 548 579 581 584 587 604 613 639 ' +
  '647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942';

const rows = `
1|US|9|130|United States
${canada.split(' ').map(code => `1${code}`)}|CA|10|12|Canada
1242|BS|40|.1|Bahamas
1246|BB|75|.1|Barbados
1264|AI|80|.05|Anguilla
1268|AG|80|.05|Antigua and Barbuda
1284|VG|55|.05|British Virgin Islands
1340|VI|20|.1|US Virgin Islands
1345|KY|68|.2|Cayman Islands
1441|BM|45|.1|Bermuda
1473|GD|78|.05|Grenada
1649|TC|80|.05|Turks and Caicos Islands
1664|MS|85|.05|Montserrat
1670|MP|20|1|Northern Mariana Islands
1671|GU|15|4|Guam
1684|AS|45|.1|American Samoa
1721|SX|60|.05|Sint Maarten
1758|LC|82|.05|Saint Lucia
1767|DM|80|.05|Dominica
1784|VC|82|.05|Saint Vincent and the Grenadines
1787,1939|PR|25|.2|Puerto Rico
1809,1829,1849|DO|38|.3|Dominican Republic
1868|TT|60|.1|Trinidad and Tobago
1869|KN|80|.05|Saint Kitts and Nevis
1876,1658|JM|75|.2|Jamaica
20|EG|75|2|Egypt
211|SS|120|.2|South Sudan
212|MA|90|.6|Morocco
213|DZ|95|.3|Algeria
216|TN|110|.3|Tunisia
218|LY|95|.1|Libya
220|GM|150|.1|Gambia
221|SN|110|.4|Senegal
222|MR|120|.1|Mauritania
223|ML|115|.1|Mali
224|GN|160|.1|Guinea
225|CI|110|.3|Cote d'Ivoire
226|BF|110|.1|Burkina Faso
227|NE|110|.1|Niger
228|TG|115|.1|Togo
229|BJ|140|.1|Benin
230|MU|80|.3|Mauritius
231|LR|150|.1|Liberia
232|SL|175|.1|Sierra Leone
233|GH|80|1.5|Ghana
234|NG|75|2|Nigeria
235|TD|250|.05|Chad
236|CF|140|.05|Central African Republic
237|CM|110|.4|Cameroon
238|CV|110|.05|Cabo Verde
239|ST|220|.03|Sao Tome and Principe
240|GQ|140|.05|Equatorial Guinea
241|GA|110|.1|Gabon
242|CG|115|.1|Congo
243|CD|130|.4|DR Congo
244|AO|90|.2|Angola
245|GW|200|.03|Guinea-Bissau
246|IO|230|.02|British Indian Ocean Territory
247|AC|210|.02|Ascension
248|SC|120|.05|Seychelles
249|SD|100|.2|Sudan
250|RW|95|.2|Rwanda
251|ET|120|.5|Ethiopia
252|SO|190|.1|Somalia
253|DJ|150|.1|Djibouti
254|KE|80|1.2|Kenya
255|TZ|85|.5|Tanzania
256|UG|80|.4|Uganda
257|BI|110|.05|Burundi
258|MZ|85|.2|Mozambique
260|ZM|75|.2|Zambia
261|MG|150|.2|Madagascar
262|RE|90|.05|Reunion
263|ZW|120|.2|Zimbabwe
264|NA|80|.1|Namibia
265|MW|90|.1|Malawi
266|LS|100|.05|Lesotho
267|BW|85|.1|Botswana
268|SZ|90|.05|Eswatini
269|KM|180|.03|Comoros
27|ZA|60|2|South Africa
290|SH|230|.02|Saint Helena
291|ER|140|.05|Eritrea
297|AW|75|.05|Aruba
298|FO|70|.05|Faroe Islands
299|GL|100|.05|Greenland
30|GR|35|1.2|Greece
31|NL|20|7|Netherlands
32|BE|20|4|Belgium
33|FR|20|16|France
34|ES|30|6|Spain
350|GI|60|.05|Gibraltar
351|PT|35|1.2|Portugal
352|LU|35|.7|Luxembourg
353|IE|25|1.5|Ireland
354|IS|45|.2|Iceland
355|AL|90|.1|Albania
356|MT|60|.3|Malta
357|CY|45|.2|Cyprus
358|FI|30|2.5|Finland
359|BG|60|.5|Bulgaria
36|HU|35|1.2|Hungary
370|LT|65|.3|Lithuania
371|LV|90|.2|Latvia
372|EE|80|.3|Estonia
373|MD|90|.2|Moldova
374|AM|80|.1|Armenia
375|BY|80|.2|Belarus
376|AD|45|.05|Andorra
377|MC|40|.3|Monaco
378|SM|45|.05|San Marino
380|UA|50|1.5|Ukraine
381|RS|80|.3|Serbia
382|ME|85|.1|Montenegro
383|XK|95|.05|Kosovo
385|HR|60|.4|Croatia
386|SI|65|.4|Slovenia
387|BA|95|.1|Bosnia and Herzegovina
389|MK|95|.1|North Macedonia
39|IT|20|9|Italy
40|RO|60|1.3|Romania
41|CH|25|5|Switzerland
420|CZ|35|2|Czechia
421|SK|45|.6|Slovakia
423|LI|45|.1|Liechtenstein
43|AT|30|2.5|Austria
44|GB|20|26|United Kingdom
447|GB|35|0|United Kingdom mobile
45|DK|25|2|Denmark
46|SE|20|3.5|Sweden
47|NO|20|2|Norway
48|PL|40|2.5|Poland
49|DE|20|28|Germany
4915,4916,4917|DE|38|0|Germany mobile
500|FK|230|.02|Falkland Islands
501|BZ|60|.05|Belize
502|GT|55|.2|Guatemala
503|SV|60|.1|El Salvador
504|HN|75|.1|Honduras
505|NI|60|.1|Nicaragua
506|CR|40|.3|Costa Rica
507|PA|50|1|Panama
508|PM|60|.02|Saint Pierre and Miquelon
509|HT|90|.1|Haiti
51|PE|45|6|Peru
52|MX|35|7|Mexico
53|CU|190|.1|Cuba
54|AR|40|1.5|Argentina
55|BR|30|38|Brazil
56|CL|35|1.5|Chile
57|CO|45|1.2|Colombia
58|VE|50|.4|Venezuela
590|GP|80|.03|Guadeloupe
591|BO|60|1.5|Bolivia
592|GY|110|.05|Guyana
593|EC|60|.4|Ecuador
594|GF|70|.03|French Guiana
595|PY|60|.5|Paraguay
596|MQ|80|.03|Martinique
597|SR|130|.05|Suriname
598|UY|55|.3|Uruguay
599|CW|75|.05|Curacao and Caribbean Netherlands
60|MY|30|24|Malaysia
61|AU|20|26|Australia
62|ID|45|38|Indonesia
63|PH|35|58|Philippines
64|NZ|25|8|New Zealand
65|SG|30|32|Singapore
66|TH|45|52|Thailand
670|TL|220|.1|Timor-Leste
672|NF|180|.02|Norfolk Island
673|BN|65|.3|Brunei
674|NR|220|.02|Nauru
675|PG|180|.3|Papua New Guinea
676|TO|120|.1|Tonga
677|SB|240|.05|Solomon Islands
678|VU|200|.05|Vanuatu
679|FJ|75|.4|Fiji
680|PW|90|.3|Palau
681|WF|230|.02|Wallis and Futuna
682|CK|210|.02|Cook Islands
683|NU|240|.01|Niue
685|WS|130|.1|Samoa
686|KI|210|.03|Kiribati
687|NC|100|.2|New Caledonia
688|TV|230|.02|Tuvalu
689|PF|90|.2|French Polynesia
690|TK|240|.01|Tokelau
691|FM|95|.2|Micronesia
692|MH|110|.2|Marshall Islands
7|RU|45|8|Russia
76,77|KZ|70|.5|Kazakhstan
82|KR|20|100|Korea
84|VN|45|62|Vietnam
850|KP|129|.01|North Korea
852|HK|30|42|Hong Kong
853|MO|55|1|Macao
855|KH|90|4|Cambodia
856|LA|105|1.5|Laos
86|CN|30|165|China
880|BD|70|7|Bangladesh
886|TW|30|75|Taiwan
90|TR|45|4|Turkiye
91|IN|50|40|India
92|PK|70|7|Pakistan
93|AF|130|.5|Afghanistan
94|LK|75|8|Sri Lanka
95|MM|90|10|Myanmar
960|MV|105|.2|Maldives
961|LB|110|.2|Lebanon
962|JO|110|.3|Jordan
963|SY|110|.1|Syria
964|IQ|145|.3|Iraq
965|KW|80|.6|Kuwait
966|SA|80|2|Saudi Arabia
967|YE|130|.1|Yemen
968|OM|80|.4|Oman
970|PS|90|.1|Palestine
971|AE|50|7|United Arab Emirates
972|IL|30|1.5|Israel
973|BH|80|.3|Bahrain
974|QA|110|.8|Qatar
975|BT|85|.2|Bhutan
976|MN|60|2.5|Mongolia
977|NP|105|16|Nepal
98|IR|80|1.5|Iran
992|TJ|80|.1|Tajikistan
993|TM|110|.05|Turkmenistan
994|AZ|95|.1|Azerbaijan
995|GE|75|.2|Georgia
996|KG|70|.3|Kyrgyzstan
998|UZ|95|.7|Uzbekistan
870||700|0|Inmarsat
881||700|0|Global mobile satellite
882||700|0|International networks
883||300|0|International networks 883
979||350|0|International premium rate`;

/** All destinations of the simulated carrier, about 220 places. */
export const simDestinations: readonly SimDestination[] = rows
  .trim()
  .split('\n')
  .map(row => {
    const [prefixes = '', country = '', yen = '', weight = '', name = ''] = row.split('|');
    return {
      prefixes: prefixes.split(','),
      country,
      yenPerMinute: Number(yen),
      weight: Number(weight),
      name,
    };
  });

/** Places of the simulated restricted list: seldom called, named in published cases. */
export const restrictedCountries: readonly string[] = [
  'SL',
  'SO',
  'GM',
  'GN',
  'GW',
  'CU',
  'ZW',
  'LV',
  'EE',
  'MV',
  'TL',
  'TV',
  'SR',
  'BJ',
  'LR',
  'TD',
  'MG',
  'AZ',
  'BA',
  'ST',
  'TN',
];

const byCountry = new Map<string, SimDestination>();
for (const destination of simDestinations) {
  const key = destination.country || `+${destination.prefixes[0]}`;
  if (!byCountry.has(key)) byCountry.set(key, destination);
}

/** The destination of an ISO code, or of a world code written `+870`. */
export function destinationOf(country: string): SimDestination {
  const found = byCountry.get(country);
  if (found === undefined) throw new Error(`no such destination in the simulation: ${country}`);
  return found;
}
