package dev.kinora.packager.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.finding.Finding;
import dev.kinora.packager.check.finding.Severity;
import dev.kinora.packager.check.load.FolderResources;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.HeaderSettings;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.cmaf.TestSegments;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A package in a folder that breaks no rule: two rungs of three seconds, sound, HLS and DASH. Tests
 * break one thing in it.
 */
final class GoodPackage {
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final int SOUND_RATE = 44_100;
  private static final int FRAMES_A_SEGMENT = 43;

  private final Path folder;
  private Duration waited = Duration.ZERO;

  private GoodPackage(Path folder) {
    this.folder = folder;
  }

  static GoodPackage in(Path folder) throws IOException, MediaException {
    GoodPackage made = new GoodPackage(folder);
    String video = "";
    for (String rung : List.of("v1", "v2")) {
      video = made.pictures(rung);
    }
    made.sound();
    made.write("master.m3u8", made.master(video));
    made.write("manifest.mpd", made.manifest(video));
    return made;
  }

  private String pictures(String rung) throws IOException, MediaException {
    InitSegment source = TestSegments.source(TestSegments.VIDEO);
    long delay = TestSegments.delay(TestSegments.VIDEO);
    byte[] header =
        source.toCmafHeader(HeaderSettings.of(1, (int) source.timescale(), delay, "und"));
    write(rung + "/init.mp4", header);
    int n = 0;
    for (ByteBuffer segment : TestSegments.segments(TestSegments.VIDEO)) {
      write(rung + "/" + n++ + ".m4s", Bytes.view(segment).toArray());
    }
    write(rung + "/index.m3u8", media("1.000000", n));
    return InitSegment.parse(ByteBuffer.wrap(header)).codecs();
  }

  private void sound() throws IOException, MediaException {
    InitSegment source = TestSegments.source(TestSegments.SOUND);
    write("a/init.mp4", source.toCmafHeader(HeaderSettings.of(1, SOUND_RATE, 0, "de")));
    for (int n = 0; n < 3; n++) {
      write("a/" + n + ".m4s", soundSegment(n, soundSamples()));
    }
    write("a/index.m3u8", media("0.998458", 3));
  }

  /** Frames enough for a segment. */
  static List<CmafSample> soundSamples() throws MediaException {
    List<CmafSample> all = new ArrayList<>();
    for (var fragment : TestSegments.sourceFragments(TestSegments.SOUND)) {
      all.addAll(TestSegments.samples(TestSegments.SOUND, fragment));
    }
    return List.copyOf(all.subList(0, FRAMES_A_SEGMENT));
  }

  /** The samples of a segment of pictures. */
  static List<CmafSample> pictureSamples(int n) throws MediaException {
    return TestSegments.samples(
        TestSegments.VIDEO, TestSegments.sourceFragments(TestSegments.VIDEO).get(n));
  }

  static byte[] pictureSegment(int n, List<CmafSample> samples) throws MediaException {
    long start = TestSegments.sourceFragments(TestSegments.VIDEO).get(n).baseDecodeTimeTicks();
    return new MediaSegmentWriter(1).write(n + 1L, start, samples).toByteArray();
  }

  static byte[] soundSegment(int n, List<CmafSample> samples) {
    return new MediaSegmentWriter(1)
        .write(n + 1L, (long) n * FRAMES_A_SEGMENT * 1024, samples)
        .toByteArray();
  }

  private static String media(String seconds, int count) {
    StringBuilder text =
        new StringBuilder(
            """
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-TARGETDURATION:1
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-MAP:URI="init.mp4"
            """);
    for (int n = 0; n < count; n++) {
      text.append("#EXTINF:%s,\n%d.m4s\n".formatted(seconds, n));
    }
    return text.append("#EXT-X-ENDLIST\n").toString();
  }

  private long bits(String rendition, boolean peak) throws IOException {
    long sum = 0;
    long most = 0;
    for (int n = 0; n < 3; n++) {
      long bits = 8 * Files.size(folder.resolve(rendition + "/" + n + ".m4s"));
      sum += bits;
      most = Math.max(most, bits);
    }
    return peak ? most : sum / 3;
  }

  private String master(String video) throws IOException {
    // Room for a test that makes a segment a few bytes longer.
    long peak = (bits("v1", true) + bits("a", true)) * 105 / 100;
    long average = bits("v1", false) + bits("a", false);
    String variant =
        """
        #EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS="%s,mp4a.40.2",RESOLUTION=128x72,FRAME-RATE=24.000,AUDIO="sound"
        """
            .formatted(peak, average, video);
    return """
    #EXTM3U
    #EXT-X-VERSION:6
    #EXT-X-INDEPENDENT-SEGMENTS
    #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="a/index.m3u8"
    %sv1/index.m3u8
    %sv2/index.m3u8
    """
        .formatted(variant, variant);
  }

