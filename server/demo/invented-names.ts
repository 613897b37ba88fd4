/**
 * Names of the invented county. Places are put together from things of the household so that they name no real place;
 * persons from surnames everyone shares and given names drawn by chance. Any likeness is accidental.
 */

/** Towns and the street with their villages and communities; the letters stand in codes and logins. */
export const places = [
  { letters: 'YD', name: '砚渡镇', kind: 'town', villages: ['箩星村', '簸云村', '犁雪村', '筛月村', '陶笛村'] },
  { letters: 'SP', name: '榫坡镇', kind: 'town', villages: ['蓑鹭村', '竹哨村', '钵泉村', '茶鼓村', '糖枫村'] },
  { letters: 'YY', name: '檐雨镇', kind: 'town', villages: ['瓦雀村', '棉灯村', '藕笛村', '豆萤村', '石磬村'] },
  { letters: 'ZQ', name: '烛桥街道', kind: 'street', villages: ['伞骨社区', '灯谜社区', '砖画社区', '账桌社区'] },
] as const;

/** County-level units; the seat says which roles of the table they hold. */
export const countyUnits = [
  { letters: 'JW', name: '清溪县纪委监委', kind: 'commission', seat: 'commission' },
  { letters: 'LX', name: '清溪县小微权力治理领导小组办公室', kind: 'bureau', seat: 'leading-group' },
  { letters: 'MZ', name: '清溪县民政局', kind: 'bureau', seat: 'civil-affairs' },
  { letters: 'HD', name: '清溪县居民家庭经济状况核对中心', kind: 'bureau', seat: 'means-check' },
  { letters: 'CZ', name: '清溪县财政局', kind: 'bureau', seat: 'finance' },
  { letters: 'NY', name: '清溪县农业农村局', kind: 'bureau', seat: 'agriculture' },
  { letters: 'DJ', name: '清溪县不动产登记中心', kind: 'bureau', seat: 'registry' },
  { letters: 'ZR', name: '清溪县自然资源和规划局', kind: 'bureau', seat: null },
  { letters: 'ZJ', name: '清溪县住房和城乡建设局', kind: 'bureau', seat: 'housing' },
  { letters: 'SF', name: '清溪县司法局', kind: 'bureau', seat: 'justice' },
  { letters: 'CL', name: '清溪县残疾人联合会', kind: 'bureau', seat: 'disability' },
  { letters: 'SL', name: '清溪县水利局', kind: 'bureau', seat: 'water' },
  { letters: 'JG', name: '清溪县机关事务服务中心', kind: 'bureau', seat: 'affairs' },
  { letters: 'GZ', name: '清溪县公共资源交易中心', kind: 'bureau', seat: 'trade' },
  { letters: 'SJ', name: '清溪县数据资源管理局', kind: 'bureau', seat: null },
] as const;

/** Surnames, frequent first. */
export const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'];

/** Characters of given names. */
export const givenCharacters = [
  ...'禾芷岑砚榆棠澍霁屿桉栩旻朔沅泓淇湉溪瑶珩琛瑜皓知秋稷穗竹筠简素纾绮维耘舒若苒茗荞萱蔚蓝行诚谦谨远逸遥郁采钧铭锦长闻青静音韶颂风鸣鹤麦岚川平安文武春夏',
];
