import { StickyBar } from './sticky-bar.tsx';

/** Drawn by the component tests. */
export const examples = {
  'two actions': (
    <StickyBar
      links={[
        { href: '/progress', label: '查进度' },
        { href: '/notices', label: '看公示' },
      ]}
    />
  ),
};
