import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './desk.css';
import { DeskApp } from './desk-app.tsx';
import { speakAs } from './speech.ts';

async function open(place: HTMLElement): Promise<void> {
  await speakAs(document.documentElement.lang);
  createRoot(place).render(
    <StrictMode>
      <DeskApp nonce={place.dataset['nonce'] ?? ''} />
    </StrictMode>,
  );
}

const place = document.getElementById('desk');
if (place !== null) void open(place);
