package dev.kinora.packager.remux;

import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;

/**
 * What decides whether pictures can be played as they are.
 *
 * @param probed what the decoder found
 * @param configuration of the codec
 * @param sps the only one in it
 * @param longestGap seconds between two key frames that a segment can start with, or to the end
 * @param openKeys of those key frames that were looked at, how many need pictures before them
 * @param changingKeys how many bring other parameters
 * @param fits whether no stretch that was looked at has more pictures than frames
 * @param startsAlike whether container and decoder agree on when the first picture is shown
 * @param soundLeads whether sound begins so early that the title does
 * @param averageBitsPerSecond of the whole file
 */
record PictureFacts(
    SourceTrack.Video probed,
    AvcConfiguration configuration,
    H264Sps sps,
    Rational longestGap,
    int openKeys,
    int changingKeys,
    boolean fits,
    boolean startsAlike,
    boolean soundLeads,
    long averageBitsPerSecond) {}
