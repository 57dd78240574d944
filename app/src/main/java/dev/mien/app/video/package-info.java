/**
 * The verbs {@code video} and {@code live}, both over {@link dev.mien.timeline.VideoAnalyzer}.
 */
@NullMarked
package dev.mien.app.video;

import org.jspecify.annotations.NullMarked;
