import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import type { DeskItem, DeskView } from '../../contract/desk-types.ts';
import { act, ask, newKey } from './desk-client.ts';

/** Who is at the desk, what he may do where, what waits for him. */
export function useDesk(wanted = true) {
  return useQuery({ queryKey: ['desk'], queryFn: () => ask<DeskView>(''), enabled: wanted });
}

/** Anything the desk answers to a reading address. */
export function useAnswer<Answer>(path: string, wanted = true) {
  return useQuery({ queryKey: ['answer', path], queryFn: () => ask<Answer>(path), enabled: wanted });
}

/** One item. */
export function useItem(id: string) {
  return useAnswer<DeskItem>(`/items/${id}`);
}

/**
 * An act of the desk: `run(path, body)`. Afterwards everything shown is read anew. Each press has a key of its own; a press repeated after a
 * broken connection keeps it, so that it has one effect. `token` is given by screens that are no part of the compiler's desk.
 */
export function useAct<Answer>(token?: string) {
  const desk = useDesk(token === undefined);
  const client = useQueryClient();
  const pressed = useRef<{ readonly what: string; readonly key: string } | null>(null);
  const mutation = useMutation({
    mutationFn: ({ path, body }: { readonly path: string; readonly body: unknown }) => {
      const what = `${path} ${body instanceof Blob ? String(body.size) : JSON.stringify(body)}`;
      const key = pressed.current?.what === what ? pressed.current.key : newKey();
      pressed.current = { what, key };
      return act<Answer>(path, { body, csrf: token ?? desk.data?.csrf ?? '', key });
    },
    onSuccess: async () => {
      pressed.current = null;
      await client.invalidateQueries();
    },
  });
  return { ...mutation, run: (path: string, body: unknown) => mutation.mutateAsync({ path, body }) };
}
