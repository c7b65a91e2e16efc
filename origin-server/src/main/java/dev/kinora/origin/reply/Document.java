package dev.kinora.origin.reply;

import dev.kinora.origin.http.MediaTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A small body kept in memory with its compressed twin. Immutable.
 *
 * <p>Each representation has an entity tag of its own, since a strong tag stands for exact bytes
 * (RFC 9110, 8.8.3.3).
 */
public final class Document {
  private static final int SMALLEST_COMPRESSED = 256;
  private static final int TAG_BYTES = 12;

  private final String mediaType;
  private final ByteBuffer plain;
  private final ByteBuffer gzip;
  private final String tag;

  private Document(String mediaType, byte[] plain, byte[] gzip, String tag) {
    this.mediaType = mediaType;
    this.plain = ByteBuffer.wrap(plain).asReadOnlyBuffer();
    this.gzip = ByteBuffer.wrap(gzip).asReadOnlyBuffer();
    this.tag = tag;
  }

  /** A document of these bytes, which the caller does not change afterwards. */
  public static Document of(String mediaType, byte[] bytes) {
    boolean worthIt = MediaTypes.isText(mediaType) && bytes.length >= SMALLEST_COMPRESSED;
    return new Document(mediaType, bytes, worthIt ? compress(bytes) : new byte[0], digest(bytes));
  }

  /** A text in UTF-8. */
  public static Document of(String mediaType, String text) {
    return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  String mediaType() {
    return mediaType;
  }

  boolean hasGzip() {
    return gzip.hasRemaining();
  }

  ByteBuffer bytes(boolean compressed) {
    return (compressed ? gzip : plain).duplicate();
  }

  String entityTag(boolean compressed) {
    return compressed ? "\"" + tag + "-gzip\"" : "\"" + tag + "\"";
  }

  /** Bytes of memory that the document holds, about. */
  public int weightBytes() {
    return plain.capacity() + gzip.capacity() + 128;
  }

  private static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (GZIPOutputStream stream = new GZIPOutputStream(out)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("compressing in memory", e);
    }
    return out.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
