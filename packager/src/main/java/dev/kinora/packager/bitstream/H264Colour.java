package dev.kinora.packager.bitstream;

/**
 * Colour as ISO/IEC 23091-2 codes; 2 is not specified.
 *
 * @param primaries colour_primaries
 * @param transfer transfer_characteristics
 * @param matrix matrix_coefficients
 */
public record H264Colour(int primaries, int transfer, int matrix) {}
