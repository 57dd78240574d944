/**
 * Records: what was found, as JSON Lines, CSV or text. {@link dev.mien.report.record.Records#open} joins a kind of
 * result (pictures, detections, videos) with a {@link dev.mien.report.record.Format}; a {@link
 * dev.mien.report.record.RecordKind} says how it is laid out as objects, as rows and as text, so that a new format is one
 * constant and one line. The fields are described in docs/guide/output.md, and a schema holds them. Writers are for one thread,
 * write as results come, and close their stream.
 */
@NullMarked
package dev.mien.report.record;

import org.jspecify.annotations.NullMarked;
