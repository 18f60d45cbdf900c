import type { Random } from '../../../shared/domain/random.ts'

/*
 * Names of several cultures. Every list runs from the most to the least frequent; a name's share falls with
 * its rank, as shares of real names do. Behind the frequent family names stands a tail of rare ones, put
 * together from a root and an ending, so that a practice of 100,000 has thousands of family names and some
 * that are borne once.
 */

export type Sex = 'female' | 'male'

interface Culture {
  /** Share of the people, relative to the others'. */
  readonly share: number
  readonly given: Readonly<Record<Sex, readonly string[]>>
  readonly family: readonly string[]
  /** A rare family name is one of each. */
  readonly roots: readonly string[]
  readonly endings: readonly string[]
  /** Share of people with a rare family name. */
  readonly rare: number
  /** Share of people with a second given name. */
  readonly middle: number
  /** Both parents' family names are borne, the father's first. */
  readonly twoFamilies?: true
  /** A family name's form for a woman, where it has one. */
  readonly ofWoman?: (family: string) => string
}

const list = (names: string) => names.split(' ')

export const cultures: readonly Culture[] = [
  {
    share: 40,
    given: {
      female: list(
        'Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Margaret Nancy ' +
          'Emily Katherine Deborah Rebecca Catherine Dorothy Christine Samantha Victoria Abigail Pamela ' +
          'Theresa Judith Charlotte Eleanor Josephine Harriet Winifred Rosalind Imogen',
      ),
      male: list(
        'James Robert John Michael William David Richard Joseph Thomas Charles Christopher Daniel ' +
          'Matthew Anthony Edward Andrew Joshua Kenneth Benjamin Samuel Gregory Alexander Patrick ' +
          'Nicholas Stephen Jonathan Timothy Raymond Frederick Gerald Theodore Leonard',
      ),
    },
    family: list(
      'Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson ' +
        'White Harris Martin Thompson Robinson Clark Lewis Walker Hall Allen Young King Wright Scott ' +
        'Green Baker Adams Nelson Hill Campbell Mitchell Roberts Carter Phillips Evans Turner Parker ' +
        "Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper Bailey Kelly O'Brien " +
        "McDonald O'Connor MacLeod Fitzgerald",
    ),
    roots: list(
      'Ash Black Brad Brook Burn Ched Clay Cran Dal East Elm Fair Green Hal Hart Haw Holm Kirk Lang ' +
        'Lin Marl Nor Oak Pem Rad Red Shel Stan Sut Thorn Wal Wes Wind Wood York',
    ),
    endings: list('ley ton ford field well man worth bury by wick ham stone land more son'),
    rare: 0.45,
    middle: 0.75,
  },
  {
    share: 16,
    given: {
      female: list(
        'María Guadalupe Carmen Ana Rosa Josefina Juana Teresa Margarita Verónica Leticia Lucía Sofía ' +
          'Gabriela Adriana Alejandra Inés Pilar Concepción Mónica Valentina Ximena',
      ),
      male: list(
        'José Juan Luis Carlos Jesús Francisco Miguel Antonio Manuel Jorge Pedro Alejandro Ricardo ' +
          'Fernando Andrés Raúl Ramón Héctor Tomás Joaquín Íñigo Martín',
      ),
    },
    family: list(
      'García Hernández González López Martínez Rodríguez Pérez Sánchez Ramírez Flores Gómez Torres ' +
        'Díaz Vásquez Cruz Morales Gutiérrez Reyes Jiménez Ruiz Mendoza Aguilar Ortiz Castillo Chávez ' +
        'Romero Álvarez Núñez Muñoz Ibáñez Peña Zúñiga Quiñones Etxeberria',
    ),
    roots: list('Alba Arre Bel Casta Monte Olive Villa Sala Torre Rosa Mira Campo'),
    endings: list('gón ñeda rrubia ldo nte rreal verde mayor longa rosa'),
    rare: 0.1,
    middle: 0.5,
    twoFamilies: true,
  },
  {
    share: 9,
    given: {
      female: list(
        'Anna Maria Ursula Monika Petra Elisabeth Sabine Renate Karin Gisela Jutta Käthe Bärbel ' +
          'Gudrun Heike Katharina Johanna Franziska Lieselotte Annegret',
      ),
      male: list(
        'Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Horst ' +
          'Frank Jörg Björn Matthias Hans-Joachim Karl-Heinz Götz',
      ),
    },
    family: list(
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch ' +
        'Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann ' +
        'Lange Schmitt Krause Köhler Maier Jäger Weiß Groß',
    ),
    roots: list(
      'Acker Berg Buch Dorn Eich Feld Gold Grün Heid Hirsch Kirch Linden Mühl Ober Rosen Stein Wald ' +
        'Wein',
    ),
    endings: list('mann bauer müller berger hofer meier bach thal huber feld'),
    rare: 0.4,
    middle: 0.35,
  },
  {
    share: 6,
    given: {
      female: list(
        'Maria Krystyna Anna Barbara Teresa Elżbieta Katarzyna Małgorzata Agnieszka Zofia Bożena ' +
          'Grażyna Łucja',
      ),
      male: list(
        'Jan Andrzej Piotr Krzysztof Stanisław Tomasz Paweł Józef Marcin Michał Wojciech Łukasz ' +
          'Zbigniew Bogusław',
      ),
    },
    family: list(
      'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak ' +
        'Dąbrowski Kozłowski Mazur Jankowski Kwiatkowski Krawczyk Piotrowski Grabowski Pawłowski Król ' +
        'Wróbel Jabłoński',
    ),
    roots: list('Bial Borow Brzez Czern Dobrow Jasi Kali Lipi Malin Ostrow Sokol Topol Wierzb Zawadz'),
    endings: list('ński cki czyk ewicz ak ek owski'),
    rare: 0.45,
    middle: 0.3,
    ofWoman: family => family.replace(/([sc])ki$/, '$1ka'),
  },
  {
    share: 6,
    given: {
      female: list(
        'Ingrid Anna Karin Kristina Åsa Maja Sigrid Astrid Märta Solveig Bodil Ragnhild Jytte Mette ' +
          'Øydis',
      ),
      male: list('Lars Erik Karl Anders Johan Per Nils Søren Bjørn Jørgen Åke Mogens Håkon Magnús Östen'),
    },
    family: list(
      'Hansen Johansen Olsen Larsen Andersen Nielsen Jensen Pedersen Andersson Johansson Karlsson ' +
        'Nilsson Eriksson Lindström Sjöberg Bergström Sørensen Jørgensen Østergård Ångström',
    ),
    roots: list('Berg Björk Dahl Ek Gran Lind Lund Nord Ny Sand Strand Söder Väster Öst'),
    endings: list('ström gren qvist man by berg dal vik holm'),
    rare: 0.35,
    middle: 0.55,
  },
  {
    share: 6,
    given: {
      female: list(
        'Fatima Aisha Khadija Maryam Zainab Noor Layla Amina Huda Salma Yasmin Rania Samira Nadia Hanan',
      ),
      male: list(
        'Mohammed Ahmed Ali Hassan Hussein Omar Khalid Ibrahim Mahmoud Youssef Abdullah Mustafa Tariq ' +
          'Bilal Karim',
      ),
    },
    family: list(
      'Ali Ahmed Hassan Khan Ibrahim Hussein Mohamed Abdullah Saleh Mahmoud Al-Masri Haddad Khoury ' +
        'Mansour Al-Sayed Nasser Aziz Rahman Hamdan Darwish',
    ),
    roots: list('Abdel Al- Abu El- Ben'),
    endings: list(
      'rahman salam aziz qadir latif majid karim nabulsi tikriti baghdadi halabi shami zahra hakim',
    ),
    rare: 0.3,
    middle: 0.4,
  },
  {
    share: 6,
    given: {
      female: list(
        'Priya Lakshmi Anjali Sunita Kavita Deepa Meena Pooja Radha Shreya Gurpreet Harpreet Jaspreet ' +
          'Ananya',
      ),
      male: list(
        'Rajesh Sanjay Amit Suresh Ramesh Vijay Arjun Anil Ravi Gurpreet Harpreet Jaspreet Krishna ' +
          'Venkatesh',
      ),
    },
    family: list(
      'Singh Kumar Patel Sharma Gupta Shah Kaur Reddy Das Nair Iyer Rao Joshi Desai Mehta ' +
        'Chatterjee Mukherjee Banerjee Chaudhary Pillai',
    ),
    roots: list('Rama Krishna Venkata Bala Siva Gopala Nara Chandra Surya Jaya'),
    endings: list('swamy murthy krishnan subramanian nathan sekhar lingam moorthy'),
    rare: 0.2,
    middle: 0.35,
  },
  {
    share: 5,
    given: {
      female: list('Thi-Lan Huong Linh Mai Thu Hoa Ngoc Phuong Trang Wei Mei Li Xiu Jing Fang Hui Yan'),
      male: list('Minh Hung Dung Tuan Anh Quang Duc Long Wei Jun Ming Jian Hao Lei Chao Feng'),
    },
    family: list(
      'Nguyen Tran Le Wang Li Zhang Chen Liu Pham Huynh Hoang Phan Vu Yang Huang Zhao Wu Zhou Xu Sun',
    ),
    roots: list('Ou Si Shang Zhu Ma Tan'),
    endings: list('yang tu guan ge kong ma'),
    rare: 0.05,
    middle: 0.2,
  },
  {
    share: 6,
    given: {
      female: list(
        'Chidinma Ngozi Amara Adaeze Folake Yetunde Abena Akosua Wanjiru Achieng Nomvula Thandiwe ' +
          'Grace Blessing',
      ),
      male: list(
        'Chukwuemeka Emeka Oluwaseun Tunde Kwame Kofi Kamau Otieno Sipho Themba Emmanuel Samuel Chidi ' +
          'Babatunde',
      ),
    },
    family: list(
      'Okafor Adeyemi Mensah Okonkwo Owusu Eze Boateng Balogun Kamau Otieno Dlamini Nkosi Diallo ' +
        'Traoré Koné Ndiaye Mwangi Banda Moyo Phiri',
    ),
    roots: list('Ade Olu Ola Aki Ogun Oye Nwa Chi Obi Owo'),
    endings: list('bayo wale sanya kunle niyi femi chukwu kwere nna lade tayo'),
    rare: 0.35,
    middle: 0.6,
  },
]

