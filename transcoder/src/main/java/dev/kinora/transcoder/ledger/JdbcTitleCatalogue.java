package dev.kinora.transcoder.ledger;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A catalogue in the ledger's database, shared by any number of processes. Titles are kept as the
 * same JSON documents that stand in the published folder; while there is memory they stay parsed. A
 * title whose document cannot be read is set aside: logged, and left out. Safe for use by any
 * thread.
 */
public final class JdbcTitleCatalogue implements TitleCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcTitleCatalogue.class);
  private static final int FAILURE_CHARS = 2000;
  private static final int PARSED_TITLES = 20_000;
  private static final String COLUMNS =
      """
      SELECT t.title_id, t.revision, t.document, t.measured, t.failure,
        (SELECT COUNT(*) FROM ledger_span s
         WHERE s.title_id = t.title_id AND s.state = 'DONE') AS done,
        (SELECT COUNT(*) FROM ledger_span s WHERE s.title_id = t.title_id) AS total
      FROM catalogue_title t
      """;

  private final Sql sql;

  /** Rows that were complained about. */
  private final Set<String> setAside = ConcurrentHashMap.newKeySet();

  @GuardedBy("parsed")
  private final Map<String, SoftReference<Parsed>> parsed =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Parsed>> eldest) {
          return size() > PARSED_TITLES;
        }
      };

  /** Works on tables that {@link Schema} made. */
  public JdbcTitleCatalogue(DataSource source) {
    this.sql = new Sql(source);
  }

  @Override
  public void put(Title title) {
    String document = new String(TitleJson.write(title), StandardCharsets.UTF_8);
    sql.transaction(
        "put " + title.id(),
        tx -> {
          // The version's row is taken first, so that two writers of one title follow each other.
          tx.update(NEXT_VERSION);
          int known =
              tx.update(
                  "UPDATE catalogue_title SET added_at = ?, document = ?, revision = "
                      + VERSION
                      + " WHERE title_id = ?",
                  title.addedAt().toEpochMilli(),
                  document,
                  title.id());
          if (known == 0) {
            tx.update(
                "INSERT INTO catalogue_title (title_id, added_at, revision, document)"
                    + " SELECT ?, ?, version, ? FROM catalogue_version",
                title.id(),
                title.addedAt().toEpochMilli(),
                document);
          }
          return known;
        });
  }

  private static final String NEXT_VERSION = "UPDATE catalogue_version SET version = version + 1";
  private static final String VERSION = "(SELECT version FROM catalogue_version)";

  @Override
  public List<Entry> all() {
    List<Optional<Entry>> rows =
        sql.query(
            "list titles",
            row -> {
              TitleState state = stateOf(row);
              return titleOf(row).map(title -> new Entry(title, state));
            },
            COLUMNS + " ORDER BY t.added_at DESC, t.title_id");
    return rows.stream().flatMap(Optional::stream).toList();
  }

  @Override
  public Map<String, Optional<String>> failures() {
    Map<String, Optional<String>> failures = new HashMap<>();
    sql.query(
            "list ids",
            row -> Map.entry(row.getString(1), Optional.ofNullable(row.getString(2))),
            "SELECT title_id, failure FROM catalogue_title")
        .forEach(row -> failures.put(row.getKey(), row.getValue()));
    return failures;
  }

  @Override
  public List<String> unfinished() {
    return sql.query(
        "list unfinished titles",
        row -> row.getString(1),
        "SELECT title_id FROM catalogue_title WHERE failure IS NULL AND measured IS NULL"
            + " ORDER BY added_at, title_id DESC");
  }

  @Override
  public Optional<Title> find(String titleId) {
    Optional<Long> revision =
        sql.find(
            "find " + titleId,
            row -> row.getLong(1),
            "SELECT revision FROM catalogue_title WHERE title_id = ?",
            titleId);
    if (revision.isEmpty()) {
      return Optional.empty();
    }
    Optional<Title> known = known(titleId, revision.get());
    if (known.isPresent()) {
      return known;
    }
    return sql.find(
            "read " + titleId,
            this::titleOf,
            "SELECT title_id, revision, document FROM catalogue_title WHERE title_id = ?",
            titleId)
        .flatMap(title -> title);
  }

  @Override
  public Optional<TitleState> state(String titleId) {
    return sql.find(
        "find state of " + titleId,
        JdbcTitleCatalogue::stateOf,
        COLUMNS + " WHERE t.title_id = ?",
        titleId);
  }

  @Override
  public Optional<Measured> measured(String titleId) {
    return sql.find(
            "find bit rates of " + titleId,
            row -> {
              byte[] json = row.getString(1).getBytes(StandardCharsets.UTF_8);
              try {
                return Optional.of(TitleJson.readMeasured(json, "catalogue, " + titleId));
              } catch (MediaException | RuntimeException e) {
                LOG.warn("bit rates of {} are estimated: {}", titleId, e.getMessage());
                return Optional.<Measured>empty();
              }
            },
            "SELECT measured FROM catalogue_title WHERE title_id = ? AND measured IS NOT NULL",
            titleId)
        .flatMap(measured -> measured);
  }

  @Override
  public void ready(String titleId, Measured measured) {
    change(
        titleId,
        "UPDATE catalogue_title SET measured = ?, failure = NULL WHERE title_id = ?",
        new String(TitleJson.write(measured), StandardCharsets.UTF_8),
        titleId);
  }

  @Override
  public void failed(String titleId, String reason) {
    change(
        titleId,
        "UPDATE catalogue_title SET failure = ?, measured = NULL WHERE title_id = ?",
        Sql.cut(reason, FAILURE_CHARS),
        titleId);
  }

  @Override
  public void reopen(String titleId) {
    change(
        titleId,
        "UPDATE catalogue_title SET failure = NULL, measured = NULL WHERE title_id = ?",
        titleId);
  }

  @Override
  public boolean remove(String titleId) {
    return change(titleId, "DELETE FROM catalogue_title WHERE title_id = ?", titleId);
  }

  private boolean change(String titleId, String update, Object... values) {
    return sql.transaction(
        "change " + titleId, tx -> tx.update(update, values) > 0 && tx.update(NEXT_VERSION) > 0);
  }

  @Override
  public long version() {
    return sql.find(
            "find the catalogue's version",
            row -> row.getLong(1),
            "SELECT version FROM catalogue_version")
        .orElseThrow();
  }

  private static TitleState stateOf(ResultSet row) throws SQLException {
    String failure = row.getString("failure");
    if (failure != null) {
      return new TitleState.Failed(failure);
    }
    return row.getString("measured") != null
        ? new TitleState.Ready()
        : new TitleState.Playable(row.getInt("done"), row.getInt("total"));
  }

  /** Empty when the row cannot be read, as after a change of version: the others can. */
  private Optional<Title> titleOf(ResultSet row) throws SQLException {
    String titleId = row.getString("title_id");
    long revision = row.getLong("revision");
    Optional<Title> known = known(titleId, revision);
    if (known.isPresent()) {
      return known;
    }
    byte[] json = row.getString("document").getBytes(StandardCharsets.UTF_8);
    try {
      Title title = TitleJson.readTitle(json, "catalogue, " + titleId);
      synchronized (parsed) {
        parsed.put(titleId, new SoftReference<>(new Parsed(revision, title)));
      }
      return Optional.of(title);
    } catch (MediaException | RuntimeException e) {
      if (setAside.add(titleId + " " + revision)) {
        LOG.warn("title {} is set aside: {}; reindex reads it anew", titleId, e.getMessage());
      }
      return Optional.empty();
    }
  }

  private Optional<Title> known(String titleId, long revision) {
    synchronized (parsed) {
      return Optional.ofNullable(parsed.get(titleId))
          .flatMap(reference -> Optional.ofNullable(reference.get()))
          .filter(p -> p.revision == revision)
          .map(Parsed::title);
    }
  }

  private record Parsed(long revision, Title title) {}
}
