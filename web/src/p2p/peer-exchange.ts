import Hls, { Events, type HlsConfig } from 'hls.js';
import type { HlsJsP2PEngine } from 'p2p-media-loader-hlsjs';
import { peerConfig, type Swarm } from './peer-settings';
import type { SegmentHashes } from './segment-hashes';

/** How much came from where. Bytes. */
export interface PeerStats {
  readonly enabled: boolean;
  readonly peers: number;
  readonly fromPeersBytes: number;
  readonly fromServerBytes: number;
  readonly toPeersBytes: number;
}

export interface PeerExchangeOptions {
  readonly swarm: Swarm;
  readonly hashes: SegmentHashes;
  readonly enabled: boolean;
  readonly onChange: () => void;
}

type Library = typeof import('p2p-media-loader-hlsjs');

/** The part of hls.js that shares is only fetched by who is in a room. */
export async function loadPeerLibrary(): Promise<Library> {
  return import('p2p-media-loader-hlsjs');
}

/** Little ahead of the player itself: what lies further on is fetched by the exchange, from peers first. */
const playerBufferSeconds = 12;

/** Fetches a film's segments from other members of the room where they have them. One film's. */
export class PeerExchange {
  private engine: HlsJsP2PEngine | null = null;
  /** Picture and sound are exchanged apart: the same person is a peer of both. */
  private readonly peers = { main: new Set<string>(), secondary: new Set<string>() };
  private fromPeersBytes = 0;
  private fromServerBytes = 0;
  private toPeersBytes = 0;
  private enabled: boolean;

  constructor(
    private readonly library: Library,
    private readonly options: PeerExchangeOptions,
  ) {
    this.enabled = options.enabled;
  }

  makeHls(config: Partial<HlsConfig>): Hls {
    const SharingHls = this.library.HlsJsP2PEngine.injectMixin(Hls);
    const { swarm, hashes } = this.options;
    const hls = new SharingHls({
      ...config,
      maxBufferLength: playerBufferSeconds,
      maxMaxBufferLength: playerBufferSeconds,
      p2p: {
        core: {
          ...peerConfig(swarm, location.href, this.enabled),
          validateP2PSegment: (url, _range, data) => hashes.matches(url, data),
        },
      },
    });
    this.engine = hls.p2pEngine;
    this.listen(hls.p2pEngine);
    hls.on(Events.FRAG_LOADED, (_, { payload }) => this.countPlain(payload.byteLength));
    return hls;
  }

  setEnabled(enabled: boolean): void {
    this.enabled = enabled;
    this.engine?.applyDynamicConfig({ core: { isP2PDisabled: !enabled } });
    if (!enabled) for (const peers of Object.values(this.peers)) peers.clear();
    this.options.onChange();
  }

  stats(): PeerStats {
    const { enabled, fromPeersBytes, fromServerBytes, toPeersBytes } = this;
    const peers = Math.max(this.peers.main.size, this.peers.secondary.size);
    return { enabled, peers, fromPeersBytes, fromServerBytes, toPeersBytes };
  }

  /** While nothing is exchanged, the engine passes segments on without counting them. */
  private countPlain(bytes: number): void {
    if (this.enabled) return;
    this.fromServerBytes += bytes;
    this.options.onChange();
  }

  private listen(engine: HlsJsP2PEngine): void {
    const { onChange } = this.options;
    engine.addEventListener('onPeerConnect', ({ peerId, streamType }) => {
      this.peers[streamType].add(peerId);
      onChange();
    });
    engine.addEventListener('onPeerClose', ({ peerId, streamType }) => {
      this.peers[streamType].delete(peerId);
      onChange();
    });
    engine.addEventListener('onSegmentLoaded', ({ bytesLength, downloadSource }) => {
      if (downloadSource === 'p2p') this.fromPeersBytes += bytesLength;
      else this.fromServerBytes += bytesLength;
      onChange();
    });
    engine.addEventListener('onChunkUploaded', (bytesLength) => {
      this.toPeersBytes += bytesLength;
    });
  }
}
