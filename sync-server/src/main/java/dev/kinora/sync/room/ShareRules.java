package dev.kinora.sync.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Films that members send to one another, and the signalling that sets it up. */
final class ShareRules {
  private static final int MOST = 4;

  private ShareRules() {}

  static void start(Turn turn, Member member, Share share) {
    if (turn.mayNot(member, turn.state.settings().share(), "share a film")) {
      return;
    }
    Share known = turn.state.shares().get(share.stream());
    if (known != null && !known.member().equals(member.id())) {
      turn.refuse(Refusal.BAD, "stream: another member uses this name");
      return;
    }
    if (known == null && turn.state.shares().size() >= MOST) {
      turn.refuse(Refusal.FULL, "a room has at most " + MOST + " shared films at once");
      return;
    }
    Map<String, Share> shares = new LinkedHashMap<>(turn.state.shares());
    shares.put(share.stream(), share);
    turn.state = turn.state.sharing(shares);
    turn.all(new Notice.ShareStarted(share));
    turn.done();
  }

  static void stop(Turn turn, Member member, String stream) {
    Share share = turn.state.shares().get(stream);
    if (share == null || !share.member().equals(member.id())) {
      turn.refuse(Refusal.GONE, "you share no stream of this name");
      return;
    }
    end(turn, share);
    turn.done();
  }

  static void stopAllOf(Turn turn, Member member) {
    for (Share share : List.copyOf(turn.state.shares().values())) {
      if (share.member().equals(member.id())) {
        end(turn, share);
      }
    }
  }

  private static void end(Turn turn, Share share) {
    Map<String, Share> shares = new LinkedHashMap<>(turn.state.shares());
    shares.remove(share.stream());
    turn.state = turn.state.sharing(shares);
    turn.all(new Notice.ShareStopped(share.member(), share.stream()));
    Playback play = turn.play();
    boolean watched = play.media().filter(share::isShownBy).isPresent();
    boolean goesOn =
        switch (play.phase()) {
          case PREPARING, PLAYING, HOLDING -> true;
          case IDLE, PAUSED, ENDED -> false;
        };
    if (watched && goesOn) {
      // There is no picture any more: the room stands where it ended.
      Motion here =
          new Motion(play.positionAt(turn.now), play.motion().rateThousandths(), turn.now);
      turn.become(play.then("share-ended", share.member(), Phase.PAUSED, here));
    }
  }

  /**
   * Relays between two members of the room about a stream that is announced. For a file one of the
   * two is who shares it; a live stream may be handed on by viewers.
   */
  static void signal(Turn turn, Member from, Command.Signal c) {
    Share share = turn.state.shares().get(c.stream());
    if (share == null) {
      turn.refuse(Refusal.GONE, "stream: nobody shares it");
      return;
    }
    boolean concerned =
        share.kind() == Share.Kind.LIVE
            || share.member().equals(from.id())
            || share.member().equals(c.to());
    boolean there =
        turn.people().find(c.to()).filter(Member::present).isPresent() && !c.to().equals(from.id());
    if (!concerned || !there) {
      turn.refuse(Refusal.GONE, "to: no other member of this room has to do with the stream");
      return;
    }
    turn.one(c.to(), new Notice.Signalled(from.id(), c.to(), c.stream(), c.kind(), c.body()));
    turn.done();
  }
}
