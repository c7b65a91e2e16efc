package dev.kinora.transcoder.ingest;

import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.transcoder.supply.TitleEvents;
import dev.kinora.transcoder.supply.TitleOutcomes;
import dev.kinora.transcoder.work.CodecsPool;
import java.time.InstantSource;

/** What ingesting and reconciling work with. */
public record IngestParts(
    AssetStore store,
    SpanLedger ledger,
    TitleCatalogue catalogue,
    TitleOutcomes outcomes,
    TitleEvents events,
    CodecsPool codecs,
    InstantSource clock) {}
