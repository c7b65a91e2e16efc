import type { Api } from '../api/client';
import { request } from '../ui/events';
import { UploadRecords } from './records';
import { tusTransfers } from './tus-transfer';
import { UploadQueue } from './upload-queue';

let queue: UploadQueue | null = null;

/** The one queue of this page; made when the upload page is first opened. */
export function uploadQueue(api: Api): UploadQueue {
  queue ??= new UploadQueue({
    openTransfer: tusTransfers(api.http),
    uploads: api.uploads,
    records: new UploadRecords(),
    now: () => performance.now(),
    onTotals: (totals) => {
      warnBeforeLeaving(totals !== null);
      request(document, 'kinora-uploads', { totals });
    },
  });
  return queue;
}

const onBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The rest of a file can only be sent after it has been chosen again. */
function warnBeforeLeaving(sending: boolean): void {
  if (sending) window.addEventListener('beforeunload', onBeforeUnload);
  else window.removeEventListener('beforeunload', onBeforeUnload);
}
