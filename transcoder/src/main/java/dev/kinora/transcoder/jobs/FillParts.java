package dev.kinora.transcoder.jobs;

import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.transcoder.cache.SegmentRoom;
import dev.kinora.transcoder.ledger.JdbcJobs;
import dev.kinora.transcoder.supply.Demand;
import dev.kinora.transcoder.supply.SegmentPublisher;
import dev.kinora.transcoder.supply.StopGate;
import dev.kinora.transcoder.supply.TitleOutcomes;
import dev.kinora.transcoder.work.CodecsPool;

/** What background filling works with. */
public record FillParts(
    SpanLedger ledger,
    TitleCatalogue catalogue,
    SegmentPublisher publisher,
    TitleOutcomes outcomes,
    CodecsPool codecs,
    Demand demand,
    StopGate gate,
    JdbcJobs notes,
    SegmentRoom room) {}
