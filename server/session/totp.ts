import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../core/kernel/instant.ts';
