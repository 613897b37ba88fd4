import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './desk.css';
import { DeskApp } from './desk-app.tsx';

const place = document.getElementById('desk');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <DeskApp nonce={place.dataset['nonce'] ?? ''} />
    </StrictMode>,
  );
}
