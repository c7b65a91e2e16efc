import { readStored, writeStored } from '../storage';

const key = 'kinora.peers';

/** Whether this device exchanges films with other members: it does until its viewer says no. */
export function peersWanted(): boolean {
  return readStored(key) !== 'off';
}

export function keepPeersWanted(wanted: boolean): void {
  writeStored(key, wanted ? null : 'off');
}

export interface Swarm {
  /** Path of the tracker on this host, with its token. */
  readonly tracker: string;
  /** Of the room; nobody outside can guess it. */
  readonly id: string;
  /** Names the very encoding, so that different bytes never meet. */
  readonly edition: string;
}

/** The tracker of this host as a socket's address; it never leads to another one. */
export function trackerAddress(path: string, page: string): string {
  const address = new URL(path, page);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

/** The renditions' names carry their recipe: another encoding is another edition. */
export function editionOf(title: string, renditions: readonly string[]): string {
  return [title, ...[...renditions].sort()].join('~');
}

/** What p2p-media-loader is told; its own defaults would ask strangers for peers and addresses. */
export function peerConfig(swarm: Swarm, page: string, enabled: boolean) {
  return {
    announceTrackers: [trackerAddress(swarm.tracker, page)],
    rtcConfig: { iceServers: [] },
    swarmId: `${swarm.id}~${swarm.edition}`,
    isP2PDisabled: !enabled,
    highDemandTimeWindow: 5,
    httpDownloadTimeWindow: 20,
    p2pDownloadTimeWindow: 60,
    simultaneousHttpDownloads: 1,
    httpDownloadInitialTimeoutMs: 800,
    // Segments are made when they are asked for, which takes seconds on a busy machine.
    httpNotReceivingBytesTimeoutMs: 30_000,
    p2pErrorRetries: 1,
    segmentMemoryStorageLimit: 256,
  };
}
