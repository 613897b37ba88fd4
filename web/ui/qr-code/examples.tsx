import type { QrView } from '../../../contract/public-views.ts';
import { QrCode } from './qr-code.tsx';

/** A real code of an invented address. */
export const exampleQr: QrView = {
  size: 37,
  address: 'https://qingxi.example/i/QX-MZ-012',
  path: 'M4 4.5h7m5 0h1m1 0h1m2 0h4m1 0h7M4 5.5h1m5 0h1m4 0h2m3 0h1m1 0h1m1 0h1m1 0h1m5 0h1M4 6.5h1m1 0h3m1 0h1m2 0h1m1 0h2m1 0h2m1 0h1m2 0h1m1 0h1m1 0h3m1 0h1M4 7.5h1m1 0h3m1 0h1m3 0h1m1 0h2m2 0h1m1 0h2m2 0h1m1 0h3m1 0h1M4 8.5h1m1 0h3m1 0h1m2 0h1m2 0h1m4 0h2m3 0h1m1 0h3m1 0h1M4 9.5h1m5 0h1m1 0h3m4 0h2m2 0h2m1 0h1m5 0h1M4 10.5h7m1 0h1m1 0h1m1 0h1m1 0h1m1 0h1m1 0h1m1 0h1m1 0h7M13 11.5h3m1 0h1m1 0h4m1 0h1M4 12.5h1m2 0h1m1 0h2m1 0h3m3 0h1m1 0h1m1 0h2m1 0h1m1 0h1M5 13.5h3m7 0h1m1 0h1m1 0h3m2 0h1m1 0h1m2 0h1m2 0h1M5 14.5h1m1 0h1m1 0h3m1 0h1m1 0h5m2 0h3m1 0h2m1 0h3M4 15.5h1m3 0h1m4 0h2m1 0h2m2 0h1m2 0h3m1 0h1m2 0h2M4 16.5h1m4 0h2m3 0h1m3 0h3m4 0h2m2 0h1m1 0h2M8 17.5h1m2 0h1m1 0h2m2 0h9M4 18.5h1m1 0h1m3 0h1m1 0h1m2 0h1m1 0h2m1 0h1m3 0h1m2 0h1m1 0h4M7 19.5h3m3 0h1m1 0h1m3 0h1m2 0h3m3 0h2m1 0h1M5 20.5h2m1 0h3m2 0h2m2 0h1m2 0h3m1 0h1m6 0h1M5 21.5h1m1 0h3m4 0h2m1 0h2m1 0h2m3 0h3m1 0h1m2 0h1M4 22.5h1m1 0h3m1 0h2m1 0h2m3 0h3m1 0h1m2 0h1m1 0h2m2 0h2M7 23.5h3m1 0h1m1 0h2m3 0h1m1 0h1m1 0h1m2 0h1m1 0h2m2 0h2M4 24.5h1m3 0h3m1 0h1m7 0h1m1 0h1m1 0h5m1 0h1M12 25.5h2m1 0h2m1 0h2m2 0h3m3 0h1m1 0h3M4 26.5h7m4 0h2m2 0h1m1 0h1m2 0h1m1 0h1m1 0h1m2 0h1M4 27.5h1m5 0h1m1 0h1m1 0h3m1 0h1m2 0h1m2 0h1m3 0h4M4 28.5h1m1 0h3m1 0h1m2 0h1m2 0h1m2 0h1m4 0h5M4 29.5h1m1 0h3m1 0h1m1 0h1m6 0h4m3 0h5m1 0h1M4 30.5h1m1 0h3m1 0h1m2 0h3m1 0h1m1 0h1m1 0h2m1 0h1m3 0h3m1 0h1M4 31.5h1m5 0h1m2 0h2m3 0h1m1 0h2m2 0h1m6 0h1M4 32.5h7m1 0h2m1 0h1m1 0h2m3 0h1m1 0h2m2 0h1m2 0h1',
};

/** Drawn by the component tests. */
export const examples = {
  'with a name': <QrCode qr={exampleQr} label="本页二维码" />,
  'as decoration': <QrCode qr={exampleQr} label={null} />,
};
