/** Words of which an indicator holds one or the other: 城镇 and 农村, 存款 and 贷款. Indicators that hold different ones count different things. */

const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/城镇|城市居民|市民|城里/u, /农村|农民|乡村|乡下/u],
  [/存款/u, /贷款/u],
  [/收入/u, /支出/u],
  [/(?<!进)出口/u, /进口/u],
  [/(?<!进)出口|进口/u, /进出口/u],
  [/存栏/u, /出栏/u],
  [/男/u, /女/u],
  [/小学/u, /中学|初中|高中/u],
  [/公办/u, /民办/u],
  [/国有/u, /民营|民间|私营/u],
  [/开工/u, /竣工|完工|投产|建成/u],
  [/常住/u, /户籍/u],
  [/出生/u, /死亡/u],
  [/登记失业/u, /调查失业/u],
  [/第一产业/u, /第二产业/u],
  [/第二产业/u, /第三产业/u],
  [/第一产业/u, /第三产业/u],
  [/轻工业/u, /重工业/u],
  [/夏粮/u, /秋粮/u],
  [/养老/u, /医疗|医保/u],
  [/总量|总额|总值/u, /增量/u],
  [/新增|净增/u, /共有|拥有|累计|总数|现有|已有|保有量/u],
];

/** How many pairs of opposites set two folded texts against each other. */
export function countOpposites(a: string, b: string): number {
  let count = 0;
  for (const [one, other] of OPPOSITES) {
    const [a1, a2, b1, b2] = [one.test(a), other.test(a), one.test(b), other.test(b)];
    if (a1 !== a2 && b1 !== b2 && a1 !== b1) count += 1;
  }
  return count;
}
