import { Lamp } from './lamp.tsx';

/** Drawn by the component tests. */
export const examples = {
  red: <Lamp lamp="red" />,
  yellow: <Lamp lamp="yellow" />,
};
