import { ItemList } from './item-card.tsx';

/** Drawn by the component tests. */
export const examples = {
  list: (
    <ItemList
      items={[
        {
          code: 'QX MZ/012',
          plainName: '低保申请',
          name: '最低生活保障审核确认',
          unitName: '云岭镇',
          lead: '每月领钱。',
          category: '便民服务类',
        },
      ]}
    />
  ),
};
