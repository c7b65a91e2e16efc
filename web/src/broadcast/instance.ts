import type { Api } from '../api/client';
import { request } from '../ui/events';
import { Broadcast } from './broadcast';

let broadcast: Broadcast | null = null;

/** The one broadcast of this page; made when the page for it is first opened. */
export function pageBroadcast(api: Api): Broadcast {
  if (broadcast !== null) return broadcast;
  const made = new Broadcast(api.http);
  let told: string | null = null;
  made.subscribe(() => {
    const name =
      made.phase.kind === 'live' || made.phase.kind === 'ending' ? made.phase.name : null;
    if (name === told) return;
    told = name;
    warnBeforeLeaving(name !== null);
    request(document, 'kinora-broadcast', { name });
  });
  broadcast = made;
  return made;
}

const onBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();

function warnBeforeLeaving(onAir: boolean): void {
  if (onAir) window.addEventListener('beforeunload', onBeforeUnload);
  else window.removeEventListener('beforeunload', onBeforeUnload);
}
