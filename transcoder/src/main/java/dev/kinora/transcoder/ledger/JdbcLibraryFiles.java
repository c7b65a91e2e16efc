package dev.kinora.transcoder.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The films that were found in folders, how they looked then, and what became of them. Safe for use
 * by any thread and by several processes.
 */
public final class JdbcLibraryFiles {
  private static final int REASON_CHARS = 2000;
  private static final int PATH_CHARS = 4096;
  private static final String COLUMNS =
      "SELECT path, size_bytes, modified_at, file_key, beside, title_id, reason, failures, missing"
          + " FROM library_file";

  private final Sql sql;

  /** Works on tables that {@link Schema} made. */
  public JdbcLibraryFiles(DataSource source) {
    this.sql = new Sql(source);
  }

  /**
   * How a file looks from outside. Two looks at an unchanged file are equal.
   *
   * @param fileKey what the file system knows it by, empty where it does not tell
   * @param beside a hash of how what lies beside it looks
   */
  public record Look(long sizeBytes, long modifiedMillis, String fileKey, String beside) {}

  /**
   * A file that was found.
   *
   * @param titleId the title that it is
   * @param reason why it is none
   * @param failures how often it could not be added for that reason
   * @param missing whether it was gone at the last look
   */
  public record Found(
      String path,
      Look look,
      Optional<String> titleId,
      Optional<String> reason,
      int failures,
      boolean missing) {}

  /** All of them. */
  public List<Found> all() {
    return sql.query("list files of the library", JdbcLibraryFiles::found, COLUMNS);
  }

  /** Those that are the same title. */
  public List<Found> ofTitle(String titleId) {
    return sql.query(
        "list files of " + titleId,
        JdbcLibraryFiles::found,
        COLUMNS + " WHERE title_id = ?",
        titleId);
  }

  /** Those that are no titles, with the reason. */
  public List<Found> refused() {
    return sql.query(
        "list refused files",
        JdbcLibraryFiles::found,
        COLUMNS + " WHERE reason IS NOT NULL ORDER BY path");
  }

  /** The titles whose file is gone, where they have no other. */
  public List<Found> missing() {
    return sql.query(
        "list missing files",
        JdbcLibraryFiles::found,
        COLUMNS
            + """
             WHERE missing AND title_id IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM library_file other
               WHERE other.title_id = library_file.title_id AND NOT other.missing)
             ORDER BY path
            """);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString(1),
        new Look(row.getLong(2), row.getLong(3), row.getString(4), row.getString(5)),
        Optional.ofNullable(row.getString(6)),
        Optional.ofNullable(row.getString(7)),
        row.getInt(8),
        row.getBoolean(9));
  }

  /** Notes a file, or what became of one that is noted. */
  public void put(Found file) {
    if (file.path().length() > PATH_CHARS) {
      // Looked at anew each time, which is slower and does no harm.
      return;
    }
    String key = key(file.path());
    String reason = file.reason().map(r -> Sql.cut(r, REASON_CHARS)).orElse(null);
    Look look = file.look();
    sql.transaction(
        "note " + file.path(),
        tx -> {
          tx.update("DELETE FROM library_file WHERE path_sha256 = ?", key);
          return tx.update(
              "INSERT INTO library_file (path_sha256, path, size_bytes, modified_at, file_key,"
                  + " beside, title_id, reason, failures, missing)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              key,
              file.path(),
              look.sizeBytes(),
              look.modifiedMillis(),
              look.fileKey(),
              look.beside(),
              file.titleId().orElse(null),
              reason,
              file.failures(),
              file.missing());
        });
  }

  /** Forgets a file. */
  public void remove(String path) {
    sql.update("forget " + path, "DELETE FROM library_file WHERE path_sha256 = ?", key(path));
  }

  private static String key(String path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
