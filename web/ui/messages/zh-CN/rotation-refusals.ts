import { type RotationSentences, three } from '../refusal-words.ts';

/** Refusals about rotation of posts, in Chinese. */
export const rotationRefusals: RotationSentences = {
  'rotation-own-post': () => three('没有记上：这是您自己的岗位。', '自己的轮岗要由别人安排。', '请找管人事的另一位同事。'),
  'rotation-not-holder': (say) =>
    three('没有记上：这个岗位上已经不是这个人。', `${say.person('person')}今天不在这个岗位。`, '请回到轮岗提醒再看。'),
  'rotation-day-past': (say) => three('没有记上：日子已经过了。', `您写的是${say.day('day')}。`, '请写今天或以后的日子。'),
  'rotation-same-person': () => three('没有记上：同一个人写了两处。', '交的人、接的人、在场的人要是三个人。', '请改一个人。'),
  'rotation-nothing-handed-over': () => three('没有记上：没有写交了什么。', '交接要有清单。', '请一行写一样：账、章、钥匙、没办完的件。'),
  'rotation-control-too-long': (say) =>
    three('没有记上：补救办法定得太久。', `您写的是${say.day('day')}。补救办法一年之内要再看一次。`, '请写一年以内的日子。'),
};
