/** Words about governance bodies, on the public page of a unit and at the desk, in Chinese. */
export const bodiesZhCn = {
  title: '微权力工作领导小组',
  office: (office: string) => `日常工作由${office}负责。`,
  paper: (title: string, number: string, issuer: string) => `${issuer}《${title}》（${number}）`,
  since: (day: string) => `${day}起`,
  kind: { head: '组长', deputy: '副组长', member: '成员' },
  vacant: '现在空着',
  seat: (unit: string, post: string) => `${unit}${post}`,
};
