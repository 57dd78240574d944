package dev.mien.source;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a medium says of itself before it is read.
 *
 * @param name as messages call it; a password in an address is masked
 * @param codec such as "h264", or "pictures"
 * @param width of the frames as handed over: upright, in square pixels
 * @param height likewise
 * @param frameRate frames a second as declared; the real time stamps may say otherwise
 * @param duration as declared; empty for streams and cameras
 */
public record VideoInfo(
        String name, String codec, int width, int height, OptionalDouble frameRate, Optional<Duration> duration) {}
