import { deathOf, officialNumber, type RegisterGround } from './register-ground.ts';
import type { RegisterSheet } from './register-sheet.ts';

/** 人员, 公职人员, 土地确权, 亲属关系, 代领备案. */
export function peopleSheets(ground: RegisterGround): readonly RegisterSheet[] {
  return [residents(ground), officials(ground), land(ground), ...ties(ground)];
}

function residents(ground: RegisterGround): RegisterSheet {
  const rows = ground.villages.flatMap(({ unit, households }) =>
    households.flatMap((household) =>
      household.members.map(({ name, identityNumber, birthday, relation }, index) => [
        ...[
          `${household.id.slice(0, 12)}-${String(index)}`,
          name,
          identityNumber,
          '',
          birthday,
          household.id.slice(0, 12),
          relation,
          unit.name,
        ],
        index === 0 ? (deathOf(household, ground) ?? '') : '',
      ]),
    ),
  );
  const headings = ['人员编号', '姓名', '身份证号', '性别', '出生日期', '户编号', '与户主关系', '行政村', '死亡日期'];
  return { name: '人员', headings, rows };
}

function officials({ county: { organisation, accounts } }: RegisterGround): RegisterSheet {
  const rows = accounts.flatMap(({ person, login }, index) => {
    const tenure = organisation.tenures.find((one) => one.person === person);
    const post = organisation.posts.find((one) => one.id === tenure?.post);
    const unit = organisation.units.find((one) => one.id === post?.unit);
    const name = organisation.persons.find((one) => one.id === person)?.name ?? '';
    if (tenure === undefined || post === undefined || unit === undefined) return [];
    const kind = unit.level === 'village' ? '村干部' : '事业编';
    return [[login, name, officialNumber(index), kind, unit.name, post.name.replaceAll(',', ' '), tenure.from, tenure.to ?? '']];
  });
  return { name: '公职人员', headings: ['工号', '姓名', '身份证号', '人员类别', '单位', '岗位', '任职日期', '离任日期'], rows };
}

function land({ villages }: RegisterGround): RegisterSheet {
  const rows = villages.flatMap(({ unit, households }) =>
    households.map((household, index) => [household.id.slice(0, 12), unit.name, String(6 + (index % 5)), index % 7 === 0 ? '2' : '0', '0']),
  );
  return { name: '土地确权', headings: ['户编号', '行政村', '确权面积(亩)', '流入面积(亩)', '流出面积(亩)'], rows };
}

/** Two officials who are relatives of each other; a proxy who is registered. */
function ties({ villages }: RegisterGround): readonly RegisterSheet[] {
  const household = villages[0]?.households[8];
  const proxy = household === undefined ? [] : [[household.head.identityNumber, '6200000000000001', household.members.at(-1)?.name ?? '']];
  return [
    { name: '亲属关系', headings: ['甲身份证号', '乙身份证号', '关系'], rows: [[officialNumber(3), officialNumber(9), '兄弟姐妹']] },
    { name: '代领备案', headings: ['身份证号', '银行账号', '代领人姓名'], rows: proxy },
  ];
}
