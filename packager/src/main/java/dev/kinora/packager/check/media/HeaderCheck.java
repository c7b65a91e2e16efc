package dev.kinora.packager.check.media;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.EditListBox;
import dev.kinora.packager.isobmff.FileTypeBox;
import dev.kinora.packager.isobmff.PlacedBox;
import dev.kinora.packager.isobmff.SampleSizeBox;
import dev.kinora.packager.isobmff.TimeToSampleBox;
import dev.kinora.packager.isobmff.TrackExtendsBox;
import dev.kinora.packager.isobmff.TrackHeaderBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a header: its brands, its boxes, its edit lists and its sample entries. Pure functions.
 */
public final class HeaderCheck {
  private static final int MOST_TRACKS = 32;
  private static final Set<String> LATE_ENOUGH = Set.of("iso6", "iso7", "iso8", "iso9");
  private static final Set<String> SAYS_NOTHING = Set.of("free", "skip", "uuid");

  private HeaderCheck() {}

  /**
   * Checks a header; broken bytes are findings too.
   *
   * @param place names the header in findings
   * @return what segments are then judged by; empty if it cannot be read
   */
  public static Optional<IsoHeader> check(Place place, ByteBuffer header, Findings out) {
    try {
      List<PlacedBox> boxes = new ArrayList<>(Boxes.readPlaced(header));
      boxes.removeIf(box -> SAYS_NOTHING.contains(box.box().type()));
      List<String> types = boxes.stream().map(box -> box.box().type()).toList();
      if (!types.equals(List.of("ftyp", "moov"))) {
        out.add(MediaRule.HEADER_BOXES, place, "ftyp and moov", types);
        return Optional.empty();
      }
      boolean cmaf = brands(place, (FileTypeBox) boxes.getFirst().box(), out);
      Place movie = place.offset(boxes.getLast().offset());
      movie(movie, (ContainerBox) boxes.getLast().box(), cmaf, out);
      return tracks(movie, header, cmaf, out);
    } catch (MediaException e) {
      out.add(MediaRule.HEADER_BOXES, place, e);
      return Optional.empty();
    }
  }

  /**
   * A header that was read already, by itself.
   *
   * @throws MediaException if its codec configuration is broken
   */
  public static IsoHeader of(InitSegment init) throws MediaException {
    boolean cmaf = init.brands().contains("cmfc") || init.brands().contains("cmf2");
    TrackFacts facts = SampleEntryCheck.check(Place.of("header"), init, new Findings());
    return new IsoHeader(List.of(init), List.of(facts), cmaf);
  }

  private static boolean brands(Place place, FileTypeBox ftyp, Findings out) {
    List<String> brands = ftyp.compatibleBrands();
    boolean cmaf = brands.contains("cmfc") || brands.contains("cmf2");
    if (!cmaf || brands.stream().noneMatch(LATE_ENOUGH::contains)) {
      out.add(MediaRule.BRANDS, place, "cmfc or cmf2 with iso6 or later", brands);
    }
    return cmaf;
  }

  private static void movie(Place place, ContainerBox moov, boolean cmaf, Findings out)
      throws MediaException {
    List<ContainerBox> traks = moov.containers("trak");
    if (traks.isEmpty() || (cmaf && traks.size() > 1) || traks.size() > MOST_TRACKS) {
      out.add(MediaRule.HEADER_BOXES, place, "one trak", traks.size());
    }
    List<TrackExtendsBox> defaults = new ArrayList<>();
    moov.containers("mvex").forEach(mvex -> defaults.addAll(mvex.all(TrackExtendsBox.class)));
    for (ContainerBox trak : traks) {
      long id = trak.only(TrackHeaderBox.class).trackId();
      if (defaults.stream().noneMatch(trex -> trex.trackId() == id)) {
        out.add(MediaRule.HEADER_BOXES, place, "mvex with a trex for track " + id, "none");
      }
      emptyTables(place, trak, out);
      if (cmaf) {
        editList(place, trak, out);
      }
    }
  }

  private static void emptyTables(Place place, ContainerBox trak, Findings out)
      throws MediaException {
    ContainerBox stbl = trak.onlyContainer("mdia").onlyContainer("minf").onlyContainer("stbl");
    long samples =
        stbl.find(SampleSizeBox.class).map(SampleSizeBox::sampleCount).orElse(0L)
            + stbl.find(TimeToSampleBox.class).map(box -> box.entries().size()).orElse(0);
    if (samples > 0) {
      out.add(MediaRule.HEADER_BOXES, place, "empty sample tables", samples + " entries");
    }
  }

  private static void editList(Place place, ContainerBox trak, Findings out) throws MediaException {
    for (ContainerBox edts : trak.containers("edts")) {
      List<EditListBox.Edit> edits = edts.only(EditListBox.class).edits();
      boolean plain =
          edits.size() == 1
              && edits.getFirst().rateInteger() == 1
              && edits.getFirst().mediaTime() >= 0;
      if (!plain) {
        out.add(MediaRule.EDIT_LIST, place, "one edit at rate 1 without a hole", edits);
      }
    }
  }

  private static Optional<IsoHeader> tracks(
      Place place, ByteBuffer header, boolean cmaf, Findings out) throws MediaException {
    List<InitSegment> inits = new ArrayList<>();
    List<TrackFacts> facts = new ArrayList<>();
    for (InitSegment init : InitSegment.parseTracks(header)) {
      if (inits.size() >= MOST_TRACKS) {
        break;
      }
      if (init.timescale() < 1 || init.timescale() > Integer.MAX_VALUE) {
        out.add(MediaRule.HEADER_BOXES, place, "a timescale above 0", init.timescale());
      } else {
        inits.add(init);
        facts.add(SampleEntryCheck.check(place, init, out));
      }
    }
    return inits.isEmpty() ? Optional.empty() : Optional.of(new IsoHeader(inits, facts, cmaf));
  }
}