  private String manifest(String video) throws IOException {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static" mediaPresentationDuration="PT3S" maxSegmentDuration="PT1.5S" minBufferTime="PT1.5S">
      <Period id="0">
        <AdaptationSet id="0" contentType="video" mimeType="video/mp4" segmentAlignment="true" startWithSAP="1">
          <SegmentTemplate timescale="12288" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number$.m4s" startNumber="0">
            <SegmentTimeline>
              <S t="0" d="12288" r="2"/>
            </SegmentTimeline>
          </SegmentTemplate>
          <Representation id="v1" bandwidth="%1$d" codecs="%3$s" width="128" height="72" frameRate="24"/>
          <Representation id="v2" bandwidth="%1$d" codecs="%3$s" width="128" height="72" frameRate="24"/>
        </AdaptationSet>
        <AdaptationSet id="1" contentType="audio" mimeType="audio/mp4" lang="de" segmentAlignment="true" startWithSAP="1">
          <SegmentTemplate timescale="44100" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number$.m4s" startNumber="0">
            <SegmentTimeline>
              <S t="0" d="44032" r="2"/>
            </SegmentTimeline>
          </SegmentTemplate>
          <Representation id="a" bandwidth="%2$d" codecs="mp4a.40.2" audioSamplingRate="44100">
            <AudioChannelConfiguration schemeIdUri="urn:mpeg:mpegB:cicp:ChannelConfiguration" value="2"/>
          </Representation>
        </AdaptationSet>
      </Period>
    </MPD>
    """
        .formatted(bits("v1", true), bits("a", true), video);
  }

  void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Puts other text in the place of one that is there. */
  void replace(String name, String old, String other) throws IOException {
    String text = text(name);
    assertTrue(text.contains(old), "\"%s\" in %s".formatted(old, text));
    write(name, text.replace(old, other));
  }

  /** Puts other text in the place of the first or last one that is there. */
  void replaceLast(String name, String old, String other) throws IOException {
    String text = text(name);
    int at = text.lastIndexOf(old);
    assertTrue(at >= 0, "\"%s\" in %s".formatted(old, text));
    write(name, text.substring(0, at) + other + text.substring(at + old.length()));
  }

  void replaceFirst(String name, String old, String other) throws IOException {
    String text = text(name);
    int at = text.indexOf(old);
    assertTrue(at >= 0, "\"%s\" in %s".formatted(old, text));
    write(name, text.substring(0, at) + other + text.substring(at + old.length()));
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  void delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  void bytes(String name, UnaryOperator<byte[]> change) throws IOException {
    write(name, change.apply(Files.readAllBytes(folder.resolve(name))));
  }

  /** Changes the boxes of a file, all levels below the top included. */
  void boxes(String name, UnaryOperator<Box> change) throws IOException, MediaException {
    List<Box> boxes = new ArrayList<>();
    for (Box box : Boxes.readAll(ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))))) {
      boxes.add(deep(box, change));
    }
    write(name, Boxes.write(boxes));
  }

  private static Box deep(Box box, UnaryOperator<Box> change) {
    if (box instanceof ContainerBox container) {
      List<Box> children = new ArrayList<>();
      container.children().forEach(child -> children.add(deep(child, change)));
      return change.apply(new ContainerBox(container.type(), children));
    }
    return change.apply(box);
  }

  /** What a check of one document finds. */
  Report check(String document) throws Exception {
    return check(document, CheckSettings.everything());
  }

  Report check(String document, CheckSettings settings) throws Exception {
    FolderResources resources = new FolderResources(folder);
    PackageCheck check =
        new PackageCheck(resources, resources.root().toUri(), settings, new Still(() -> {}));
    check.add(resources.root().resolve(document).toUri());
    return check.report();
  }

  /** What a check finds that sees the document change while it waits. */
  Report checkLive(String document, Planted.Change meanwhile) throws Exception {
    FolderResources resources = new FolderResources(folder);
    Still watcher = new Still(() -> meanwhile.in(this));
    PackageCheck check =
        new PackageCheck(resources, resources.root().toUri(), CheckSettings.sample(), watcher);
    check.add(resources.root().resolve(document).toUri());
    waited = watcher.waited;
    return check.report();
  }

  /** How long the last live check let pass. */
  Duration waited() {
    return waited;
  }

  /** The rules that findings of that severity, or a worse one, name. */
  static Set<String> rules(Report report, Severity least) {
    return report.findings().stream()
        .filter(f -> f.severity().compareTo(least) <= 0)
        .map(f -> f.rule().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String lines(Report report) {
    return report.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }

  /** What happens while a check waits. */
  interface Meanwhile {
    void happens() throws Exception;
  }

  /** A clock that goes on only when somebody waits, and nobody who looks. */
  static final class Still implements CheckWatcher {
    private final Meanwhile meanwhile;
    private Duration waited = Duration.ZERO;

    Still(Meanwhile meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public Instant now() {
      return NOW.plus(waited);
    }

    @Override
    public void pause(Duration time) {
      waited = waited.plus(time);
      try {
        meanwhile.happens();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void progress(int done, int known) {
      assertTrue(done <= known);
    }
  }
}
