package dev.kinora.sync.room;

/**
 * How a room is run.
 *
 * @param control who may play, pause, seek, change the rate and load
 * @param queue who may change the queue
 * @param chat who may write
 * @param share who may share a film of their own
 * @param takeHost who may make themselves the host
 * @param holds whether the room stops for a member whose data does not come
 * @param rates whether the rate may be changed
 * @param measuring whether members report every second
 * @param quorumPercent how many of those waited for are enough after two seconds
 */
public record Settings(
    Role control,
    Role queue,
    Role chat,
    Role share,
    Role takeHost,
    boolean holds,
    boolean rates,
    boolean measuring,
    int quorumPercent) {
  /** What a new room has: guests watch and members do everything else. */
  public static final Settings DEFAULT =
      new Settings(
          Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.MEMBER, true, true, false, 80);

  public Settings {
    if (quorumPercent < 1 || quorumPercent > 100) {
      throw new IllegalArgumentException(
          "settings.quorum: expected more than 0 and at most 1, found " + quorumPercent / 100.0);
    }
  }

  /** These settings with a change. */
  public Settings patched(Command.Patch patch) {
    return patch.on(this);
  }
}