/** Places of a list drawn by their shares: place k of n answers to the sums up to k. */
function drawer(shares: readonly number[]): (random: Random) => number {
  const sums: number[] = []
  let total = 0
  for (const share of shares) sums.push((total += share))
  return random => {
    const drawn = random.uniform() * total
    const found = sums.findIndex(sum => drawn < sum)
    return found === -1 ? sums.length - 1 : found
  }
}

/** By rank: the first some ten times as frequent as the fiftieth. */
const byRank = (length: number) => drawer(Array.from({ length }, (_, rank) => 1 / (rank + 5)))

export const drawCulture = drawer(cultures.map(each => each.share))

const drawers = cultures.map(({ given, family }) => ({
  female: byRank(given.female.length),
  male: byRank(given.male.length),
  family: byRank(family.length),
}))

/** One part of a family name: frequent, or rare. */
function familyPart(random: Random, culture: number): string {
  const { family, roots, endings, rare } = cultures[culture]!
  if (random.uniform() >= rare) return family[drawers[culture]!.family(random)]!
  const rareOne = roots[random.integer(roots.length)]! + endings[random.integer(endings.length)]!
  return rareOne.replace(/-\p{Ll}/u, after => after.toUpperCase())
}

/** A household's family name as a man bears it. */
export function drawFamily(random: Random, culture: number): string {
  const father = familyPart(random, culture)
  return cultures[culture]!.twoFamilies ? `${father} ${familyPart(random, culture)}` : father
}

/** The form of a family name for one sex. */
export const familyOf = (family: string, culture: number, sex: Sex): string =>
  sex === 'female' ? (cultures[culture]!.ofWoman?.(family) ?? family) : family

/** One or two given names. */
export function drawGiven(random: Random, culture: number, sex: Sex): string[] {
  const { given, middle } = cultures[culture]!
  const draw = drawers[culture]![sex]
  const first = given[sex][draw(random)]!
  if (random.uniform() >= middle) return [first]
  const second = given[sex][draw(random)]!
  return second === first ? [first] : [first, second]
}
