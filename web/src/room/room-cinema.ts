import type { Api } from '../api/client';
import { problemOf, type Problem } from '../api/problem';
import type { TitleDetail } from '../api/types';
import { loadPeerLibrary, PeerExchange, type PeerStats } from '../p2p/peer-exchange';
import { editionOf, keepPeersWanted, peersWanted } from '../p2p/peer-settings';
import { SegmentHashes } from '../p2p/segment-hashes';
import type { Pilot } from '../player/pilot';
import { sharedStream, type Media } from './protocol';
import type { Room } from './room';
import { askHashes } from './room-api';
import { RoomPilot, type PilotOptions } from './room-pilot';

/** A title of the library as the room watches it. */
export interface Screening {
  readonly title: TitleDetail;
  readonly pilot: Pilot;
}

/** The title that the room watches: looked up, and with it who flies its player and who shares it. */
export class RoomCinema {
  private source: string | null = null;
  private exchange: PeerExchange | null = null;
  private readonly hashes: SegmentHashes;
  screening: Screening | null = null;
  problem: Problem | null = null;
  peersWanted = peersWanted();

  constructor(
    private readonly room: Room,
    private readonly api: Api,
    private readonly pilot: Omit<PilotOptions, 'follower'>,
    private readonly onChange: () => void,
  ) {
    const ask = (title: string, rendition: string) => askHashes(api.http, title, rendition);
    this.hashes = new SegmentHashes(ask, () => performance.now());
  }

  /** Looks at the room: another title gets another player. */
  follow(): void {
    const media = this.room.model?.state.media ?? null;
    const source = media === null || sharedStream(media) !== null ? null : media.src;
    if (source === this.source) return;
    this.source = source;
    this.screening = null;
    this.exchange = null;
    this.problem = null;
    if (media !== null && source !== null) void this.open(media, source);
    this.onChange();
  }

  retry(): void {
    this.source = null;
    this.follow();
  }

  setPeersWanted(wanted: boolean): void {
    this.peersWanted = wanted;
    keepPeersWanted(wanted);
    this.exchange?.setEnabled(wanted);
    this.onChange();
  }

  peers(): PeerStats | null {
    return this.exchange?.stats() ?? null;
  }

  private async open(media: Media, source: string): Promise<void> {
    try {
      const [title, exchange] = await Promise.all([
        this.api.title(media.id),
        this.openExchange(media.id),
      ]);
      if (this.source !== source) return;
      this.exchange = exchange?.(title) ?? null;
      this.screening = { title, pilot: this.fly(this.exchange) };
    } catch (error) {
      if (this.source !== source) return;
      this.problem = problemOf(error);
    }
    this.onChange();
  }

  private fly(exchange: PeerExchange | null): Pilot {
    const makeHls = exchange === null ? null : exchange.makeHls.bind(exchange);
    return new RoomPilot({ ...this.pilot, follower: this.room.follower }, makeHls);
  }

  /** What makes the exchange once the title is known; null where there is nothing to exchange by. */
  private async openExchange(id: string): Promise<((title: TitleDetail) => PeerExchange) | null> {
    const { tracker = null, swarm = null } = this.room.model ?? {};
    if (tracker === null || swarm === null || !('RTCPeerConnection' in window)) return null;
    try {
      const library = await loadPeerLibrary();
      return ({ renditions }) => {
        const edition = editionOf(
          id,
          renditions.map((one) => one.name),
        );
        return new PeerExchange(library, {
          swarm: { tracker, id: swarm, edition },
          hashes: this.hashes,
          enabled: this.peersWanted,
          onChange: this.onChange,
        });
      };
    } catch (error) {
      // The film comes from the server alone then.
      console.warn('The exchange with other members could not be loaded.', error);
      return null;
    }
  }
}
