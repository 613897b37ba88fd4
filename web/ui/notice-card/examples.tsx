import { NoticeList } from './notice-card.tsx';

/** Drawn by the component tests. */
export const examples = {
  list: (
    <NoticeList
      notices={[
        {
          id: 'n-1',
          title: '<i>王某某</i>家公示',
          unitName: '石桥村',
          itemCode: 'QX-MZ-012',
          itemName: '低保申请',
          from: '2026-11-19',
          until: '2026-11-25',
          day: 5,
          days: 7,
          open: true,
        },
      ]}
    />
  ),
};
