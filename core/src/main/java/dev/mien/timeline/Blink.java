package dev.mien.timeline;

import java.time.Duration;

/**
 * Eyes that closed and opened again within half a second.
 *
 * @param track whose
 * @param onset when they closed below 0.65 of the person's open eye
 * @param apex when they were seen closed furthest
 * @param offset when they opened above 0.8 of it
 * @param closure by how much the eye aspect ratio was less than that of the open eye then, 0.35 to 1, as a share of it
 */
public record Blink(long track, Duration onset, Duration apex, Duration offset, double closure) implements Signal {}
