package dev.kinora.origin.upload;

import java.util.Optional;

/** How an upload fares, seen from outside. */
sealed interface UploadStatus {
  /** Bytes arrive. */
  record Receiving(long received, long length) implements UploadStatus {}

  /** All is there and is looked at; the trouble says why that takes so long. */
  record Probing(Optional<String> trouble) implements UploadStatus {}

  /** It can be watched already. */
  record Encoding(String titleId, int done, int total) implements UploadStatus {}

  /** All of it is made. */
  record Ready(String titleId) implements UploadStatus {}

  /** It came to nothing; there is a title if it is one that cannot be encoded to its end. */
  record Failed(Optional<String> titleId, String reason) implements UploadStatus {}

  /** As programs call it. */
  default String state() {
    return switch (this) {
      case Receiving _ -> "receiving";
      case Probing _ -> "probing";
      case Encoding _ -> "encoding";
      case Ready _ -> "ready";
      case Failed _ -> "failed";
    };
  }

  /** Share of the present state, 0 to 1. */
  default double progress() {
    return switch (this) {
      case Receiving(long received, long length) -> length == 0 ? 1 : (double) received / length;
      case Encoding(String _, int done, int total) -> total == 0 ? 1 : (double) done / total;
      case Probing _, Failed _ -> 0;
      case Ready _ -> 1;
    };
  }

  /** The title it became. */
  default Optional<String> title() {
    return switch (this) {
      case Encoding encoding -> Optional.of(encoding.titleId());
      case Ready ready -> Optional.of(ready.titleId());
      case Failed failed -> failed.titleId();
      case Receiving _, Probing _ -> Optional.empty();
    };
  }

  /** What went wrong, in a sentence. */
  default Optional<String> error() {
    return switch (this) {
      case Probing probing -> probing.trouble();
      case Failed failed -> Optional.of(failed.reason());
      case Receiving _, Encoding _, Ready _ -> Optional.empty();
    };
  }
}
